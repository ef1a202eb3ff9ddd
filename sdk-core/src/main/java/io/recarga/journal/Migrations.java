package io.recarga.journal;

import io.recarga.JournalException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Locale;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;

/** The files that make the journal's tables, and which of them a database has. */
final class Migrations {
  /** The version of the tables that this library works on. */
  static final int VERSION = 1;

  private static final List<String> FILES = List.of("V1__journal.sql");
  private static final Pattern STATEMENT_END = Pattern.compile(";\\s*(\\R|$)");
  private static final String PREFIX_IN_FILES = "recarga_";

  private final Dialect dialect;
  private final String prefix;

  Migrations(Dialect dialect, String prefix) {
    this.dialect = dialect;
    this.prefix = prefix;
  }

  /** Makes what is missing. */
  void run(Database database) {
    // Two machines that start at once disturb each other once; the second try finds it done.
    for (int tries = 1; ; tries++) {
      try {
        // H2 does not take two such changes at once, and is in one process anyway.
        synchronized (Migrations.class) {
          database.together(connection -> {
            apply(connection);
            return true;
          });
        }
        return;
      } catch (DatabaseFailure e) {
        if (tries == 3) {
          throw new JournalException("the journal's tables cannot be made: " + e.getMessage(), e);
        }
      }
    }
  }

  private void apply(Connection connection) throws SQLException {
    for (int file = version(connection); file < FILES.size(); file++) {
      for (String statement : STATEMENT_END.splitAsStream(read(FILES.get(file))).toList()) {
        try (Statement plain = connection.createStatement()) {
          plain.execute(statement);
        }
      }
    }
  }

  /** Returns the version of the tables, 0 where there are none. */
  int version(Connection connection) throws SQLException {
    return number(connection, "schema.version");
  }

  /** Returns the oldest version that a library must know to work on the tables. */
  int known(Connection connection) throws SQLException {
    return number(connection, "schema.known");
  }

  private int number(Connection connection, String name) throws SQLException {
    if (!hasMeta(connection)) {
      return 0;
    }
    String sql = "SELECT content FROM " + prefix + "meta WHERE name = '" + name + "'";
    try (Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      return result.next() ? Integer.parseInt(result.getString(1)) : 0;
    }
  }

  private boolean hasMeta(Connection connection) throws SQLException {
    boolean upper = connection.getMetaData().storesUpperCaseIdentifiers();
    UnaryOperator<String> stored = name -> upper ? name.toUpperCase(Locale.ROOT) : name;
    try (ResultSet found = connection
        .getMetaData()
        .getTables(
            connection.getCatalog(), connection.getSchema(), stored.apply(prefix + "meta"), null)) {
      return found.next();
    }
  }

  private String read(String file) {
    String path = "/" + dialect.folder() + "/" + file;
    try (InputStream stream = Migrations.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("missing in the jar: " + path);
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8)
          .replace(PREFIX_IN_FILES, prefix);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
