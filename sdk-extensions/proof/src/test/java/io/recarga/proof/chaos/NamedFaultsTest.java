package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The tests that docs/proof.md names for faults exist, and no fault of the matrix is left out. */
class NamedFaultsTest {
  private static final int FAULTS = 37;
  private static final Pattern NAMED = Pattern.compile("`(\\w+(?:Test|Contract|Cases))\\.(\\w+)`");
  private static final Pattern FAULT = Pattern.compile("(?m)^\\| F(\\d+) ");

  @Test
  void eachNamedTestExists() throws IOException {
    Map<String, String> sources = sources();
    List<String> named = NAMED
        .matcher(proof())
        .results()
        .map(match -> match.group(1) + "." + match.group(2))
        .toList();

    assertThat(named).isNotEmpty().allSatisfy(test -> {
      String[] parts = test.split("\\.", 2);
      assertThat(sources.getOrDefault(parts[0], "")).as(test).contains("void " + parts[1] + "(");
    });
  }

  @Test
  void eachFaultHasItsRow() throws IOException {
    List<Integer> rows = FAULT
        .matcher(proof())
        .results()
        .map(match -> Integer.valueOf(match.group(1)))
        .toList();

    assertThat(rows).containsAll(IntStream.rangeClosed(1, FAULTS).boxed().toList());
  }

  private static String proof() throws IOException {
    return Files.readString(root().resolve("docs/proof.md"));
  }

  private static Map<String, String> sources() throws IOException {
    Map<String, String> sources = new HashMap<>();
    Files.walkFileTree(root(), new SimpleFileVisitor<>() {
      @Override
      public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
        String name = folder.getFileName().toString();
        return name.equals("target") || name.startsWith(".")
            ? FileVisitResult.SKIP_SUBTREE
            : FileVisitResult.CONTINUE;
      }

      @Override
      public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
        String name = file.getFileName().toString();
        if (name.matches("\\w+(Test|Contract|Cases)\\.java")) {
          sources.put(name.substring(0, name.length() - 5), read(file));
        }
        return FileVisitResult.CONTINUE;
      }
    });
    return sources;
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("sdk-core"))) {
      folder = folder.getParent();
    }
    return folder;
  }
}
