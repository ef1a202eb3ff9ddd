package io.recarga.benchmark.journal;

import io.recarga.journal.tests.Folders;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * Debian's PostgreSQL, on a free port of loopback and in a folder of its own, as durable as it comes:
 * every commit waits for the disk. The server that the package may run is left alone.
 */
final class DebianPostgres implements AutoCloseable {
  private static final Path VERSIONS = Path.of("/usr/lib/postgresql");
  private static final String USER = "postgres";
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Path programs;
  private final Path folder;
  private final int port;
  private final Process server;
  private boolean isClosed;

  private DebianPostgres(Path programs) throws IOException, InterruptedException {
    this.programs = programs;
    this.folder = Files.createTempDirectory("recarga-debian-postgres");
    if (isRoot()) {
      Files.setOwner(
          folder,
          folder.getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(USER));
    }
    this.port = freePort();
    Path data = folder.resolve("data");
    Process made = start(
        List.of(program("initdb"), "-D", data.toString(), "-U", USER, "-A", "trust", "-E", "UTF8"));
    if (made.waitFor() != 0) {
      throw new IllegalStateException("initdb failed: see " + folder.resolve("log"));
    }
    this.server = start(List.of(
        program("postgres"),
        "-D",
        data.toString(),
        "-c",
        "port=" + port,
        "-c",
        "listen_addresses=127.0.0.1",
        "-c",
        "unix_socket_directories=",
        "-c",
        "max_connections=300",
        "-c",
        "shared_buffers=4GB",
        "-c",
        "wal_compression=lz4",
        "-c",
        "max_wal_size=8GB",
        "-c",
        "fsync=on",
        "-c",
        "synchronous_commit=on",
        "-c",
        "full_page_writes=on"));
    Runtime.getRuntime().addShutdownHook(new Thread(this::close));
    awaitAnswer();
  }

  /** Starts a server, if the package is there. */
  static Optional<DebianPostgres> start() throws IOException, InterruptedException {
    Optional<Path> programs = programs();
    return programs.isEmpty() ? Optional.empty() : Optional.of(new DebianPostgres(programs.get()));
  }

  /** Starts a server, or says aloud that there is none and how to get it. */
  static Optional<DebianPostgres> startOrSay() throws IOException, InterruptedException {
    Optional<DebianPostgres> server = start();
    if (server.isEmpty()) {
      System.out.println("SKIPPED: Debian's PostgreSQL with pgbench is not installed;"
          + " as root: sdk-extensions/benchmark/postgresql/install.sh");
    }
    return server;
  }

  private static Optional<Path> programs() throws IOException {
    if (!Files.isDirectory(VERSIONS)) {
      return Optional.empty();
    }
    try (Stream<Path> versions = Files.list(VERSIONS)) {
      return versions
          .map(version -> version.resolve("bin"))
          .filter(bin -> Files.isExecutable(bin.resolve("initdb"))
              && Files.isExecutable(bin.resolve("postgres"))
              && Files.isExecutable(bin.resolve("pgbench")))
          .max(Comparator.comparing(Path::toString));
    }
  }

  /** Returns the microseconds of CPU that all processes of the server have used. */
  long cpuMicros() throws IOException {
    String pid = Files.readAllLines(folder.resolve("data/postmaster.pid")).get(0);
    return Cpu.ofFamily(Long.parseLong(pid.strip()));
  }

  /** Returns what the server says it is. */
  String version() throws SQLException {
    try (Connection connection = dataSource("postgres").getConnection()) {
      return "PostgreSQL " + connection.getMetaData().getDatabaseProductVersion();
    }
  }

  int port() {
    return port;
  }

  String program(String name) {
    return programs.resolve(name).toString();
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database + "?user=" + USER;
  }

  DataSource dataSource(String database) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(database));
    return source;
  }

  /** Makes an empty database. */
  void create(String database) throws SQLException {
    execute("postgres", "CREATE DATABASE " + database);
  }

  void drop(String database) throws SQLException {
    execute("postgres", "DROP DATABASE " + database + " WITH (FORCE)");
  }

  void execute(String database, String sql) throws SQLException {
    try (Connection connection = dataSource(database).getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private Process start(List<String> command) throws IOException {
    List<String> whole = new ArrayList<>();
    if (isRoot()) {
      whole.addAll(List.of("runuser", "-u", USER, "--"));
    }
    whole.addAll(command);
    return new ProcessBuilder(whole)
        .directory(folder.toFile())
        .redirectErrorStream(true)
        .redirectOutput(ProcessBuilder.Redirect.appendTo(folder.resolve("log").toFile()))
        .start();
  }

  private void awaitAnswer() throws InterruptedException {
    long last = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      try (Connection connection = dataSource("postgres").getConnection()) {
        if (connection.isValid(1)) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() > last || !server.isAlive()) {
          throw new IllegalStateException("PostgreSQL does not start: see " + folder, e);
        }
      }
      Thread.sleep(50);
    }
  }

  /** Stops the server and takes its folder away; so does the end of this process. */
  @Override
  public synchronized void close() {
    if (isClosed) {
      return;
    }
    isClosed = true;
    try {
      start(List.of(
              program("pg_ctl"), "-D", folder.resolve("data").toString(), "stop", "-m", "fast"))
          .waitFor();
      server.waitFor(30, TimeUnit.SECONDS);
      Folders.delete(folder);
    } catch (IOException e) {
      System.out.println(folder + " could not be removed: " + e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private static boolean isRoot() {
    return "root".equals(System.getProperty("user.name"));
  }

  private static int freePort() throws IOException {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    }
  }
}
