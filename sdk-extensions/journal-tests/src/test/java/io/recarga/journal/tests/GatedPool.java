package io.recarga.journal.tests;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/** A pool over another that lends nothing while it is shut. */
final class GatedPool extends PoolAround {
  private volatile CountDownLatch gate = new CountDownLatch(0);

  GatedPool(DataSource source) {
    super(source);
  }

  void shut() {
    gate = new CountDownLatch(1);
  }

  void open() {
    gate.countDown();
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      gate.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "08001", e);
    }
    return source().getConnection();
  }
}
