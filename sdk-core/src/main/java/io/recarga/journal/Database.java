package io.recarga.journal;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;
import javax.sql.DataSource;

/**
 * Runs work on connections, each for as long as the work lasts. A statement that the server rolled
 * back for the sake of another is tried again.
 */
final class Database {
  private static final int TRIES = 5;
  private static final int NOT_SUPPORTED = -1;
  private static final long SHORTEST_PAUSE_NANOS = 1_000_000;

  private final DataSource source;
  private final int timeoutSeconds;

  Database(DataSource source, Duration queryTimeout) {
    this.source = source;
    this.timeoutSeconds =
        Math.toIntExact(Math.max(1, queryTimeout.plusMillis(999).toSeconds()));
  }

  /** What is done on a connection. */
  interface Work<T> {
    T on(Connection connection) throws SQLException;
  }

  /** Runs work of one statement, which commits by itself. */
  <T> T once(Work<T> work) {
    return again(work, true);
  }

  /** Runs work in one transaction. If that throws it may have been committed. */
  <T> T together(Work<T> work) {
    return again(work, false);
  }

  PreparedStatement prepare(Connection connection, String sql) throws SQLException {
    PreparedStatement statement = connection.prepareStatement(sql);
    statement.setQueryTimeout(timeoutSeconds);
    return statement;
  }

  private <T> T again(Work<T> work, boolean alone) {
    boolean inDoubt = false;
    for (int tries = 1; ; tries++) {
      try {
        return run(work, alone);
      } catch (DatabaseFailure e) {
        inDoubt |= !e.isWithoutEffect();
        if (tries == TRIES || !e.mayGoWellAgain()) {
          // That this try had no effect says nothing of an earlier one.
          throw inDoubt ? e.inDoubt() : e;
        }
        giveWay(tries);
      }
    }
  }

  /**
   * Rests for a time that differs from the rivals'. Nodes of a Galera cluster do not see each other's
   * locks, so that those who try again at once disturb each other again.
   */
  private static void giveWay(int tries) {
    long longest = SHORTEST_PAUSE_NANOS << (2 * tries);
    LockSupport.parkNanos(ThreadLocalRandom.current().nextLong(SHORTEST_PAUSE_NANOS, longest));
  }

  private <T> T run(Work<T> work, boolean alone) {
    Connection connection = connect();
    try {
      Loan loan = prepared(connection, alone);
      boolean isClean = alone;
      try {
        T result = work.on(connection);
        if (!alone) {
          connection.commit();
        }
        isClean = true;
        return result;
      } catch (SQLException e) {
        throw DatabaseFailure.of(e);
      } finally {
        giveBack(connection, loan, isClean || isRolledBack(connection));
      }
    } finally {
      close(connection);
    }
  }

  private Connection connect() {
    try {
      return source.getConnection();
    } catch (SQLException | RuntimeException e) {
      throw DatabaseFailure.unreached(e);
    }
  }

  /** Sets what the work needs; nothing was asked of the server if that fails. */
  private Loan prepared(Connection connection, boolean alone) {
    try {
      Loan loan = new Loan(connection.getAutoCommit(), patience(connection));
      connection.setAutoCommit(alone);
      return loan;
    } catch (SQLException e) {
      throw DatabaseFailure.unreached(e);
    }
  }

  /** Bounds the wait for a server that does not answer at all, which a query time-out does not. */
  private int patience(Connection connection) throws SQLException {
    try {
      int before = connection.getNetworkTimeout();
      connection.setNetworkTimeout(Runnable::run, (timeoutSeconds * 2 + 1) * 1000);
      return before;
    } catch (SQLFeatureNotSupportedException e) {
      return NOT_SUPPORTED;
    }
  }

  private static boolean isRolledBack(Connection connection) {
    try {
      connection.rollback();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static void giveBack(Connection connection, Loan loan, boolean isClean) {
    try {
      if (!isClean) {
        // Whatever else is called on it might commit what is half done.
        connection.abort(Runnable::run);
      } else if (!connection.isClosed()) {
        connection.setAutoCommit(loan.alone());
        if (loan.patience() != NOT_SUPPORTED) {
          connection.setNetworkTimeout(Runnable::run, loan.patience());
        }
      }
    } catch (SQLException e) {
      // It is broken. What was done on it is known already, and its pool will find out.
    }
  }

  private static void close(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      // See above.
    }
  }

  /** How a connection was when it was lent. */
  private record Loan(boolean alone, int patience) {}
}
