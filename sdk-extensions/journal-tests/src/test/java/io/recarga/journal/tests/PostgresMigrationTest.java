package io.recarga.journal.tests;

import javax.sql.DataSource;

class PostgresMigrationTest implements MigrationContract {
  @Override
  public DataSource empty() {
    PostgresServer server = PostgresServer.shared();
    return server.dataSource(server.newDatabase());
  }

  @Override
  public String files() {
    return "recarga-db/postgresql";
  }
}
