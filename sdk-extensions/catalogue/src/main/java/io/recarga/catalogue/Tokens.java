package io.recarga.catalogue;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Cuts a text into words, numbers and Chinese words. */
final class Tokens {
  private static final int MAX_TEXT = 4_000;
  private static final Pattern PIECE = Pattern.compile(
      "(?<number>[0-9]+(?:[.,][0-9]+)*)|(?<han>\\p{IsHan}+)|(?<sol>s/)|(?<dollar>\\$)|(?<word>[\\p{L}\\p{Mn}&&[^\\p{IsHan}]]+)");
  private static final Pattern THOUSANDS =
      Pattern.compile("[0-9]{1,3}(?:,[0-9]{3})+(?:\\.[0-9]+)?");
  private static final int MAX_DIGITS = 15;

  private final Lexicon lexicon;

  Tokens(Lexicon lexicon) {
    this.lexicon = lexicon;
  }

  List<Token> of(String text) {
    String folded = Folding.fold(text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) : text);
    folded = folded.replace("top-up", "topup").replace("top up", "topup");
    List<Token> tokens = new ArrayList<>();
    Matcher pieces = PIECE.matcher(folded);
    while (pieces.find()) {
      String piece = pieces.group();
      if (pieces.group("han") != null) {
        segment(piece, tokens);
      } else if (pieces.group("number") != null) {
        tokens.add(new Token(piece, null, number(piece)));
      } else {
        String word = piece.equals("$") ? "usd" : piece;
        tokens.add(new Token(word, lexicon.of(word), null));
      }
    }
    return tokens;
  }

  /** Takes the longest known word each time; what is between known words stays together. */
  private void segment(String run, List<Token> tokens) {
    StringBuilder unknown = new StringBuilder();
    int at = 0;
    while (at < run.length()) {
      int end = known(run, at);
      if (end > at) {
        flush(unknown, tokens);
        String word = run.substring(at, end);
        tokens.add(new Token(word, lexicon.of(word), null));
        at = end;
      } else {
        unknown.append(run.charAt(at));
        at++;
      }
    }
    flush(unknown, tokens);
  }

  private int known(String run, int at) {
    for (int end = Math.min(run.length(), at + lexicon.longestHan()); end > at; end--) {
      if (lexicon.of(run.substring(at, end)) != null) {
        return end;
      }
    }
    return at;
  }

  private static void flush(StringBuilder unknown, List<Token> tokens) {
    if (unknown.length() > 0) {
      tokens.add(new Token(unknown.toString(), null, null));
      unknown.setLength(0);
    }
  }

  /** Reads "20", "20.50", "20,50" and "1,000"; null for what is longer than any amount. */
  private static @Nullable BigDecimal number(String digits) {
    String plain =
        THOUSANDS.matcher(digits).matches() ? digits.replace(",", "") : digits.replace(',', '.');
    if (plain.length() > MAX_DIGITS || plain.indexOf('.') != plain.lastIndexOf('.')) {
      return null;
    }
    BigDecimal value = new BigDecimal(plain).stripTrailingZeros();
    return value.scale() < 0 ? value.setScale(0) : value;
  }
}
