package io.recarga.catalogue;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/** Takes words apart that people write together, as Pinyin mostly is: "biluchongzhi". */
final class JoinedWords {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 40;

  private final Lexicon lexicon;

  JoinedWords(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  /** Splits every unknown word that consists of known ones entirely. */
  List<Token> split(List<Token> tokens, Predicate<String> known) {
    List<Token> all = new ArrayList<>();
    for (Token token : tokens) {
      boolean unknown = token.meaning() == null
          && token.number() == null
          && !token.isHan()
          && token.text().length() <= LONGEST
          && !known.test(token.text());
      List<Token> parts = unknown ? parts(token.text(), known) : null;
      if (parts == null) {
        all.add(token);
      } else {
        all.addAll(parts);
      }
    }
    return all;
  }

  /** Finds the split with the fewest words, or null if there is none. */
  private @Nullable List<Token> parts(String word, Predicate<String> known) {
    int[] count = new int[word.length() + 1];
    int[] begin = new int[word.length() + 1];
    for (int end = 1; end <= word.length(); end++) {
      count[end] = Integer.MAX_VALUE;
      for (int from = 0; from <= end - SHORTEST; from++) {
        String part = word.substring(from, end);
        boolean reachable = from == 0 || count[from] < Integer.MAX_VALUE;
        if (reachable
            && count[from] + 1 < count[end]
            && (lexicon.of(part) != null || known.test(part))) {
          count[end] = count[from] + 1;
          begin[end] = from;
        }
      }
    }
    if (word.isEmpty() || count[word.length()] == Integer.MAX_VALUE) {
      return null;
    }
    List<Token> parts = new ArrayList<>();
    for (int end = word.length(); end > 0; end = begin[end]) {
      String part = word.substring(begin[end], end);
      parts.add(0, new Token(part, lexicon.of(part), null));
    }
    return parts;
  }
}
