package io.recarga.benchmark.journal;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A JVM of its own. */
final class Jvm implements AutoCloseable {
  private final Process process;
  private final BufferedReader said;

  private Jvm(Process process) {
    this.process = process;
    this.said =
        new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
  }

  static Jvm start(Class<?> main, int heapMib, Object... arguments) throws IOException {
    List<String> command = new ArrayList<>(List.of(
        System.getProperty("java.home") + "/bin/java",
        "-Xmx" + heapMib + "m",
        "-XX:+UseSerialGC",
        "-Xss512k",
        "-Djava.util.logging.config.class=" + Silence.class.getName(),
        "-cp",
        System.getProperty("java.class.path"),
        main.getName()));
    for (Object argument : arguments) {
      command.add(String.valueOf(argument));
    }
    return new Jvm(new ProcessBuilder(command)
        .redirectError(ProcessBuilder.Redirect.INHERIT)
        .start());
  }

  /** Waits for a line that begins so, and returns the rest of it. */
  String awaitLine(String beginning) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      if (line.startsWith(beginning)) {
        return line.substring(beginning.length());
      }
    }
    throw new IllegalStateException("ended without saying \"" + beginning + "\"");
  }

  /** Hands each line on until it has said all. */
  void listen(Consumer<String> listener) throws IOException {
    for (String line = said.readLine(); line != null; line = said.readLine()) {
      listener.accept(line);
    }
  }

  /** Kills it as {@code kill -9} does; what it said before can still be read. */
  void kill() {
    process.toHandle().destroyForcibly();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  /** Lets it write nothing but what is read. */
  public static final class Silence {
    /** Takes the handlers off. */
    public Silence() {
      java.util.logging.Logger.getLogger("").setLevel(java.util.logging.Level.OFF);
    }
  }
}
