package io.recarga.carrier.ding;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Finds out what Ding holds of an attempt, by our reference. */
final class Finder {
  // "The last two months", the shortest two of a year being 59 days. (Ding's API description,
  // 2026-08-13)
  static final Duration KEPT = Duration.ofDays(58);

  private final Records records;
  private final Transfers transfers;
  private final TimeSource time;

  Finder(Records records, Transfers transfers, TimeSource time) {
    this.records = records;
    this.transfers = transfers;
    this.time = time;
  }

  Answer find(Attempt attempt) {
    Instant asked = time.now();
    Records.Found found = records.ofReference(attempt.reference());
    List<Wire.Transfer> ours = found.transfers().stream()
        .filter(transfer -> attempt.reference().equals(Transfers.referenceOf(transfer)))
        .toList();
    if (ours.size() > 1) {
      // Ding executes a repeated reference again; which one is ours, nobody can tell.
      return Answer.inDoubt(
          Doubt.AMBIGUOUS, Evidence.of(null, ours.size() + " transfers bear the reference"));
    }
    String known = attempt.transactionId();
    if (ours.size() == 1) {
      Wire.Transfer one = ours.get(0);
      String id = Transfers.evidence(one).transactionId();
      if (known != null && id != null && !known.equals(id)) {
        return Answer.inDoubt(
            Doubt.AMBIGUOUS, Evidence.of(null, "another transfer bears the reference"));
      }
      Answer answer = transfers.answer(one, attempt);
      boolean nothingSold = answer instanceof Answer.Failed || answer instanceof Answer.GivenBack;
      return nothingSold && !found.whole() ? notWhole() : answer;
    }
    boolean nameless =
        found.transfers().stream().anyMatch(one -> Transfers.referenceOf(one) == null);
    if (!found.whole() || nameless) {
      return notWhole();
    }
    // Ding gave us the id, so that "no such transfer" contradicts itself.
    return known == null
        ? Answer.notFound(new Window(asked.minus(KEPT), asked))
        : Answer.inDoubt(
            Doubt.AMBIGUOUS, Evidence.of(null, "its record is not shown").withTransaction(known));
  }

  private static Answer notWhole() {
    return Answer.inDoubt(
        Doubt.UNREADABLE, Evidence.of(null, "the list of transfers could not be read whole"));
  }
}
