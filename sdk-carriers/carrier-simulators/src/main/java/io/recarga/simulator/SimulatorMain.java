package io.recarga.simulator;

import io.recarga.simulator.ding.DingSimulator;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.simulator.tapi.TapiSimulator;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLSocketFactory;
import okhttp3.HttpUrl;

/**
 * Runs one simulator as a process of its own. Prints its base URL on one line when it is ready, and
 * ends on SIGTERM.
 */
public final class SimulatorMain {
  private SimulatorMain() {}

  /** Runs the simulator that the first argument names. */
  public static void main(String[] args) {
    int code = run(args, System.out, System.err);
    if (code != 0) {
      System.exit(code);
    }
  }

  /** Runs until the process is told to end; returns the exit code when it cannot begin. */
  static int run(String[] args, PrintStream out, PrintStream err) {
    Arguments arguments;
    Running simulator;
    try {
      arguments = Arguments.parse(args);
      if (arguments.isHelp()) {
        out.println(Arguments.HELP);
        return 0;
      }
      simulator = start(arguments);
    } catch (IllegalArgumentException | UncheckedIOException e) {
      err.println("simulator: " + e.getMessage());
      err.println("Try --help.");
      return 2;
    }
    CountDownLatch end = new CountDownLatch(1);
    Runtime.getRuntime().addShutdownHook(new Thread(() -> {
      simulator.close();
      simulator.ledger().close();
      end.countDown();
    }));
    out.println(simulator.url());
    out.flush();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return 0;
  }

  static Running start(Arguments a) {
    return switch (a.simulator()) {
      case "dtone" ->
        dtone(a.without(
            "api-key", "webhook", "webhook-secret", "recently-recharged", "carrier", "edition"));
      case "tapi" -> tapi(a.without("api-key", "recently-recharged", "carrier", "edition"));
      case "ding" ->
        ding(a.without("rate-limit", "webhook-secret", "recently-recharged", "carrier", "edition"));
      case "tmf654" ->
        tmf654(a.without(
            "api-key", "wallet", "rate-limit", "webhook", "webhook-secret", "recently-recharged"));
      default -> reloadly(a.without("api-key", "carrier", "edition"));
    };
  }

  private static Running tmf654(Arguments a) {
    TmfPersonality personality = TmfPersonality.of(a.text("carrier").orElse("claro-pe"));
    Tmf654Simulator.Builder builder = Tmf654Simulator.builder(
            SimulatorClock.system(), personality.edition(edition(a)))
        .port(a.number("port", 0))
        .stall(Duration.ofSeconds(a.number("stall", 120)))
        .processing(Duration.ofSeconds(a.number("processing", 0)))
        .faults(faults(a));
    a.path("ledger").ifPresent(path -> builder.ledger(Ledger.open(path)));
    a.path("tls")
        .ifPresent(path ->
            builder.tls(KeyStoreFile.socketFactory(path, a.text("tls-password").orElse(""))));
    a.text("address").ifPresent(name -> builder.address(address(name)));
    a.text("client-id").ifPresent(id -> builder.credentials(id, a.required("client-secret")));
    Tmf654Simulator started = builder.start();
    return new Running(started.url(), started.ledger(), started::close);
  }

  private static TmfPersonality.Edition edition(Arguments a) {
    return switch (a.text("edition").orElse("4.0")) {
      case "4.0" -> TmfPersonality.Edition.V4_0;
      case "4.1" -> TmfPersonality.Edition.V4_1;
      case "r17" -> TmfPersonality.Edition.R17;
      default -> throw new IllegalArgumentException("--edition: give 4.0, 4.1 or r17");
    };
  }

  private static Running dtone(Arguments a) {
    DtOneSimulator.Builder builder = DtOneSimulator.builder(SimulatorClock.system())
        .port(a.number("port", 0))
        .stall(Duration.ofSeconds(a.number("stall", 120)))
        .processing(Duration.ofSeconds(a.number("processing", 0)))
        .rateLimit(a.number("rate-limit", 0))
        .faults(faults(a))
        .wallet(wallet(a, "USD"));
    ledger(a).ifPresent(builder::ledger);
    tls(a).ifPresent(builder::tls);
    a.text("address").ifPresent(name -> builder.address(address(name)));
    a.text("client-id").ifPresent(id -> builder.credentials(id, a.required("client-secret")));
    DtOneSimulator started = builder.start();
    return new Running(started.url(), started.ledger(), started::close);
  }

  private static Running reloadly(Arguments a) {
    ReloadlySimulator.Builder builder = ReloadlySimulator.builder(SimulatorClock.system())
        .port(a.number("port", 0))
        .stall(Duration.ofSeconds(a.number("stall", 120)))
        .asyncProcessing(Duration.ofSeconds(a.number("processing", 10)))
        .rateLimit(a.number("rate-limit", 0))
        .wallet(wallet(a, "USD"))
        .faults(faults(a));
    ledger(a).ifPresent(builder::ledger);
    tls(a).ifPresent(builder::tls);
    a.text("address").ifPresent(name -> builder.address(address(name)));
    a.text("client-id").ifPresent(id -> builder.credentials(id, a.required("client-secret")));
    a.text("webhook").ifPresent(url -> builder.webhook(webhook(url), a.required("webhook-secret")));
    if (a.has("recently-recharged")) {
      ReloadlySimulator.Builder ignored = builder.recentlyRecharged();
    }
    ReloadlySimulator started = builder.start();
    return new Running(started.url(), started.ledger(), started::close);
  }

  private static Running ding(Arguments a) {
    DingSimulator.Builder builder = DingSimulator.builder(SimulatorClock.system())
        .port(a.number("port", 0))
        .stall(Duration.ofSeconds(a.number("stall", 120)))
        .processing(Duration.ofSeconds(a.number("processing", 10)))
        .wallet(wallet(a, "USD"))
        .faults(faults(a));
    ledger(a).ifPresent(builder::ledger);
    tls(a).ifPresent(builder::tls);
    a.text("address").ifPresent(name -> builder.address(address(name)));
    a.text("api-key").ifPresent(builder::apiKey);
    a.text("client-id").ifPresent(id -> builder.credentials(id, a.required("client-secret")));
    a.text("webhook").ifPresent(url -> builder.deferred(webhook(url)));
    DingSimulator started = builder.start();
    return new Running(started.url(), started.ledger(), started::close);
  }

  private static Running tapi(Arguments a) {
    TapiSimulator.Builder builder = TapiSimulator.builder(SimulatorClock.system())
        .port(a.number("port", 0))
        .stall(Duration.ofSeconds(a.number("stall", 120)))
        .processing(Duration.ofSeconds(a.number("processing", 0)))
        .rateLimit(a.number("rate-limit", 0))
        .wallet(wallet(a, "PEN"))
        .faults(faults(a));
    ledger(a).ifPresent(builder::ledger);
    tls(a).ifPresent(builder::tls);
    a.text("address").ifPresent(name -> builder.address(address(name)));
    a.text("client-id").ifPresent(id -> builder.credentials(id, a.required("client-secret")));
    a.text("webhook")
        .ifPresent(url -> builder.webhook(webhook(url), "x-api-key", a.required("webhook-secret")));
    TapiSimulator started = builder.start();
    return new Running(started.url(), started.ledger(), started::close);
  }

  private static Wallet wallet(Arguments a, String currency) {
    return Wallet.of(a.decimal("wallet", "1000").toPlainString(), currency);
  }

  private static FaultPlan faults(Arguments a) {
    double share = Double.parseDouble(a.decimal("faults", "0").toPlainString());
    return share > 0
        ? FaultPlan.random(a.number("seed", 0), share, Fault.matrix())
        : FaultPlan.none();
  }

  private static Optional<Ledger> ledger(Arguments a) {
    return a.path("ledger").map(Ledger::open);
  }

  private static Optional<SSLSocketFactory> tls(Arguments a) {
    return a.path("tls")
        .map(path -> KeyStoreFile.socketFactory(path, a.text("tls-password").orElse("")));
  }

  private static InetAddress address(String name) {
    try {
      return InetAddress.getByName(name);
    } catch (UnknownHostException e) {
      throw new IllegalArgumentException("--address: unknown host: " + name, e);
    }
  }

  private static HttpUrl webhook(String text) {
    HttpUrl url = HttpUrl.parse(text);
    if (url == null) {
      throw new IllegalArgumentException("--webhook: not an http or https URL: " + text);
    }
    return url;
  }

  /** A simulator that runs. */
  record Running(HttpUrl url, Ledger ledger, Runnable end) {
    void close() {
      end.run();
    }
  }
}
