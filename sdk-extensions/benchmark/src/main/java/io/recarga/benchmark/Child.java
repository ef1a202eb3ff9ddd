package io.recarga.benchmark;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** A JVM of our own that is told what to do line by line. It ends with its input. */
final class Child implements AutoCloseable {
  private final String name;
  private final Process process;
  private final BufferedReader out;
  private final PrintWriter in;

  private Child(String name, Process process) {
    this.name = name;
    this.process = process;
    this.out = process.inputReader(StandardCharsets.UTF_8);
    this.in = new PrintWriter(process.outputWriter(StandardCharsets.UTF_8), true);
  }

  /** Starts {@code main} with this process's class path. */
  static Child start(Class<?> main, List<String> jvm, String... args) throws IOException {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(jvm);
    command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
    command.addAll(List.of(args));
    ProcessBuilder builder = new ProcessBuilder(command);
    builder.redirectError(ProcessBuilder.Redirect.INHERIT);
    return new Child(main.getSimpleName() + List.of(args), builder.start());
  }

  /** Returns its next line. */
  String line() throws IOException {
    String line = out.readLine();
    if (line == null) {
      throw new IOException(name + " ended without an answer; what went wrong stands above");
    }
    return line;
  }

  /** Tells it a line and returns what it answers. */
  String ask(String line) throws IOException {
    in.println(line);
    return line();
  }

  /** Returns the CPU that it used so far; zero where the system does not tell. */
  Duration cpu() {
    return process.info().totalCpuDuration().orElse(Duration.ZERO);
  }

  @Override
  public void close() {
    in.close();
    process.destroy();
    try {
      process.waitFor();
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
