package io.recarga.proof.process;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A JVM of its own, with all that it said. */
final class Child implements AutoCloseable {
  private static final int LONGEST_SECONDS = 900;

  private final Process process;
  private final List<String> lines = Collections.synchronizedList(new ArrayList<>());
  private final Thread reader;

  private Child(Process process) {
    this.process = process;
    this.reader = new Thread(this::read, "reads-" + process.pid());
    reader.setDaemon(true);
    reader.start();
  }

  static Child start(Class<?> main, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx192m",
        "-XX:+UseSerialGC",
        "-XX:TieredStopAtLevel=1",
        "-Djava.util.logging.config.class=" + Silence.class.getName(),
        "-cp",
        System.getProperty("java.class.path"),
        main.getName()));
    command.addAll(arguments);
    try {
      return new Child(new ProcessBuilder(command).redirectErrorStream(true).start());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void read() {
    try (BufferedReader in = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        lines.add(line);
      }
    } catch (IOException e) {
      // The process is gone.
    }
  }

  /** Waits for a line that begins so, and returns the rest of it. */
  String awaitLine(String beginning) throws InterruptedException {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (System.nanoTime() < last) {
      for (String line : lines()) {
        if (line.startsWith(beginning)) {
          return line.substring(beginning.length()).strip();
        }
      }
      Thread.sleep(10);
    }
    throw new IllegalStateException("no line \"" + beginning + "\" of " + lines());
  }

  /** Returns how many lines begin so. */
  long count(String beginning) {
    return lines().stream().filter(line -> line.startsWith(beginning)).count();
  }

  /** Waits until so many lines begin so; false if that takes too long. */
  boolean awaits(String beginning, long lines) throws InterruptedException {
    long last = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
    while (count(beginning) < lines) {
      if (System.nanoTime() > last) {
        return false;
      }
      Thread.sleep(50);
    }
    return true;
  }

  /** Waits for its end and returns all that it said. */
  List<String> await() throws InterruptedException {
    if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
      throw new IllegalStateException("still runs: " + lines());
    }
    reader.join();
    return lines();
  }

  List<String> lines() {
    synchronized (lines) {
      return List.copyOf(lines);
    }
  }

  boolean isAlive() {
    return process.isAlive();
  }

  int exitCode() {
    return process.exitValue();
  }

  /** Wakes a process that stands still. */
  void wake() throws IOException, InterruptedException {
    new ProcessBuilder("kill", "-CONT", String.valueOf(process.pid())).start().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Lets children write nothing but what the tests read. */
  public static final class Silence {
    /** Takes the handlers off. */
    public Silence() {
      java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    }
  }
}
