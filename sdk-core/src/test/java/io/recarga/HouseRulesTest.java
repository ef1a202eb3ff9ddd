package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.lang.module.ModuleDescriptor;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.file.Files;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.Test;

class HouseRulesTest {

  @Test
  void everyExportedPackageIsNullMarkedAndNoneIsInternal() throws Exception {
    Set<String> exported = exportedPackages();
    assertThat(exported).contains("io.recarga", "io.recarga.spi", "io.recarga.retry");
    assertThat(exported).noneMatch(name -> name.contains("internal"));
    for (String name : exported) {
      Class<?> info = Class.forName(name + ".package-info");
      assertThat(info.isAnnotationPresent(NullMarked.class)).as(name).isTrue();
    }
  }

  @Test
  void publicTypesOfTheAppsPackageHaveFinalFieldsOnly() {
    assertThat(PublishedTypes.in("io.recarga")).hasSizeGreaterThan(30).allSatisfy(type -> {
      if (!type.getSimpleName().equals("Builder")) {
        List<String> changeable = Arrays.stream(type.getDeclaredFields())
            .filter(field -> !field.isSynthetic() && !Modifier.isFinal(field.getModifiers()))
            .map(Field::getName)
            .toList();
        assertThat(changeable).as(type.getName()).isEmpty();
      }
    });
  }

  @Test
  void publicTypesOfTheAppsPackageCannotBeExtended() {
    assertThat(PublishedTypes.in("io.recarga"))
        .filteredOn(type -> !type.isInterface() && type != RechargeException.class)
        .allSatisfy(type -> assertThat(Modifier.isFinal(type.getModifiers()) || type.isEnum())
            .as(type.getName())
            .isTrue());
  }

  @Test
  void retryPackageNeedsNothingElseOfRecarga() throws IOException {
    try (var files = Files.list(PublishedTypes.root().resolve("io/recarga/retry"))) {
      List<java.nio.file.Path> classes = files.toList();
      assertThat(classes).isNotEmpty();
      for (java.nio.file.Path file : classes) {
        // Names of types stand as plain text in a class file.
        String text =
            new String(Files.readAllBytes(file), java.nio.charset.StandardCharsets.ISO_8859_1);
        assertThat(text.replace("io/recarga/retry/", ""))
            .as(file.getFileName().toString())
            .doesNotContain("io/recarga/");
      }
    }
  }

  private static Set<String> exportedPackages() throws IOException {
    try (InputStream file =
        Files.newInputStream(PublishedTypes.root().resolve("module-info.class"))) {
      return ModuleDescriptor.read(file).exports().stream()
          .map(ModuleDescriptor.Exports::source)
          .collect(Collectors.toSet());
    }
  }
}
