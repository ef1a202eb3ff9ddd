package io.recarga.proof.chaos;

import java.sql.SQLException;
import javax.sql.DataSource;
import org.mariadb.jdbc.MariaDbDataSource;
import org.postgresql.ds.PGSimpleDataSource;

/** The databases that apps know. */
final class Databases {
  private static final int CONNECT_SECONDS = 5;

  private Databases() {}

  /** Returns a source of connections to whatever the address begins with. */
  static DataSource at(String url) throws SQLException {
    if (url.startsWith("jdbc:mariadb:")) {
      return new MariaDbDataSource(url);
    }
    PGSimpleDataSource source = new PGSimpleDataSource();
    source.setUrl(url);
    source.setConnectTimeout(CONNECT_SECONDS);
    return source;
  }
}
