package io.recarga.catalogue;

import java.math.BigDecimal;
import java.util.BitSet;
import org.jspecify.annotations.Nullable;

/**
 * One thing that a person asked for.
 *
 * @param kind what it is about
 * @param said in the person's words
 * @param meant what it stands for: a brand, a meaning's key; as said where it is a word
 * @param meaning the lexicon's, or null
 * @param amount of {@link Kind#AMOUNT}, or null
 * @param currency of the amount, or null where nobody said
 * @param found which entries have it
 */
record Part(
    Kind kind,
    String said,
    String meant,
    @Nullable Meaning meaning,
    @Nullable BigDecimal amount,
    @Nullable String currency,
    BitSet found) {

  /** What a part is about; what comes first is given up last where nothing has everything. */
  enum Kind {
    BRAND(10),
    NEAR_BRAND(8),
    COUNTRY(1),
    AMOUNT(0),
    QUANTITY(8),
    TOPIC(3),
    WORD(4);

    private final int weight;

    Kind(int weight) {
      this.weight = weight;
    }

    int weight() {
      return weight;
    }
  }
}
