package io.recarga.architecture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/**
 * Every public type of a published module, and every public member of one, has javadoc. The javadoc
 * tool would ask for a tag on each accessor as well, whose name is the sentence.
 */
class PublicJavadocTest {
  private static final Pattern PUBLIC_TYPE =
      Pattern.compile("(?m)^public (\\w+ )*(class|interface|@interface|record|enum) ");
  private static final Pattern PUBLIC_MEMBER = Pattern.compile("^(public| +public) .*");

  /** An empty line, a statement's end, or the opening or end of a block, but no annotation's. */
  private static final Pattern OTHER_CODE = Pattern.compile("|.*;|.*\\s\\{|\\}");

  @Test
  void nothingPublicGoesUnsaid() {
    List<Path> types = publishedTypes();
    assertThat(types).hasSizeGreaterThan(80);
    assertThat(types.stream().flatMap(file -> unsaid(file).stream()).toList()).isEmpty();
  }

  private static List<Path> publishedTypes() {
    return Repository.files(".java").stream()
        .filter(file -> file.toString().replace('\\', '/').contains("/src/main/java/"))
        .filter(file -> !file.toString().contains("sdk-samples"))
        .filter(file -> !file.toString().contains("consumers"))
        .filter(file -> !file.getParent().getFileName().toString().equals("internal"))
        .filter(file -> PUBLIC_TYPE.matcher(Repository.read(file)).find())
        .collect(Collectors.toList());
  }

  private static List<String> unsaid(Path file) {
    List<String> lines = Repository.read(file).lines().toList();
    List<String> found = new ArrayList<>();
    for (int i = 0; i < lines.size(); i++) {
      if (PUBLIC_MEMBER.matcher(lines.get(i)).matches() && !isSaid(lines, i)) {
        found.add(file.getFileName() + ":" + (i + 1) + " " + lines.get(i).strip());
      }
    }
    return found;
  }

  /** Says whether javadoc ends above the line and its annotations, or it overrides what has some. */
  private static boolean isSaid(List<String> lines, int index) {
    for (int above = index - 1; above >= 0; above--) {
      String line = lines.get(above).strip();
      if (line.endsWith("*/") || line.equals("@Override")) {
        return true;
      }
      if (OTHER_CODE.matcher(line).matches()) {
        return false;
      }
    }
    return false;
  }
}
