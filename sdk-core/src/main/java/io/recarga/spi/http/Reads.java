package io.recarga.spi.http;

import io.recarga.retry.Backoff;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.util.Optional;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Harmless calls: repeated with full jitter while there is hope and time. */
final class Reads {
  private static final int TRIES = 3;
  private static final Duration MAX_RETRY_AFTER = Duration.ofSeconds(10);

  private final OkHttpClient client;
  private final TimeSource time;
  private final Backoff backoff;
  private final WireLog log;

  Reads(OkHttpClient client, TimeSource time, Backoff backoff, WireLog log) {
    this.client = client;
    this.time = time;
    this.backoff = backoff;
    this.log = log;
  }

  /** Makes the call, three times at most and within twice {@code timeout}, the time-out of one try. */
  Transport call(Request request, Duration timeout, int cap) {
    long end = time.nanos() + budget(timeout).toNanos();
    for (int tries = 1; ; tries++) {
      Duration left = Duration.ofNanos(end - time.nanos());
      long began = time.nanos();
      Transport outcome =
          Exchange.read(client, request, left.compareTo(timeout) < 0 ? left : timeout, cap);
      log.log(request, null, outcome, time.nanos() - began);
      if (tries == TRIES || !isWorthRepeating(outcome) || !pause(wait(outcome, tries), end)) {
        return outcome;
      }
    }
  }

  /** Returns how long all tries together may take. */
  static Duration budget(Duration timeout) {
    return timeout.plus(timeout);
  }

  private static boolean isWorthRepeating(Transport outcome) {
    if (outcome instanceof Transport.Answered answered) {
      int status = answered.reply().status();
      return status == 429 || status >= 500;
    }
    return true;
  }

  /** Returns how long to wait, or null if the carrier wants more time than a caller has. */
  private @Nullable Duration wait(Transport outcome, int tries) {
    Optional<Duration> stated = outcome instanceof Transport.Answered answered
        ? answered.reply().retryAfter(time.now())
        : Optional.empty();
    if (stated.isEmpty()) {
      return backoff.delay(tries);
    }
    return stated.get().compareTo(MAX_RETRY_AFTER) > 0 ? null : stated.get();
  }

  /** Waits, and says whether there is time and leave for another try. */
  private boolean pause(@Nullable Duration wait, long end) {
    if (wait == null
        || wait.toNanos() >= end - time.nanos()
        || Thread.currentThread().isInterrupted()) {
      return false;
    }
    try {
      time.sleep(wait);
      return end - time.nanos() > 0;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
