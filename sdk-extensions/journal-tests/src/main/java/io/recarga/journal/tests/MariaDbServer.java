package io.recarga.journal.tests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;

/**
 * A real MariaDB on loopback, on a free port and in a folder of its own, durable as in production:
 * every commit waits for the disk. It can be killed and started again on the same folder and port.
 */
final class MariaDbServer implements AutoCloseable {
  static final String SERVER = "mariadbd";
  static final String INSTALLER = "mariadb-install-db";
  private static final List<String> ALSO = List.of("/usr/sbin", "/usr/local/sbin", "/usr/bin");
  private static final long PATIENCE_SECONDS = 60;

  private final Path folder;
  private final int port = freePort();
  private final List<String> settings;
  private final AtomicInteger databases = new AtomicInteger();
  private Process server;

  private MariaDbServer(Path folder, List<String> settings) {
    this.folder = folder;
    this.settings = settings;
    install();
    this.server = launch();
  }

  /** Starts a server with settings of its own, such as {@code sync_binlog=0}; it stops with close. */
  static MariaDbServer start(String... settings) {
    try {
      return new MariaDbServer(Files.createTempDirectory("recarga-mariadb"), List.of(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the server that all tests of this process share; it stops with the process. */
  static MariaDbServer shared() {
    return Shared.SERVER;
  }

  static boolean isInstalled() {
    return program(SERVER).isPresent() && program(INSTALLER).isPresent();
  }

  static Optional<String> program(String name) {
    String path = System.getenv().getOrDefault("PATH", "");
    return Stream.concat(Stream.of(path.split(File.pathSeparator)), ALSO.stream())
        .map(directory -> Path.of(directory, name))
        .filter(Files::isExecutable)
        .map(Path::toString)
        .findFirst();
  }

  static int freePort() {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void install() {
    try {
      int code = process(INSTALLER, "--auth-root-authentication-method=normal", "--skip-test-db")
          .waitFor();
      if (code != 0) {
        throw new IllegalStateException(INSTALLER + " ended with " + code + ":\n" + log());
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process launch() {
    List<String> arguments = new ArrayList<>(List.of(
        "--port=" + port,
        "--bind-address=127.0.0.1",
        "--socket=" + folder.resolve("socket"),
        "--pid-file=" + folder.resolve("pid"),
        "--max-connections=120",
        "--innodb-flush-log-at-trx-commit=1"));
    settings.forEach(setting -> arguments.add("--" + setting));
    Process process = process(SERVER, arguments.toArray(String[]::new));
    awaitAnswer(process);
    return process;
  }

  private Process process(String program, String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(program(program).orElseThrow());
    command.add("--no-defaults");
    command.add("--user=" + System.getProperty("user.name"));
    command.add("--datadir=" + folder.resolve("data"));
    command.addAll(List.of(arguments));
    try {
      File log = folder.resolve("log").toFile();
      return new ProcessBuilder(command)
          .redirectErrorStream(true)
          .redirectOutput(ProcessBuilder.Redirect.appendTo(log))
          .start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitAnswer(Process process) {
    long began = System.nanoTime();
    SQLException last = null;
    while (process.isAlive()
        && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      try {
        dataSource("mysql").getConnection().close();
        return;
      } catch (SQLException e) {
        last = e;
        pause(process);
      }
    }
    process.destroyForcibly();
    throw new IllegalStateException(SERVER + " does not answer:\n" + log(), last);
  }

  private static void pause(Process process) {
    try {
      process.waitFor(100, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private String log() {
    return log(folder);
  }

  /** Returns what a server wrote into the log of its folder. */
  static String log(Path folder) {
    try {
      return Files.readString(folder.resolve("log"));
    } catch (IOException e) {
      return e.toString();
    }
  }

  /** Makes an empty database and returns its name. */
  String newDatabase() {
    String name = "recarga" + databases.incrementAndGet();
    run("CREATE DATABASE " + name);
    return name;
  }

  /** Runs a statement as the server's administrator. */
  void run(String sql) {
    try (Connection connection = dataSource("mysql").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Returns the address of the database {@code name}; the user is in it. */
  String url(String name) {
    return "jdbc:mariadb://127.0.0.1:" + port + "/" + name + "?user=root&sslMode=disable";
  }

  /** Returns a source of new connections to the database {@code name}. */
  DataSource dataSource(String name) {
    try {
      return new MariaDbDataSource(url(name));
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Kills the server as {@code kill -9} does. */
  void kill() {
    server.destroyForcibly().onExit().join();
  }

  /** Starts the server again on the same folder and port, after {@link #kill}. */
  void restart() {
    server = launch();
  }

  @Override
  public void close() {
    server.destroy();
    server.onExit().join();
    try {
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final MariaDbServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }
}
