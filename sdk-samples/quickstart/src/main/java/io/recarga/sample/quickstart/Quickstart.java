package io.recarga.sample.quickstart;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.PrintStream;
import java.io.PrintWriter;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.ScopeType;

/** Tops up SIM cards from the command line; without arguments it shows one top-up per carrier. */
@Command(
    name = "quickstart",
    description = "Tops up prepaid SIM cards of Peru. Without a command: shows how.",
    subcommands = {
      CarriersCommand.class,
      PlansCommand.class,
      QuoteCommand.class,
      RoadsCommand.class,
      TopUpCommand.class,
      StatusCommand.class,
      WalletCommand.class,
      ChannelsCommand.class,
      AdviseCommand.class,
      OpenCommand.class,
      PayCommand.class,
      RemindCommand.class,
      ForecastCommand.class,
      AutoCommand.class
    },
    // Several commands in one run share its simulator: topup … status …
    subcommandsRepeatable = true)
public final class Quickstart implements Callable<Integer> {
  private final PrintStream out;
  private final PrintStream err;

  @Option(
      names = {"-h", "--help"},
      usageHelp = true,
      scope = ScopeType.INHERIT,
      description = "Shows this help.")
  @SuppressWarnings("UnusedVariable") // picocli acts on it
  private boolean help;

  private Quickstart(PrintStream out, PrintStream err) {
    this.out = out;
    this.err = err;
  }

  /** Runs it and ends the process with its exit code. */
  public static void main(String[] args) {
    int code = run(args, System.out, System.err, () -> Wiring.of(System.getenv()));
    // Inside Maven a System.exit would end Maven too; leave a good end to Maven.
    if (code != ExitCodes.DELIVERED) {
      System.exit(code);
    }
  }

  static int run(String[] args, PrintStream out, PrintStream err, Supplier<Wiring> wiring) {
    try (Session session = new Session(out, err, wiring)) {
      CommandLine line = new CommandLine(new Quickstart(out, err), new Commands(session));
      line.setOut(new PrintWriter(out, true, UTF_8));
      line.setErr(new PrintWriter(err, true, UTF_8));
      line.setParameterExceptionHandler(new Complaints(err));
      line.setExecutionExceptionHandler(new Failures(err));
      line.setCaseInsensitiveEnumValuesAllowed(true);
      return line.execute(args);
    }
  }

  /** Shows top-ups for each carrier; always on simulators, whose ledgers are the judges. */
  @Override
  public Integer call() {
    int direct = new OwnRoads(out, err).run();
    return direct == ExitCodes.DELIVERED ? new Tour(out, err).run() : direct;
  }
}
