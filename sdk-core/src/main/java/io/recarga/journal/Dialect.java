package io.recarga.journal;

import io.recarga.JournalException;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Locale;

/** What differs between databases. */
enum Dialect {
  /** PostgreSQL, and what speaks its protocol. A plain duplicate would end the caller's transaction. */
  POSTGRESQL(" ON CONFLICT DO NOTHING", "SELECT clock_timestamp()"),
  /** MariaDB, alone or with Galera. */
  MARIADB("", "SELECT TIMESTAMPDIFF(MICROSECOND, '1970-01-01', UTC_TIMESTAMP(6))"),
  /** H2: one process, or development. */
  H2("", "SELECT CURRENT_TIMESTAMP(9)");

  private static final int MARIADB_DUPLICATE = 1062;
  private static final String WITH_BINARY_LOG = " AND @@log_bin";
  private static final String IN_A_CLUSTER =
      " AND (SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_STATUS"
          + " WHERE VARIABLE_NAME = 'wsrep_cluster_size') > 0";
  private static final List<Setting> POSTGRESQL_SETTINGS = List.of(
      current("fsync", "on"),
      current("full_page_writes", "on"),
      current("synchronous_commit", "on", "local", "remote_write", "remote_apply"),
      current("transaction_read_only", "off"));
  private static final List<Setting> MARIADB_SETTINGS = List.of(
      variable("innodb_flush_log_at_trx_commit", "", "1", "3"),
      variable("innodb_doublewrite", "", "ON"),
      variable("innodb_flush_method", "", "O_DIRECT", "fsync", "O_DSYNC", "O_DIRECT_NO_FSYNC"),
      // With a binary log it is that log which decides, after a crash, what was committed.
      variable("sync_binlog", WITH_BINARY_LOG, "1"),
      variable("binlog_format", WITH_BINARY_LOG, "ROW", "MIXED"),
      variable("read_only", "", "OFF"),
      // Galera: a node applies what others committed a little later, unless statements wait for
      // that.
      session("wsrep_sync_wait", "7", "15"),
      session("wsrep_on", "ON"),
      session("wsrep_dirty_reads", "OFF"),
      variable("innodb_autoinc_lock_mode", IN_A_CLUSTER, "2"),
      new Setting(
          "sql_mode",
          "SELECT IF(@@sql_mode RLIKE 'STRICT_(TRANS|ALL)_TABLES', 'STRICT_TRANS_TABLES', 'lax')",
          List.of("STRICT_TRANS_TABLES")));
  private static final List<Setting> H2_SETTINGS = List.of(new Setting(
      "WRITE_DELAY",
      "SELECT SETTING_VALUE FROM INFORMATION_SCHEMA.SETTINGS WHERE SETTING_NAME = 'WRITE_DELAY'",
      List.of("0")));

  private final String orIgnore;
  private final String clock;

  Dialect(String orIgnore, String clock) {
    this.orIgnore = orIgnore;
    this.clock = clock;
  }

  static Dialect of(DatabaseMetaData about) throws SQLException {
    String product = about.getDatabaseProductName();
    return switch (product) {
      case "PostgreSQL" -> POSTGRESQL;
      case "MariaDB" -> MARIADB;
      case "H2" -> H2;
      default ->
        throw new JournalException(
            "database: " + product
                + " is not one that journals are tested on; use PostgreSQL, MariaDB, or H2 for development");
    };
  }

  /** Returns the folder of the migration files. */
  String folder() {
    return "recarga-db/" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns what ends an insert that inserts nothing where the key is there; "" if there is none. */
  String orIgnore() {
    return orIgnore;
  }

  /** Returns an insert that inserts nothing, or fails with a duplicate, where the key is there. */
  String insert(String table, String columns) {
    String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")" + orIgnore;
  }

  /** Says whether one statement takes many rows as arrays and tells which of them it wrote. */
  boolean takesManyTogether() {
    return this == POSTGRESQL;
  }

  /** Says whether an insert failed because the key is there. */
  static boolean isDuplicate(SQLException e) {
    return "23505".equals(e.getSQLState())
        || ("23000".equals(e.getSQLState()) && e.getErrorCode() == MARIADB_DUPLICATE);
  }

  /** Returns the question for the server's time, not that of a transaction's beginning. */
  String clock() {
    return clock;
  }

  /** Returns the answer to {@link #clock} that the result stands on. */
  Instant time(ResultSet result) throws SQLException {
    if (this == MARIADB) {
      return Instant.EPOCH.plus(result.getLong(1), ChronoUnit.MICROS);
    }
    return result.getObject(1, OffsetDateTime.class).toInstant();
  }

  /**
   * Returns what ends a question that must see what others committed since the transaction began.
   * MariaDB's transactions otherwise read what was there at their first read.
   */
  String asOfNow() {
    return this == MARIADB ? " LOCK IN SHARE MODE" : "";
  }

  /** Returns the settings that decide whether a commit outlives a crash. */
  List<Setting> settings() {
    return switch (this) {
      case POSTGRESQL -> POSTGRESQL_SETTINGS;
      case MARIADB -> MARIADB_SETTINGS;
      case H2 -> H2_SETTINGS;
    };
  }

  /** Says whether the address is that of a database which dies with its process. */
  boolean isInMemory(String url) {
    return this == H2 && url.startsWith("jdbc:h2:mem:");
  }

  private static Setting current(String name, String... safe) {
    return new Setting(name, "SELECT current_setting('" + name + "', true)", List.of(safe));
  }

  /** A variable that each connection to a cluster may set for itself. */
  private static Setting session(String name, String... safe) {
    return new Setting(
        name,
        "SELECT VARIABLE_VALUE FROM information_schema.SESSION_VARIABLES WHERE VARIABLE_NAME = '"
            + name + "'" + IN_A_CLUSTER,
        List.of(safe));
  }

  private static Setting variable(String name, String condition, String... safe) {
    return new Setting(
        name,
        "SELECT VARIABLE_VALUE FROM information_schema.GLOBAL_VARIABLES WHERE VARIABLE_NAME = '"
            + name + "'" + condition,
        List.of(safe));
  }

  /**
   * A setting of the server.
   *
   * @param question yields its value; null or nothing where the server does not know it
   * @param safe the values that are safe
   */
  record Setting(String name, String question, List<String> safe) {}
}
