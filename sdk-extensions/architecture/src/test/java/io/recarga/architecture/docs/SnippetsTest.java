package io.recarga.architecture.docs;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SnippetsTest {
  private static final Map<String, String> REGION = Map.of("a", "int x = 1;\n");

  @Test
  void documentsShowCompiledCode() {
    Map<String, String> regions = Snippets.regions();
    List<Path> documents = Repository.files(".md");
    assertThat(documents).contains(Repository.ROOT.resolve("README.md"));
    for (Path document : documents) {
      String text = Repository.read(document);
      if (Boolean.getBoolean("recarga.docs.write")) {
        text = Snippets.filled(text, regions);
        Repository.write(document, text);
      }
      assertThat(Snippets.problems(text, regions))
          .as(Repository.ROOT.relativize(document) + "; mend it with: " + ErrorsPage.UPDATE)
          .isEmpty();
    }
  }

  @Test
  void snippetsOfTheReadmeAreShort() {
    assertThat(Snippets.regions().get("first-topup").lines()).hasSizeLessThanOrEqualTo(15);
    assertThat(Snippets.regions().get("fake-carrier").lines()).hasSizeLessThanOrEqualTo(15);
  }

  @Test
  void otherCodeIsFound() {
    assertThat(Snippets.problems("<!-- snippet: a -->\n```java\nint x = 2;\n```\n", REGION))
        .containsExactly("the snippet a differs from its source");
    assertThat(Snippets.problems("<!-- snippet: b -->\n```java\nint x = 1;\n```\n", REGION))
        .containsExactly("no source has the snippet b");
    assertThat(Snippets.problems("words\n```java\nint x = 1;\n```\n", REGION))
        .containsExactly("a block names no snippet: int x = 1;");
  }

  @Test
  void sameCodePassesAndOtherCodeIsReplaced() {
    String right = "<!-- snippet: a -->\n```java\nint x = 1;\n```\n";
    assertThat(Snippets.problems(right, REGION)).isEmpty();
    assertThat(Snippets.filled(right.replace("= 1", "= 2"), REGION)).isEqualTo(right);
    assertThat(Snippets.filled(right.replace("int x = 1;\n", ""), REGION)).isEqualTo(right);
  }
}
