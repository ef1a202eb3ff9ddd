package io.recarga.journal;

import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What the journal in memory holds under a key: a row, or the same in less room. Immutable. */
sealed interface Held permits JournalRow, CompactRow {
  TopUpKey key();

  TopUp topUp();

  State state();

  Instant created();

  Instant updated();

  long version();

  @Nullable
  AdapterId adapter();

  @Nullable
  String reference();

  @Nullable
  Instant attemptBegan();

  /** Returns {@code row} in as little room as it goes into. */
  static Held of(JournalRow row) {
    CompactRow compact = CompactRow.of(row);
    return compact == null ? row : compact;
  }

  /** Returns the whole row. */
  static JournalRow whole(Held held) {
    return held instanceof CompactRow compact ? compact.whole() : (JournalRow) held;
  }
}
