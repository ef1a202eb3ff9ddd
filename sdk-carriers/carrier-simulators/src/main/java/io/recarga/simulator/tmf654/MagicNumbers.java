package io.recarga.simulator.tmf654;

import io.recarga.simulator.Fault;
import java.time.Duration;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Numbers whose last four digits decide what happens; the README holds the same table. */
final class MagicNumbers {
  private static final Map<String, Fault> FAULTS = Map.of(
      "0002", Fault.pendingThenDelivered(Duration.ofSeconds(10)),
      "0003", Fault.pendingThenFailed(Duration.ofSeconds(10)),
      "0009", Fault.FAILURE_AS_200,
      "0011", Fault.ANSWER_LOST,
      "0012", Fault.REQUEST_SWALLOWED,
      "0013", Fault.reversedAfter(Duration.ofSeconds(60)),
      "0014", Fault.HTML_ANSWER,
      "0015", Fault.PENDING_FOR_EVER);

  private MagicNumbers() {}

  static void check(Line line) {
    if (line.isUnknown()) {
      throw new Refused(404, "LINE_NOT_FOUND", "No such line");
    }
    if (line.number.endsWith("0006")) {
      throw new Refused(503, "UNAVAILABLE", "The charging system is not available");
    }
  }

  static @Nullable Fault fault(Line line) {
    return FAULTS.get(line.number.substring(line.number.length() - 4));
  }
}
