package io.recarga.benchmark.journal;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * PostgreSQL's own benchmark with the journal's own statements: a C program that does nothing else.
 * What differs from top-up to top-up is drawn or counted up, everything else is as the journal gave it.
 */
final class PgBench {
  private static final Pattern RATE = Pattern.compile("tps = ([0-9.]+)");

  private final DebianPostgres server;
  private final String key;
  private final List<String> definitions = new ArrayList<>();
  private final Path script;

  /** Prepares to run {@code statements}, which were recorded with the top-up {@code number}. */
  PgBench(DebianPostgres server, long number, List<Recorded> statements) throws IOException {
    this.server = server;
    this.key = String.valueOf(number);
    StringBuilder text = new StringBuilder("""
        \\set n random(1000000000000000000, 9000000000000000000)
        \\set t :t + 1000000
        """);
    for (Recorded statement : statements) {
      text.append(sql(statement)).append(";\n");
    }
    script = Files.createTempFile("recarga", ".pgbench");
    Files.writeString(script, text);
  }

  private String sql(Recorded statement) {
    StringBuilder sql = new StringBuilder();
    String[] parts = statement.sql().split("\\?", -1);
    for (int i = 0; i < parts.length - 1; i++) {
      Object value = statement.values().get(i);
      sql.append(parts[i]).append(value == null ? "NULL" : ":" + variable(value));
    }
    return sql.append(parts[parts.length - 1]).toString();
  }

  private String variable(Object value) {
    if (value instanceof Long moment && moment > 1_000_000_000_000_000_000L) {
      return "t";
    }
    if (value instanceof String text && text.equals(key)) {
      return "n";
    }
    String name = "c" + definitions.size();
    String text = value.toString();
    // Lines and their hashes differ in life; drawn anew they reach other pages of an index.
    if (text.length() == 22 && !text.contains(":") && !text.contains(" ")) {
      return "n";
    }
    definitions.add("-D");
    definitions.add(name + "=" + text);
    return name;
  }

  /** Returns how many top-ups a second {@code clients} made. */
  double run(String database, int clients, int seconds) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>(List.of(
        server.program("pgbench"),
        "-h",
        "127.0.0.1",
        "-p",
        String.valueOf(server.port()),
        "-U",
        "postgres",
        "-n",
        "-M",
        "prepared",
        "-f",
        script.toString(),
        "-c",
        String.valueOf(clients),
        "-j",
        "2",
        "-T",
        String.valueOf(seconds),
        "--random-seed=" + System.nanoTime() % 1_000_000_000,
        "-D",
        "t=" + System.currentTimeMillis() * 1_000_000));
    command.addAll(definitions);
    command.add(database);
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher rate = RATE.matcher(said);
    if (process.waitFor() != 0 || !rate.find()) {
      throw new IllegalStateException("pgbench failed: " + said);
    }
    return Double.parseDouble(rate.group(1));
  }
}
