package io.recarga.internal;

import io.recarga.Proof;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.Objects;

/** Questions that several parts of the engine ask of a row. */
final class Rows {
  private Rows() {}

  static Instant began(JournalRow row) {
    return Objects.requireNonNull(row.attemptBegan(), "attemptBegan");
  }

  static AdapterId adapter(JournalRow row) {
    return Objects.requireNonNull(row.adapter(), "adapter");
  }

  static String reference(JournalRow row) {
    return Objects.requireNonNull(row.reference(), "reference");
  }

  /** Says whether bytes of some attempt may have reached a carrier that can be asked about it. */
  static boolean canBeAskedAbout(JournalRow row) {
    return row.reference() != null && row.adapter() != null && row.attemptBegan() != null;
  }

  /** Says whether a declined row may be opened again. */
  static boolean isRetryable(JournalRow row) {
    // An erased line cannot be sent to any more.
    return isHardProven(row) && row.refundBegan() == null && !row.topUp().sim().isErased();
  }

  /** Says whether all attempts are excluded by hard proof. */
  static boolean isHardProven(JournalRow row) {
    Proof proof = row.proof();
    return proof != null && proof.isHard() && !row.softProven();
  }

  /** Returns the serial of the next reference at {@code adapter}. */
  static int serial(JournalRow row, AdapterId adapter) {
    return row.serials().getOrDefault(adapter, 0);
  }
}
