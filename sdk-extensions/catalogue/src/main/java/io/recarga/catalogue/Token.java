package io.recarga.catalogue;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A piece of a text.
 *
 * @param text folded
 * @param meaning what the lexicon says, or null
 * @param number its value if it is one, without thousands separators; null otherwise
 */
record Token(
    String text, @Nullable Meaning meaning, @Nullable BigDecimal number) {
  boolean isHan() {
    return Folding.isHan(text.codePointAt(0));
  }
}
