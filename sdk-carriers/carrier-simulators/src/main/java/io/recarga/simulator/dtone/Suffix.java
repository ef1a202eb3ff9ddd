package io.recarga.simulator.dtone;

import io.recarga.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the last three digits of a credit party decide, as in DT One's sandbox: the first digit how
 * long it takes, the others how it ends.
 *
 * @param fault the delay and end
 * @param declined the message of a failure, or null where it is completed
 * @param withPin whether a PIN comes with it
 */
record Suffix(Fault fault, @Nullable String declined, boolean withPin) {
  private static final Map<Character, Duration> DELAYS = Map.of(
      '1', Duration.ofSeconds(3),
      '2', Duration.ofSeconds(20),
      '3', Duration.ofMinutes(5));

  private static final Map<String, String> DECLINES = Map.of(
      "02", "DECLINED-INVALID-CREDIT-PARTY",
      "03", "DECLINED-BARRED-CREDIT-PARTY",
      "04", "DECLINED-OPERATOR-CURRENTLY-UNAVAILABLE",
      "05", "DECLINED-DUPLICATED-TRANSACTION",
      "06", "DECLINED",
      "07", "DECLINED-EXCEPTION");

  /** Returns what {@code line} stands for, or null if it is like any other. */
  static @Nullable Suffix of(String line) {
    if (line.length() < 3) {
      return null;
    }
    String tail = line.substring(line.length() - 3);
    Duration delay = DELAYS.get(tail.charAt(0));
    String end = tail.substring(1);
    if (delay == null) {
      return null;
    }
    String declined = DECLINES.get(end);
    if (declined != null) {
      return new Suffix(Fault.pendingThenFailed(delay), declined, false);
    }
    boolean completed = end.equals("00") || end.equals("01");
    return completed ? new Suffix(Fault.pendingThenDelivered(delay), null, end.equals("01")) : null;
  }
}
