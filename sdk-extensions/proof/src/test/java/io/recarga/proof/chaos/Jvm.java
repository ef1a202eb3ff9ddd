package io.recarga.proof.chaos;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/** A process of ours, whose lines are passed on as they come. */
final class Jvm implements AutoCloseable {
  private final Process process;
  private final Writer in;
  private final Thread reader;

  private Jvm(Process process, Consumer<String> lines) {
    this.process = process;
    this.in = new BufferedWriter(
        new OutputStreamWriter(process.getOutputStream(), StandardCharsets.UTF_8));
    this.reader = new Thread(() -> read(lines), "reads-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  /** Starts {@code main}; {@code patches} come before the usual class path. */
  static Jvm start(Class<?> main, String patches, List<String> arguments, Consumer<String> lines) {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx320m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.util.logging.config.class=io.recarga.proof.process.Child$Silence",
        "-cp",
        patches + System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(arguments);
    try {
      return new Jvm(new ProcessBuilder(command).redirectErrorStream(true).start(), lines);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read(Consumer<String> lines) {
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = out.readLine(); line != null; line = out.readLine()) {
        lines.accept(line);
      }
    } catch (IOException e) {
      // The process is gone.
    }
  }

  void say(String line) {
    try {
      in.write(line + "\n");
      in.flush();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the time that it used so far. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Kills it without a chance to say or do anything, and waits for its last words. */
  void kill() throws IOException, InterruptedException {
    signal("-KILL");
    boolean ignored = process.waitFor(10, TimeUnit.SECONDS);
    reader.join(10_000);
  }

  void signal(String signal) throws IOException, InterruptedException {
    new ProcessBuilder("kill", signal, String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }
}
