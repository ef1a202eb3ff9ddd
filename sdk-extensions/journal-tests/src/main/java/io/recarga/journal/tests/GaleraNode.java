package io.recarga.journal.tests;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.mariadb.jdbc.MariaDbDataSource;

/** One MariaDB of a Galera cluster: a process with a folder and ports of its own. */
public final class GaleraNode {
  private static final Pattern POSITION = Pattern.compile("Recovered position: (\\S+)");
  private static final long PATIENCE_SECONDS = 90;

  private final Path folder;
  private final String user;
  private final int port = MariaDbServer.freePort();
  private final int groupPort = MariaDbServer.freePort();
  private final int catchUpPort = MariaDbServer.freePort();
  private final int copyPort = MariaDbServer.freePort();
  private @Nullable Process server;

  GaleraNode(Path folder, String user) {
    this.folder = folder;
    this.user = user;
  }

  /** Returns the port for clients. */
  public int port() {
    return port;
  }

  /** Returns where the other nodes find this one. */
  String address() {
    return "127.0.0.1:" + groupPort;
  }

  Path data() {
    return folder.resolve("data");
  }

  void install() {
    run(
        MariaDbServer.INSTALLER,
        List.of("--auth-root-authentication-method=normal", "--skip-test-db"));
  }

  /** Starts the node; {@code first} begins a cluster, the others join it. */
  void start(String peers, boolean first) {
    List<String> arguments = settings(peers);
    if (first) {
      arguments.add("--wsrep-new-cluster");
    }
    launch(arguments);
  }

  /** Starts the node again after it was killed; it catches up from where it was. */
  void restart(String peers) {
    List<String> arguments = settings(peers);
    List<String> recover = new ArrayList<>(arguments);
    recover.add("--wsrep-recover");
    run(MariaDbServer.SERVER, recover);
    Matcher position = POSITION.matcher(log());
    String last = null;
    while (position.find()) {
      last = position.group(1);
    }
    if (last != null) {
      arguments.add("--wsrep-start-position=" + last);
    }
    launch(arguments);
  }

  /** Kills the node as {@code kill -9} does. */
  void kill() {
    if (server != null) {
      server.destroyForcibly().onExit().join();
    }
  }

  void stop() {
    if (server != null) {
      server.destroy();
      server.onExit().join();
    }
  }

  /** Returns a source of connections that are set as a journal demands. */
  public DataSource dataSource(String database) {
    return dataSource(database, "wsrep_sync_wait=7");
  }

  DataSource dataSource(String database, String sessionVariables) {
    try {
      return new MariaDbDataSource("jdbc:mariadb://127.0.0.1:" + port + "/" + database
          + "?user=root&sslMode=disable&connectTimeout=3000&sessionVariables=" + sessionVariables);
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }

  /** Runs a statement as the administrator, whether the node has others or not. */
  void execute(String sql) throws SQLException {
    try (Connection connection = dataSource("", "wsrep_sync_wait=0").getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  /** Returns what the node says of itself and the cluster. */
  public String status(String name) throws SQLException {
    String question = "SHOW GLOBAL STATUS LIKE '" + name + "'";
    try (Connection connection = dataSource("", "wsrep_sync_wait=0").getConnection();
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(question)) {
      return result.next() ? result.getString(2) : "";
    }
  }

  private List<String> settings(String peers) {
    return new ArrayList<>(List.of(
        "--port=" + port,
        "--bind-address=127.0.0.1",
        "--socket=" + folder.resolve("socket"),
        "--pid-file=" + folder.resolve("pid"),
        "--max-connections=200",
        "--innodb-buffer-pool-size=32M",
        "--innodb-flush-log-at-trx-commit=1",
        "--innodb-autoinc-lock-mode=2",
        "--binlog-format=ROW",
        "--wsrep-on=ON",
        "--wsrep-provider=" + GaleraCluster.provider().orElseThrow(),
        "--wsrep-cluster-name=recarga",
        "--wsrep-cluster-address=gcomm://" + peers,
        "--wsrep-node-name=" + folder.getFileName(),
        "--wsrep-node-address=" + address(),
        "--wsrep-sst-method=rsync",
        "--wsrep-sst-receive-address=127.0.0.1:" + copyPort,
        "--wsrep-provider-options=gmcast.listen_addr=tcp://" + address()
            + ";ist.recv_addr=127.0.0.1:" + catchUpPort
            // A dead node is noticed within some seconds, so that the others go on.
            + ";evs.keepalive_period=PT0.5S;evs.inactive_check_period=PT0.5S"
            + ";evs.suspect_timeout=PT3S;evs.inactive_timeout=PT6S;evs.install_timeout=PT6S"
            + ";gcache.size=64M"));
  }

  private void launch(List<String> arguments) {
    Process started = process(MariaDbServer.SERVER, arguments);
    server = started;
    long began = System.nanoTime();
    SQLException last = null;
    while (started.isAlive()
        && System.nanoTime() - began < TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS)) {
      try {
        if (status("wsrep_local_state_comment").equals("Synced")) {
          return;
        }
      } catch (SQLException e) {
        last = e;
      }
      await(started, 100);
    }
    started.destroyForcibly();
    throw new IllegalStateException("a node does not answer:\n" + log(), last);
  }

  private void run(String program, List<String> arguments) {
    Process process = process(program, arguments);
    if (!await(process, TimeUnit.SECONDS.toMillis(PATIENCE_SECONDS)) || process.exitValue() != 0) {
      process.destroyForcibly();
      throw new IllegalStateException(program + " did not end well:\n" + log());
    }
  }

  private static boolean await(Process process, long millis) {
    try {
      return process.waitFor(millis, TimeUnit.MILLISECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private Process process(String program, List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(MariaDbServer.program(program).orElseThrow());
    command.add("--no-defaults");
    command.add("--user=" + user);
    command.add("--datadir=" + data());
    command.addAll(arguments);
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

  private String log() {
    return MariaDbServer.log(folder);
  }
}
