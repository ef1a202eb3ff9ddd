package io.recarga.journal.tests;

import java.io.PrintWriter;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.logging.Logger;
import javax.sql.DataSource;

/**
 * A pool as plain as can be: it keeps connections that were given back whole, gives them out again,
 * and opens no more than its size; one whose methods failed is not kept. Waits 5 seconds for a free one.
 */
public final class ConnectionPool implements DataSource, AutoCloseable {
  private final DataSource source;
  private final Semaphore free;
  private final ConcurrentLinkedDeque<Connection> idle = new ConcurrentLinkedDeque<>();

  /** Makes a pool of at most {@code size} connections of {@code source}. */
  public ConnectionPool(DataSource source, int size) {
    this.source = source;
    this.free = new Semaphore(size);
  }

  @Override
  public Connection getConnection() throws SQLException {
    try {
      if (!free.tryAcquire(5, TimeUnit.SECONDS)) {
        throw new SQLException("no connection is free", "08001");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new SQLException("interrupted", "08001", e);
    }
    try {
      Connection kept = idle.pollFirst();
      return lent(kept == null ? source.getConnection() : kept);
    } catch (SQLException | RuntimeException e) {
      free.release();
      throw e;
    }
  }

  private Connection lent(Connection connection) {
    AtomicBoolean isBack = new AtomicBoolean();
    AtomicBoolean isBroken = new AtomicBoolean();
    InvocationHandler handler = (proxy, method, arguments) -> {
      if (method.getName().equals("close")) {
        if (isBack.compareAndSet(false, true)) {
          giveBack(connection, isBroken.get());
        }
        return null;
      }
      if (method.getName().equals("isClosed") && isBack.get()) {
        return true;
      }
      // A driver that knows several hosts does not call a connection closed that was aborted.
      isBroken.compareAndSet(false, method.getName().equals("abort"));
      try {
        return method.invoke(connection, arguments);
      } catch (InvocationTargetException e) {
        isBroken.set(true);
        throw e.getCause();
      }
    };
    return (Connection) Proxy.newProxyInstance(
        ConnectionPool.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
  }

  private void giveBack(Connection connection, boolean isBroken) {
    try {
      if (isBroken) {
        connection.close();
      } else if (!connection.isClosed()) {
        idle.addFirst(connection);
      }
    } catch (SQLException e) {
      // Broken: not kept.
    } finally {
      free.release();
    }
  }

  /** Closes the connections that nobody uses. */
  @Override
  public void close() {
    for (Connection kept = idle.pollFirst(); kept != null; kept = idle.pollFirst()) {
      try {
        kept.close();
      } catch (SQLException e) {
        // Broken already.
      }
    }
  }

  @Override
  public Connection getConnection(String user, String password) throws SQLException {
    throw new SQLFeatureNotSupportedException("the pool has one user");
  }

  @Override
  public PrintWriter getLogWriter() throws SQLException {
    return source.getLogWriter();
  }

  @Override
  public void setLogWriter(PrintWriter out) throws SQLException {
    source.setLogWriter(out);
  }

  @Override
  public void setLoginTimeout(int seconds) throws SQLException {
    source.setLoginTimeout(seconds);
  }

  @Override
  public int getLoginTimeout() throws SQLException {
    return source.getLoginTimeout();
  }

  @Override
  public Logger getParentLogger() throws SQLFeatureNotSupportedException {
    return source.getParentLogger();
  }

  @Override
  public <T> T unwrap(Class<T> type) throws SQLException {
    return source.unwrap(type);
  }

  @Override
  public boolean isWrapperFor(Class<?> type) throws SQLException {
    return source.isWrapperFor(type);
  }
}
