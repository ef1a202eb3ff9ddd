package io.recarga.sample.retry;

import io.recarga.retry.Backoff;
import io.recarga.retry.CircuitBreaker;
import io.recarga.retry.Retry;
import io.recarga.retry.RetryBudget;
import io.recarga.retry.TimeSource;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/**
 * An app reads its own price list from a server that is sometimes down. Reading twice harms nobody,
 * so it may be repeated; a top-up must never be put into such a loop.
 */
public final class FlakyCatalogue {
  private final PrintStream out;
  private final PretendTime time = new PretendTime();
  private final Server server = new Server();

  // Make these three once per server and share them: they learn from all its callers.
  private final RetryBudget budget = RetryBudget.builder().tokens(20).build();
  private final CircuitBreaker breaker =
      CircuitBreaker.builder().time(time).opensAt(8, 50).build();
  private final Retry retry = Retry.builder()
      .attempts(3)
      .backoff(Backoff.builder().random(new Random(2026)).build())
      .budget(budget)
      .deadline(Duration.ofSeconds(5))
      .time(time)
      .build();

  private FlakyCatalogue(PrintStream out) {
    this.out = out;
  }

  /** Runs the sample; it ends in well under a second, because its time is pretended. */
  public static void main(String[] args) {
    new FlakyCatalogue(System.out).run();
  }

  private void run() {
    out.println("Two hiccups: the third try works");
    server.failNext(2);
    show();

    out.println("An outage: retries stop when the budget is spent, reads when the breaker opens");
    server.failNext(Integer.MAX_VALUE);
    for (int i = 0; i < 4; i++) {
      show();
    }

    out.println("Back again: ten seconds later one probe goes through and closes the breaker");
    server.failNext(0);
    time.sleep(Duration.ofSeconds(10));
    show();
    show();
    out.println(budget);
  }

  /** What an app would write: read, show the prices, or say in plain words why not. */
  private void show() {
    try {
      out.println("  prices: " + retry.call(this::readThroughBreaker));
    } catch (BreakerOpenException e) {
      out.println("  no prices: the server is given a rest");
    } catch (IOException e) {
      out.println("  no prices: " + e.getMessage() + "; " + breaker);
    }
  }

  private List<String> readThroughBreaker() throws IOException {
    try (CircuitBreaker.Call call = breaker.tryCall().orElseThrow(BreakerOpenException::new)) {
      List<String> prices = server.read();
      call.succeeded();
      return prices;
    }
  }

  /** Not an IOException, so that the retry does not repeat it. */
  private static final class BreakerOpenException extends RuntimeException {
    private static final long serialVersionUID = 1L;
  }

  /** Stands for the app's own server; in an app this is an HTTP call with time-outs. */
  private final class Server {
    private int failures;

    void failNext(int reads) {
      failures = reads;
    }

    List<String> read() throws IOException {
      boolean down = failures > 0;
      out.printf(
          Locale.ROOT, "  %7.3f s  read: %s%n", time.nanos() / 1e9, down ? "no answer" : "answer");
      if (down) {
        failures--;
        throw new IOException("the server does not answer");
      }
      return List.of("5.00 PEN", "10.00 PEN", "20.00 PEN");
    }
  }

  /** Time that passes only when someone sleeps; an app leaves it out and gets the real one. */
  private static final class PretendTime implements TimeSource {
    private Duration passed = Duration.ZERO;

    @Override
    public Instant now() {
      return Instant.EPOCH.plus(passed);
    }

    @Override
    public long nanos() {
      return passed.toNanos();
    }

    @Override
    public void sleep(Duration duration) {
      passed = passed.plus(duration);
    }
  }
}
