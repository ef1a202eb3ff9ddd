package io.recarga.carrier.reloadly;

import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** The wait that an answer states in its header, in seconds. */
final class RetryAfter {
  private RetryAfter() {}

  /** Returns the wait, or null when none is stated in seconds up to a day. */
  static @Nullable Duration of(HttpReply reply) {
    String text = reply.header("Retry-After");
    if (text == null || !text.strip().matches("[0-9]{1,5}")) {
      return null;
    }
    Duration wait = Duration.ofSeconds(Long.parseLong(text.strip()));
    return wait.compareTo(Duration.ofDays(1)) > 0 ? null : wait;
  }
}
