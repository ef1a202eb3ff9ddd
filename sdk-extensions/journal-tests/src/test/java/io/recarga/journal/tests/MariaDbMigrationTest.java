package io.recarga.journal.tests;

import javax.sql.DataSource;

@NeedsMariaDb
class MariaDbMigrationTest implements MigrationContract {
  @Override
  public DataSource empty() {
    MariaDbServer server = MariaDbServer.shared();
    return server.dataSource(server.newDatabase());
  }

  @Override
  public String files() {
    return "recarga-db/mariadb";
  }
}
