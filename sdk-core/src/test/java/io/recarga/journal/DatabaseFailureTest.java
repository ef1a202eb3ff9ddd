package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseFailureTest {
  private static final String SECRET = "(default, k, +51987654321, 48151623421042)";

  private static DatabaseFailure failure(String state) {
    return DatabaseFailure.of(new SQLException("ERROR: refused\n  Detail: " + SECRET, state));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "22001", "23505", "25006", "42P01", "53100", "54000", "57014", "HYT00", "55P03", "40001",
        "40P01"
      })
  void whatTheServerRolledBackIsWithoutEffect(String state) {
    assertThat(failure(state).isWithoutEffect()).isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(
      strings = {
        "08006", "08001", "08007", "40003", "57P01", "57P02", "58030", "XX000", "90121", "", "5"
      })
  void whateverEndsAConnectionMayHaveHadEffect(String state) {
    assertThat(failure(state).isWithoutEffect()).isFalse();
    assertThat(failure(state).mayGoWellAgain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  void whatWasRolledBackForTheSakeOfOthersMayGoWellAgain(String state) {
    assertThat(failure(state).mayGoWellAgain()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(ints = {1020, 1114, 1205, 1290, 1836})
  void whatMariaDbRefusedByNumberIsWithoutEffect(int code) {
    DatabaseFailure failure = DatabaseFailure.of(new SQLException(SECRET, "HY000", code));
    assertThat(failure.isWithoutEffect()).isTrue();
    assertThat(failure.mayGoWellAgain()).isEqualTo(code == 1020);
    assertThat(failure.getMessage()).contains("error " + code).doesNotContain("987654321");
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1021, 1180, 1317, 1969})
  void whatElseMariaDbSaysMayHaveHadEffect(int code) {
    assertThat(DatabaseFailure.of(new SQLException("?", "HY000", code)).isWithoutEffect())
        .isFalse();
  }

  @Test
  void aDeadlockOfMariaDbIsTriedAgainAndNotTakenForProof() {
    // Galera says the same where the other nodes may have it.
    DatabaseFailure failure = DatabaseFailure.of(new SQLException("deadlock", "40001", 1213));
    assertThat(failure.mayGoWellAgain()).isTrue();
    assertThat(failure.isWithoutEffect()).isFalse();
  }

  /** MariaDB's driver went on to the next host; what became of the statement nobody knows. */
  @Test
  void aDriverThatWentOnToAnotherHostProvesNothing() {
    assertThat(failure("25S03").isWithoutEffect()).isFalse();
    assertThat(failure("25S03").mayGoWellAgain()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(ints = {1044, 1049, 1203, 1226})
  void aNextHostThatLetsNobodyInProvesNothing(int code) {
    assertThat(DatabaseFailure.of(new SQLException("?", "42000", code)).isWithoutEffect())
        .isFalse();
  }

  @Test
  void aSyntaxErrorThatRepeatsTheStatementIsNotTold() {
    SQLException error = new SQLException("near '" + SECRET + "'", "42000", 1064);
    assertThat(DatabaseFailure.of(error).getMessage()).doesNotContain("987654321");
  }

  @Test
  void withoutAConnectionNothingHappened() {
    assertThat(DatabaseFailure.unreached(new SQLException("refused", "08001")).isWithoutEffect())
        .isTrue();
    assertThat(DatabaseFailure.unreached(new IllegalStateException("closed")).isWithoutEffect())
        .isTrue();
  }

  @ParameterizedTest
  @NullSource
  @ValueSource(strings = {"23505", "22001", "08006", "42P01", "XX000"})
  void noValueOfARowIsTold(String state) {
    StringWriter text = new StringWriter();
    failure(state).printStackTrace(new PrintWriter(text));
    assertThat(text.toString())
        .doesNotContain("987654321", "48151623421042")
        .contains(state == null ? "unknown" : state);
  }

  @Test
  void whatTheServerSaysOfItselfIsTold() {
    assertThat(failure("08006").getMessage()).contains("ERROR: refused");
    assertThat(failure("22001").getMessage()).doesNotContain("refused");
  }
}
