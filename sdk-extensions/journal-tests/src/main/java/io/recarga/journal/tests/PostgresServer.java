package io.recarga.journal.tests;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * A real PostgreSQL on loopback, on a free port and in a folder of its own, durable as in production:
 * every commit waits for the disk. It can be killed and started again on the same folder and port.
 */
public final class PostgresServer implements AutoCloseable {
  /** On a busy machine recovery after a kill takes its time. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final Path folder;
  private final AtomicInteger databases = new AtomicInteger();
  private final Map<String, String> settings;
  private EmbeddedPostgres server;

  private PostgresServer(Path folder, Map<String, String> settings) {
    this.folder = folder;
    this.settings = settings;
    this.server = start(0);
  }

  /** Starts a server; it stops with {@link #close} or with this process. */
  public static PostgresServer start() {
    return start(Map.of());
  }

  /** Starts a server with settings of its own, such as {@code fsync=off}. */
  public static PostgresServer start(Map<String, String> settings) {
    try {
      return new PostgresServer(Files.createTempDirectory("recarga-postgres"), settings);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the server that all tests of this process share; it stops with the process. */
  public static PostgresServer shared() {
    return Shared.SERVER;
  }

  private EmbeddedPostgres start(int port) {
    try {
      // By itself the embedded server is started with these off, and would prove nothing.
      EmbeddedPostgres.Builder builder = EmbeddedPostgres.builder()
          .setDataDirectory(folder)
          .setCleanDataDirectory(false)
          .setPGStartupWait(PATIENCE)
          .setServerConfig("fsync", "on")
          .setServerConfig("synchronous_commit", "on")
          .setServerConfig("full_page_writes", "on")
          .setServerConfig("max_connections", "120");
      settings.forEach(builder::setServerConfig);
      return (port == 0 ? builder : builder.setPort(port)).start();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Returns the port. */
  public int port() {
    return server.getPort();
  }

  /** Returns the address of the database {@code name}; user and password are in it. */
  public String url(String name) {
    return server.getJdbcUrl("postgres", name);
  }

  /** Makes an empty database and returns its name. */
  public String newDatabase() {
    String name = "recarga" + databases.incrementAndGet();
    try (Connection connection = dataSource("postgres").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE DATABASE " + name);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
    return name;
  }

  /** Returns a source of new connections to the database {@code name}. */
  public DataSource dataSource(String name) {
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url(name));
    return source;
  }

  /** Returns a pool of at most {@code size} connections to a new, empty database. */
  public ConnectionPool newPool(int size) {
    return new ConnectionPool(dataSource(newDatabase()), size);
  }

  /** Kills all processes of the server as {@code kill -9} does. */
  public void kill() {
    List<ProcessHandle> all = processes();
    all.forEach(ProcessHandle::destroyForcibly);
    CompletableFuture<?>[] ends =
        all.stream().map(ProcessHandle::onExit).toArray(CompletableFuture<?>[]::new);
    CompletableFuture.allOf(ends).join();
    try {
      // Gives back its lock on the folder; there is nothing left to stop.
      server.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Starts the server again on the same folder and port, after {@link #kill}. */
  public void restart() {
    server = start(port());
  }

  /** Returns the main process of the server, and those that serve connections. */
  public List<ProcessHandle> processes() {
    try {
      long pid = Long.parseLong(
          Files.readAllLines(folder.resolve("postmaster.pid")).get(0).strip());
      return ProcessHandle.of(pid).stream()
          .flatMap(main -> Stream.concat(Stream.of(main), main.descendants()))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() {
    try {
      server.close();
      Folders.delete(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static final class Shared {
    private static final PostgresServer SERVER = start();

    static {
      Runtime.getRuntime().addShutdownHook(new Thread(SERVER::close));
    }
  }
}
