package io.recarga.benchmark;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** Says in one line on what was measured. */
final class Machine {
  private Machine() {}

  static String describe() {
    return Runtime.getRuntime().availableProcessors() + " processors"
        + first("/proc/cpuinfo", "model name", " (", ")")
        + first("/proc/meminfo", "MemTotal", ", ", " of memory")
        + ", "
        + System.getProperty("os.name")
        + " "
        + System.getProperty("os.arch")
        + ", Java "
        + System.getProperty("java.vm.version")
        + " (G1, 1 GB of heap for each client)";
  }

  /** Returns the value of a line of a system's file, or nothing where there is no such file. */
  private static String first(String file, String name, String before, String after) {
    try (Stream<String> lines = Files.lines(Path.of(file))) {
      return lines
          .filter(line -> line.startsWith(name))
          .findFirst()
          .map(line -> before + line.substring(line.indexOf(':') + 1).strip() + after)
          .orElse("");
    } catch (IOException e) {
      return "";
    }
  }
}
