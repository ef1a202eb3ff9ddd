package io.recarga.journal.tests;

import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.io.TempDir;

class H2MigrationTest implements MigrationContract {
  private static final AtomicInteger DATABASES = new AtomicInteger();

  @TempDir
  Path folder;

  @Override
  public DataSource empty() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:file:" + folder.resolve("db" + DATABASES.incrementAndGet())
        + ";DB_CLOSE_DELAY=-1");
    return source;
  }

  @Override
  public String files() {
    return "recarga-db/h2";
  }
}
