package io.recarga.proof.sabotage;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * One change of one source file. It names text that must be there exactly once, so that a patch which
 * does not fit any more fails instead of planting nothing.
 *
 * @param module the folder of the module
 * @param file below the module's main sources or resources
 */
record Patch(String module, String file, String original, String replacement) {
  /** The folder of the whole project. */
  static final Path ROOT = root();

  static Patch core(String file, String original, String replacement) {
    return new Patch("sdk-core", "io/recarga/" + file, original, replacement);
  }

  boolean isSource() {
    return file.endsWith(".java");
  }

  private Path source() {
    String kind = isSource() ? "java" : "resources";
    return ROOT.resolve(module).resolve("src/main").resolve(kind).resolve(file);
  }

  /** Returns the text of the file with the bug in it; {@code copy} may hold another one already. */
  String applied(Path copy) {
    String text = read(Files.exists(copy) ? copy : source());
    int at = text.indexOf(original);
    if (at < 0 || text.indexOf(original, at + 1) >= 0) {
      throw new IllegalStateException(
          file + " must hold this exactly once, so the patch has to follow the code: " + original);
    }
    return text.replace(original, replacement);
  }

  private static String read(Path path) {
    try {
      return Files.readString(path);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path root() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.exists(folder.resolve("sdk-core"))) {
      folder = folder.getParent();
      if (folder == null) {
        throw new IllegalStateException("run this inside the project");
      }
    }
    return folder;
  }
}
