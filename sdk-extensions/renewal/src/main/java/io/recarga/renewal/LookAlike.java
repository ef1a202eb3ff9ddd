package io.recarga.renewal;

import java.text.Normalizer;
import java.util.Arrays;
import java.util.Locale;

/** Tells whether a name was made to be mistaken for another one. */
final class LookAlike {
  private static final int SHORTEST_BRAND = 4;

  // Letters of other scripts, and digits, that are drawn like Latin letters.
  private static final String DRAWN = "аеорсухіӏјѕԁһԛԝтмкнвαορνικ01356ıl|";
  private static final String LIKE = "aeopcyxiljsdhqwtmkhbaopvik" + "olesg" + "iii";

  private LookAlike() {}

  /** Says whether {@code host}, which is not at {@code genuine}, looks like it or carries its brand. */
  static boolean host(String host, String genuine) {
    String bare = drawn(host);
    String like = drawn(genuine);
    if (bare.equals(like) || bare.endsWith("." + like) || near(bare, like)) {
      return true;
    }
    String brand = like.substring(0, like.indexOf('.'));
    return brand.length() >= SHORTEST_BRAND
        && Arrays.stream(bare.split("[.-]"))
            .anyMatch(part -> part.equals(brand) || (part.contains(brand) && brand.length() > 4));
  }

  /** Says whether {@code app}, another package than {@code genuine}, looks like it. */
  static boolean app(String app, String genuine) {
    return near(drawn(app), drawn(genuine)) || drawn(app).equals(drawn(genuine));
  }

  private static boolean near(String one, String other) {
    return Math.abs(one.length() - other.length()) <= 1 && distance(one, other) <= 1;
  }

  /** Returns the text as it looks at a glance. */
  static String drawn(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFKD)
        .replaceAll("\\p{M}", "")
        .toLowerCase(Locale.ROOT);
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < plain.length(); i++) {
      int index = DRAWN.indexOf(plain.charAt(i));
      out.append(index < 0 ? plain.charAt(i) : LIKE.charAt(index));
    }
    return out.toString().replace("rn", "m").replace("vv", "w").replace('l', 'i');
  }

  /** Counts letters put in, left out, changed or swapped with their neighbour. */
  private static int distance(String one, String other) {
    int[][] cost = new int[one.length() + 1][other.length() + 1];
    for (int i = 0; i <= one.length(); i++) {
      for (int j = 0; j <= other.length(); j++) {
        if (i == 0 || j == 0) {
          cost[i][j] = i + j;
          continue;
        }
        int changed = one.charAt(i - 1) == other.charAt(j - 1) ? 0 : 1;
        int least = Math.min(cost[i - 1][j] + 1, cost[i][j - 1] + 1);
        least = Math.min(least, cost[i - 1][j - 1] + changed);
        boolean swapped = i > 1
            && j > 1
            && one.charAt(i - 1) == other.charAt(j - 2)
            && one.charAt(i - 2) == other.charAt(j - 1);
        cost[i][j] = swapped ? Math.min(least, cost[i - 2][j - 2] + 1) : least;
      }
    }
    return cost[one.length()][other.length()];
  }
}
