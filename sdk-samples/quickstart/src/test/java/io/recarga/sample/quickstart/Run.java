package io.recarga.sample.quickstart;

import io.recarga.simulator.Fault;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;

/** One run of the program in this process: what it printed and how it ended. */
record Run(int code, String out, String err) {

  static Run of(String... args) {
    return with(() -> Wiring.simulator(ReloadlySimulator.start()), args);
  }

  /** Runs with the next money calls meeting {@code faults}. */
  static Run faulty(List<Fault> faults, String... args) {
    return with(
        () -> Wiring.simulator(ReloadlySimulator.start().next(faults.toArray(new Fault[0]))), args);
  }

  static Run with(Supplier<Wiring> wiring, String... args) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int code = Quickstart.run(
        args,
        new PrintStream(out, true, StandardCharsets.UTF_8),
        new PrintStream(err, true, StandardCharsets.UTF_8),
        wiring);
    return new Run(code, text(out), text(err));
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
