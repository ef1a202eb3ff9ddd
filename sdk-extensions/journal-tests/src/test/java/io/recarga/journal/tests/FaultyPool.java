package io.recarga.journal.tests;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;

/** A pool over another whose calls fail as a test wants it, once it is armed; and a counter of calls. */
final class FaultyPool extends PoolAround {
  private final Map<String, Fault> before = new HashMap<>();
  private final Map<String, Fault> after = new HashMap<>();
  private final Set<String> skipped = new HashSet<>();
  private boolean armed;
  private boolean autoCommit = true;
  private int lent;
  private int lentInAll;
  private int statements;
  private int aborted;

  FaultyPool(DataSource source) {
    super(source);
  }

  /** Lets the next call of {@code method} fail instead of being made. */
  FaultyPool failOn(String method, SQLException failure) {
    return failOn(method, failure, 1);
  }

  FaultyPool failOn(String method, SQLException failure, int times) {
    before.put(method, new Fault(failure, times));
    return this;
  }

  /** Lets the call of {@code method} after the next one fail. */
  FaultyPool failSecond(String method, SQLException failure) {
    skipped.add(method);
    return failOn(method, failure, 1);
  }

  /** Lets the next call of {@code method} be made, and then fail. */
  FaultyPool failAfter(String method, SQLException failure) {
    after.put(method, new Fault(failure, 1));
    return this;
  }

  FaultyPool withoutAutoCommit() {
    autoCommit = false;
    return this;
  }

  /** Begins to fail and to count. */
  FaultyPool arm() {
    armed = true;
    lentInAll = 0;
    statements = 0;
    return this;
  }

  int lent() {
    return lent;
  }

  int lentInAll() {
    return lentInAll;
  }

  int statements() {
    return statements;
  }

  int aborted() {
    return aborted;
  }

  @Override
  public Connection getConnection() throws SQLException {
    fail(before, "getConnection");
    Connection connection = source().getConnection();
    connection.setAutoCommit(autoCommit);
    countLent();
    return around(Connection.class, connection);
  }

  private synchronized void countLent() {
    lent++;
    lentInAll++;
  }

  private synchronized void fail(Map<String, Fault> faults, String method) throws SQLException {
    boolean passes = armed && faults == before && skipped.remove(method);
    Fault fault = armed && !passes ? faults.remove(method) : null;
    if (fault != null) {
      if (fault.times() > 1) {
        faults.put(method, new Fault(fault.failure(), fault.times() - 1));
      }
      throw fault.failure();
    }
  }

  private <T> T around(Class<T> type, T inner) {
    return type.cast(Proxy.newProxyInstance(
        FaultyPool.class.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call(inner, method, arguments)));
  }

  private Object call(Object inner, Method method, Object[] arguments) throws Throwable {
    String name = method.getName();
    count(inner, name);
    fail(before, name);
    Object result;
    try {
      result = method.invoke(inner, arguments);
    } catch (InvocationTargetException e) {
      throw e.getCause();
    }
    fail(after, name);
    return result instanceof PreparedStatement statement
        ? around(PreparedStatement.class, statement)
        : result;
  }

  private synchronized void count(Object inner, String name) throws SQLException {
    switch (name) {
      case "executeUpdate", "executeQuery", "executeBatch" -> statements++;
      case "abort" -> {
        aborted++;
        ((Connection) inner).rollback();
      }
      case "close" -> {
        if (inner instanceof Connection connection) {
          lent--;
          if (!connection.isClosed()) {
            connection.setAutoCommit(true);
          }
        }
      }
      default -> {}
    }
  }

  private record Fault(SQLException failure, int times) {}
}
