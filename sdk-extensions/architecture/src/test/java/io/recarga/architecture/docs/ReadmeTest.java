package io.recarga.architecture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  private static final Pattern SHELL = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);
  private static final Pattern LINK = Pattern.compile("]\\(([^)#]+)(?:#[^)]*)?\\)");

  @Test
  void setUpIsOneCommandToRunAndOneToTest() {
    String readme = Repository.read(Repository.ROOT.resolve("README.md"));
    int begin = readme.indexOf("\n## Set up\n");
    assertThat(begin).isPositive();
    String setUp = readme.substring(begin, readme.indexOf("\n## ", begin + 1));

    assertThat(found(SHELL, setUp)).containsExactly("mvn -q -Pquickstart\n", "mvn verify\n");
  }

  @Test
  void linksLeadSomewhere() {
    for (Path document : Repository.files(".md")) {
      for (String link : found(LINK, Repository.read(document))) {
        if (!link.startsWith("https://")) {
          Path target = document.resolveSibling(link);
          assertThat(Files.exists(target)).as(document + " links to " + link).isTrue();
        }
      }
    }
  }

  @Test
  void everyModuleForOthersHasItsReadme() {
    List<Path> withoutReadme = Repository.files("module-info.java").stream()
        .map(info -> info.resolve("../../../..").normalize())
        .filter(module -> !Files.exists(module.resolve("README.md")))
        .toList();

    assertThat(withoutReadme).isEmpty();
  }

  private static List<String> found(Pattern pattern, String text) {
    return pattern.matcher(text).results().map(ReadmeTest::firstGroup).toList();
  }

  private static String firstGroup(MatchResult match) {
    return match.group(1);
  }
}
