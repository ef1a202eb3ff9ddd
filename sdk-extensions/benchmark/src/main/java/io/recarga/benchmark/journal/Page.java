package io.recarga.benchmark.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;

/** A page in Markdown that is printed as it grows, and written to a file at its end. */
final class Page {
  private final StringBuilder text = new StringBuilder();

  void line(String line) {
    System.out.println(line);
    text.append(line).append('\n');
  }

  void heads(String... heads) {
    line("");
    row((Object[]) heads);
    line("|" + " --- |".repeat(heads.length));
  }

  void row(Object... cells) {
    StringBuilder row = new StringBuilder("|");
    Arrays.stream(cells).forEach(cell -> row.append(' ').append(shown(cell)).append(" |"));
    line(row.toString());
  }

  private static String shown(Object cell) {
    if (cell instanceof Double number) {
      return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%,.0f", number);
    }
    return cell instanceof Number number
        ? String.format(Locale.ROOT, "%,d", number.longValue())
        : String.valueOf(cell);
  }

  /** Writes the page to the file that the system property "page" names, if it names one. */
  void write() throws IOException {
    String file = System.getProperty("page");
    if (file != null) {
      Files.writeString(Path.of(file), text);
    }
  }

  /** Describes the machine in one line. */
  static String machine() {
    return Runtime.getRuntime().availableProcessors() + " processors, "
        + System.getProperty("os.name") + " " + System.getProperty("os.arch") + ", Java "
        + System.getProperty("java.version");
  }
}
