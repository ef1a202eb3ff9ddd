package io.recarga.journal;

import java.sql.SQLException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The database failed. Neither message nor cause hold a value of a row: databases like to repeat
 * what they were given.
 */
final class DatabaseFailure extends IllegalStateException {
  private static final long serialVersionUID = 1L;
  private static final Set<String> TRY_AGAIN = Set.of("40001", "40P01");

  // Statement errors of the server: it has rolled back. Whatever ends a connection is none of them.
  private static final Set<String> ROLLED_BACK = Set.of("22", "23", "25", "42", "53", "54", "55");
  // MariaDB's driver says this after it went on to another host: the statement that was under way
  // may have been carried out. (Its source, 2026-11)
  private static final String WENT_ON = "25S03";

  // What the next host may say to the driver that goes on to it, by MariaDB's numbers: no such
  // database, not for this user, too many connections of this user's.
  private static final Set<Integer> NOT_LET_IN = Set.of(1044, 1049, 1203, 1226);

  private static final Set<String> GIVEN_UP = Set.of("57014", "HYT00");

  // MariaDB has one SQLState for most: a lock was waited for too long, the table is full, the
  // server only reads; or a record was changed since it was read.
  private static final String GENERAL = "HY000";
  private static final Set<Integer> REFUSED = Set.of(1205, 1114, 1290, 1836);
  private static final int CHANGED = 1020;

  // Galera answers with a deadlock as well where it lost touch with the other nodes during a
  // commit.
  private static final int DEADLOCK = 1213;

  // It repeats the text of the statement, in which MariaDB's driver may have put values.
  private static final int SYNTAX = 1064;

  // Classes whose messages are about the server and never about a row.
  private static final Set<String> TELLING =
      Set.of("08", "25", "28", "3D", "40", "42", "53", "55", "57", "70", "90");

  private final boolean unreached;
  private final boolean withoutEffect;
  private final boolean again;

  private DatabaseFailure(
      String message,
      @Nullable Throwable cause,
      boolean unreached,
      boolean withoutEffect,
      boolean again) {
    super(message, cause);
    this.unreached = unreached;
    this.withoutEffect = withoutEffect;
    this.again = again;
  }

  /** No connection could be had, so that nothing was asked. */
  static DatabaseFailure unreached(Exception e) {
    return new DatabaseFailure(
        "the journal's database cannot be reached" + words(e), bare(e), true, true, false);
  }

  /** A statement failed before its transaction was committed. */
  static DatabaseFailure of(SQLException e) {
    String state = stateOf(e);
    int code = e.getErrorCode();
    boolean isGeneral = GENERAL.equals(state);
    boolean again = TRY_AGAIN.contains(state) || (isGeneral && code == CHANGED);
    boolean certain = (again && code != DEADLOCK)
        || GIVEN_UP.contains(state)
        || (isGeneral && REFUSED.contains(code))
        || (state.length() == 5
            && ROLLED_BACK.contains(state.substring(0, 2))
            && !state.equals(WENT_ON)
            && !NOT_LET_IN.contains(code));
    return new DatabaseFailure(
        "the journal's database failed" + words(e), bare(e), false, certain, again);
  }

  /** Returns the same for one more of those whom it met. */
  DatabaseFailure again() {
    return new DatabaseFailure(
        String.valueOf(getMessage()), getCause(), unreached, withoutEffect, again);
  }

  /** Returns the same for work of which an earlier try may have had effect. */
  DatabaseFailure inDoubt() {
    return new DatabaseFailure(String.valueOf(getMessage()), getCause(), false, false, again);
  }

  /** Says whether no connection could be had. */
  boolean isUnreached() {
    return unreached;
  }

  /** Says whether it is certain that nothing was written. */
  boolean isWithoutEffect() {
    return withoutEffect;
  }

  /** Says whether the same may go well when it is tried again at once. */
  boolean mayGoWellAgain() {
    return again;
  }

  private static String words(Exception e) {
    if (!(e instanceof SQLException sql)) {
      return ": " + e.getClass().getName();
    }
    String state = stateOf(sql);
    String text = String.valueOf(sql.getMessage());
    int code = sql.getErrorCode();
    boolean telling =
        state.length() == 5 && TELLING.contains(state.substring(0, 2)) && code != SYNTAX;
    String number = GENERAL.equals(state) ? " and error " + code : "";
    return " with SQLState " + state + number + (telling ? ": " + text.split("\\R", 2)[0] : "");
  }

  private static @Nullable SQLException bare(Exception e) {
    if (!(e instanceof SQLException sql)) {
      return null;
    }
    SQLException bare =
        new SQLException(e.getClass().getName(), sql.getSQLState(), sql.getErrorCode());
    bare.setStackTrace(e.getStackTrace());
    return bare;
  }

  private static String stateOf(SQLException e) {
    return e.getSQLState() == null ? "unknown" : e.getSQLState();
  }
}
