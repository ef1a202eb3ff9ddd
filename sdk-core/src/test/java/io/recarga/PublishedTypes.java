package io.recarga;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.reflect.Modifier;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/** The public types that this module's main code publishes, found by their class files. */
final class PublishedTypes {
  /** Types that do things instead of holding a value, by simple name. */
  static final Set<String> SERVICES = Set.of(
      "Recarga", "AsyncRecarga", "Lookups", "Operations", "Payments", "EnginePolicy", "Webhooks");

  private PublishedTypes() {}

  static Path root() {
    try {
      return Path.of(
          Money.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }

  static List<Class<?>> in(String packageName) {
    try (Stream<Path> files = Files.list(root().resolve(packageName.replace('.', '/')))) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".class") && !name.equals("package-info.class"))
          .<Class<?>>map(name -> load(packageName + "." + name.replace(".class", "")))
          .filter(type -> isPublic(type))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isPublic(Class<?> type) {
    Class<?> around = type.getDeclaringClass();
    return Modifier.isPublic(type.getModifiers()) && (around == null || isPublic(around));
  }

  private static Class<?> load(String name) {
    try {
      return Class.forName(name, false, PublishedTypes.class.getClassLoader());
    } catch (ClassNotFoundException e) {
      throw new IllegalStateException(e);
    }
  }
}
