package io.recarga.benchmark.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;

/** The CPU that processes took, as Linux counts it. */
final class Cpu {
  private static final long MICROS_A_TICK = 10_000;
  private static final int PARENT = 1;
  private static final int USER = 11;

  private Cpu() {}

  /** Returns the microseconds of this process and of its children that have ended. */
  static long ofThisAndItsChildren() throws IOException {
    return ticks(fields(Path.of("/proc/self")), true) * MICROS_A_TICK;
  }

  /** Returns the microseconds of a process and of all its children, whether they have ended or not. */
  static long ofFamily(long pid) throws IOException {
    long ticks = ticks(fields(Path.of("/proc/" + pid)), true);
    try (Stream<Path> processes = Files.list(Path.of("/proc"))) {
      for (Path process : processes.filter(Cpu::isProcess).toList()) {
        try {
          String[] fields = fields(process);
          ticks += Long.parseLong(fields[PARENT]) == pid ? ticks(fields, false) : 0;
        } catch (IOException e) {
          // It has ended meanwhile.
        }
      }
    }
    return ticks * MICROS_A_TICK;
  }

  private static boolean isProcess(Path path) {
    return path.getFileName().toString().matches("[0-9]+");
  }

  /** Returns what follows the process's name. */
  private static String[] fields(Path process) throws IOException {
    String stat = Files.readString(process.resolve("stat"));
    return stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
  }

  private static long ticks(String[] fields, boolean withChildren) {
    long ticks = 0;
    for (int i = USER; i < USER + (withChildren ? 4 : 2); i++) {
      ticks += Long.parseLong(fields[i]);
    }
    return ticks;
  }
}
