package io.recarga.architecture.docs;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The javadoc of one class of {@code recarga-core}, read from its source. */
final class Javadoc {
  private final Path file;
  private final String source;

  private Javadoc(Path file) {
    this.file = file;
    this.source = Repository.read(file);
  }

  static Javadoc of(Class<?> type) {
    Class<?> outer = type.getEnclosingClass() == null ? type : type.getEnclosingClass();
    Path file = Repository.ROOT
        .resolve("sdk-core/src/main/java")
        .resolve(outer.getName().replace('.', '/') + ".java");
    if (!Files.exists(file)) {
      throw new IllegalStateException("no source of " + type.getName() + " at " + file);
    }
    return new Javadoc(file);
  }

  /** Returns what stands above an enum's constant. */
  String ofConstant(Enum<?> constant) {
    return above("\\b" + constant.name() + "\\b\\s*[(,;}\\n]");
  }

  /** Returns the first paragraph of what stands above the class. */
  String ofClass(Class<?> type) {
    return above("public (final |abstract |sealed )*class " + type.getSimpleName() + "\\b");
  }

  private String above(String declaration) {
    Matcher found = Pattern.compile("/\\*\\*((?:(?!\\*/).)*)\\*/\\s*" + declaration, Pattern.DOTALL)
        .matcher(source);
    if (!found.find()) {
      throw new IllegalStateException("no javadoc above " + declaration + " in " + file);
    }
    String text = found.group(1).replaceAll("(?m)^\\s*\\* ?", "").split("\n\\s*<p>", 2)[0];
    return text.replaceAll("\\{@(?:link|code) #?([^}]*)}", "`$1`")
        .replaceAll("\\s+", " ")
        .strip();
  }
}
