package io.recarga.catalogue;

import java.text.Normalizer;
import java.util.Locale;

/** Makes letters comparable: without accents, tones, case and width. */
final class Folding {
  private Folding() {}

  static String fold(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD);
    StringBuilder folded = new StringBuilder(plain.length());
    plain
        .codePoints()
        .filter(point -> Character.getType(point) != Character.NON_SPACING_MARK)
        .forEach(folded::appendCodePoint);
    return folded.toString().toLowerCase(Locale.ROOT);
  }

  static boolean isHan(int point) {
    return Character.UnicodeScript.of(point) == Character.UnicodeScript.HAN;
  }

  /** Says whether two words differ by one letter at most: changed, missing, or swapped with its neighbour. */
  static boolean isNear(String one, String other) {
    String shorter = one.length() <= other.length() ? one : other;
    String longer = shorter.equals(one) ? other : one;
    int gap = longer.length() - shorter.length();
    int same = 0;
    while (same < shorter.length() && shorter.charAt(same) == longer.charAt(same)) {
      same++;
    }
    if (gap == 1) {
      return shorter.substring(same).equals(longer.substring(same + 1));
    }
    if (gap != 0 || same == shorter.length()) {
      return gap == 0;
    }
    boolean changed = shorter.substring(same + 1).equals(longer.substring(same + 1));
    boolean swapped = same + 1 < shorter.length()
        && shorter.charAt(same) == longer.charAt(same + 1)
        && shorter.charAt(same + 1) == longer.charAt(same)
        && shorter.substring(same + 2).equals(longer.substring(same + 2));
    return changed || swapped;
  }
}
