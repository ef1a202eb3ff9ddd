package io.recarga.journal;

import io.recarga.JournalException;
import java.sql.DatabaseMetaData;
import java.sql.SQLException;
import java.util.List;
import java.util.Locale;

/** What differs between databases. */
enum Dialect {
  /** PostgreSQL, and what speaks its protocol. A plain duplicate would end the caller's transaction. */
  POSTGRESQL(" ON CONFLICT DO NOTHING", "SELECT clock_timestamp()"),
  /** H2: one process, or development. */
  H2("", "SELECT CURRENT_TIMESTAMP(9)");

  private static final List<Setting> POSTGRESQL_SETTINGS = List.of(
      current("fsync", "on"),
      current("full_page_writes", "on"),
      current("synchronous_commit", "on", "local", "remote_write", "remote_apply"),
      current("transaction_read_only", "off"));
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
      case "H2" -> H2;
      default ->
        throw new JournalException("database: " + product
            + " is not one that journals are tested on; use PostgreSQL, or H2 for development");
    };
  }

  /** Returns the folder of the migration files. */
  String folder() {
    return "recarga-db/" + name().toLowerCase(Locale.ROOT);
  }

  /** Returns an insert that inserts nothing, or fails with a duplicate, where the key is there. */
  String insert(String table, String columns) {
    String marks = "?" + ", ?".repeat(columns.split(",").length - 1);
    return "INSERT INTO " + table + " (" + columns + ") VALUES (" + marks + ")" + orIgnore;
  }

  /** Says whether an insert failed because the key is there. */
  static boolean isDuplicate(SQLException e) {
    return "23505".equals(e.getSQLState());
  }

  /** Returns the question for the server's time, not that of a transaction's beginning. */
  String clock() {
    return clock;
  }

  /** Returns the settings that decide whether a commit outlives a crash. */
  List<Setting> settings() {
    return this == POSTGRESQL ? POSTGRESQL_SETTINGS : H2_SETTINGS;
  }

  /** Says whether the address is that of a database which dies with its process. */
  boolean isInMemory(String url) {
    return this == H2 && url.startsWith("jdbc:h2:mem:");
  }

  private static Setting current(String name, String... safe) {
    return new Setting(name, "SELECT current_setting('" + name + "', true)", List.of(safe));
  }

  /**
   * A setting of the server.
   *
   * @param question yields its value; null or nothing where the server does not know it
   * @param safe the values that are safe
   */
  record Setting(String name, String question, List<String> safe) {}
}
