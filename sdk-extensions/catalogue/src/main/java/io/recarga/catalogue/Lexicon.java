package io.recarga.catalogue;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.Reader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The words that people type and their meanings, read once from a small file. */
final class Lexicon {
  private static final int LANGUAGES = 3;
  private static final int COLUMNS = 5;
  private static final Pattern BARS = Pattern.compile(" \\| ");
  private static final Pattern SPACES = Pattern.compile(" +");

  private final Map<String, Meaning> words = new HashMap<>();
  private int longestHan;

  private Lexicon() {}

  /** Reads the lexicon that comes with this module. */
  static Lexicon standard() {
    try (InputStream file = Lexicon.class.getResourceAsStream("lexicon.txt")) {
      return read(new InputStreamReader(
          Objects.requireNonNull(file, "lexicon.txt"), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static Lexicon read(Reader text) throws IOException {
    Lexicon lexicon = new Lexicon();
    BufferedReader lines = new BufferedReader(text);
    for (String line = lines.readLine(); line != null; line = lines.readLine()) {
      if (!line.isBlank() && !line.startsWith("#")) {
        lexicon.add(line);
      }
    }
    return lexicon;
  }

  private void add(String line) {
    List<String> columns = BARS.splitAsStream(line).toList();
    String head = columns.get(0).strip();
    int colon = head.indexOf(':');
    if (columns.size() != COLUMNS || colon < 0) {
      throw new IllegalArgumentException("lexicon: not five columns: " + line);
    }
    List<String> labels = new ArrayList<>();
    List<String> all = new ArrayList<>();
    for (int i = 1; i < COLUMNS; i++) {
      List<String> column = SPACES.splitAsStream(columns.get(i).strip()).toList();
      boolean empty = column.equals(List.of("-"));
      if (i <= LANGUAGES) {
        labels.add(empty ? labels.get(0) : column.get(0).replace('_', ' '));
      }
      if (!empty) {
        all.addAll(column);
      }
    }
    Meaning meaning = new Meaning(head.substring(0, colon), head.substring(colon + 1), labels);
    for (String word : all) {
      String folded = Folding.fold(word.replace('_', ' '));
      // A word of two meanings keeps the first.
      words.putIfAbsent(folded, meaning);
      if (Folding.isHan(folded.codePointAt(0))) {
        longestHan = Math.max(longestHan, folded.length());
      }
    }
  }

  @Nullable
  Meaning of(String foldedWord) {
    return words.get(foldedWord);
  }

  int longestHan() {
    return longestHan;
  }

  Collection<String> words() {
    return words.keySet();
  }
}
