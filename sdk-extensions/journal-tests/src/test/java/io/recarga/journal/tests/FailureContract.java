package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A journal says that it does not hold a row only where that is certain. */
interface FailureContract extends JdbcCase {

  private JdbcJournal over(FaultyPool pool) {
    JdbcJournal journal = JdbcJournal.open(pool);
    pool.arm();
    return journal;
  }

  private FaultyPool faulty() {
    return new FaultyPool(fixture().source());
  }

  @Test
  default void withoutAConnectionTheRowIsProvenNotToBeHeld() {
    JdbcJournal journal = over(faulty().failOn("getConnection", new SQLException("gone", "08001")));
    assertThatThrownBy(() -> journal.insert(sending("k").build()))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("k was not journaled");
    assertThat(journal().find(TopUpKey.of("k"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"08006", "08007", "57P01", "XX000", "40003", "25S03"})
  default void anInsertThatMayHaveHappenedIsNotToldAsIfItHadNot(String state) {
    JdbcJournal journal = over(faulty().failAfter("executeUpdate", new SQLException("cut", state)));
    assertThatThrownBy(() -> journal.insert(sending("k").build()))
        .isNotInstanceOf(JournalException.class)
        .isInstanceOf(IllegalStateException.class);
    assertThat(held("k").owner()).isEqualTo("me");
  }

  @ParameterizedTest
  @ValueSource(strings = {"25006", "53100", "57014"})
  default void anInsertThatTheServerRefusedIsProvenNotToBeHeld(String state) {
    JdbcJournal journal =
        over(faulty().failOn("executeUpdate", new SQLException("refused", state)));
    assertThatThrownBy(() -> journal.insert(sending("k").build()))
        .isInstanceOf(JournalException.class);
    assertThat(journal().find(TopUpKey.of("k"))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"40001", "40P01"})
  default void whatWasRolledBackForOthersIsTriedAgain(String state) {
    FaultyPool pool = faulty().failOn("executeUpdate", new SQLException("deadlock", state), 4);
    JdbcJournal journal = over(pool);
    assertThat(journal.insert(sending("k").build())).isNull();
    assertThat(held("k").owner()).isEqualTo("me");
  }

  /** Galera may say so of a commit that it could not finish, and which the other nodes have. */
  @Test
  default void aTryInDoubtIsNotUndoneByOneThatFailsForCertain() {
    FaultyPool pool = faulty().failOn("executeUpdate", new SQLException("?", "40001", 1213));
    JdbcJournal journal = over(pool);
    pool.failSecond("getConnection", new SQLException("gone", "08001"));
    assertThatThrownBy(() -> journal.insert(sending("k").build()))
        .isNotInstanceOf(JournalException.class)
        .isInstanceOf(IllegalStateException.class);
  }

  @Test
  default void butNotForEver() {
    FaultyPool pool = faulty().failOn("executeUpdate", new SQLException("deadlock", "40001"), 5);
    JdbcJournal journal = over(pool);
    assertThatThrownBy(() -> journal.insert(sending("k").build()))
        .isInstanceOf(JournalException.class);
  }

  @Test
  default void aCommitThatThrewMayHaveHappened() {
    JournalRow row = inserted(sending("k").build());
    JdbcJournal journal = over(faulty().failAfter("commit", new SQLException("cut", "08006")));
    assertThatThrownBy(() -> journal.replace(row, row.next(NOON).reference("R2").build()))
        .isNotInstanceOf(JournalException.class);
    assertThat(held("k").reference()).isEqualTo("R2");
  }

  @Test
  default void aTransactionThatFailedHalfWayIsUndone() {
    JournalRow row = inserted(sending("k").build());
    JdbcJournal journal = over(faulty().failOn("commit", new SQLException("cut", "08006")));
    assertThatThrownBy(() -> journal.replace(row, row.next(NOON).reference("R2").build()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(held("k").reference()).isEqualTo("REF-k");
    assertThat(fixture().ask("SELECT COUNT(*) FROM recarga_reference")).isEqualTo("0");
  }

  @Test
  default void aConnectionThatCannotRollBackIsNotGivenBack() {
    JournalRow row = inserted(sending("k").build());
    FaultyPool pool = faulty()
        .failOn("commit", new SQLException("cut", "08006"))
        .failOn("rollback", new SQLException("cut", "08006"));
    JdbcJournal journal = over(pool);
    assertThatThrownBy(() -> journal.replace(row, row.next(NOON).reference("R2").build()))
        .isInstanceOf(IllegalStateException.class);
    assertThat(pool.aborted()).isEqualTo(1);
    assertThat(held("k").reference()).isEqualTo("REF-k");
  }

  @Test
  default void aPoolThatDoesNotCommitByItselfLosesNothing() throws SQLException {
    FaultyPool pool = faulty().withoutAutoCommit();
    JdbcJournal journal = over(pool);
    JournalRow row = sending("k").build();
    assertThat(journal.insert(row)).isNull();
    assertThat(held("k").version()).isZero();
    assertThat(journal.replace(row, row.next(NOON).reference("R2").build())).isTrue();
    assertThat(held("k").reference()).isEqualTo("R2");
    try (Connection connection = pool.getConnection()) {
      assertThat(connection.getAutoCommit()).isFalse();
    }
  }

  @Test
  default void everyConnectionIsGivenBack() {
    FaultyPool pool = faulty();
    JdbcJournal journal = over(pool);
    JournalRow row = sending("k").build();
    journal.insert(row);
    journal.insert(row);
    journal.find(row.key());
    journal.replace(row, row.next(NOON).reference("R2").build());
    journal.ends(0, 9);
    journal.prune(NOON, 9);
    journal.erase(Samples.SIM);
    journal.takeDue(NOON, MINUTE, 9, List.of());
    pool.failOn("executeQuery", new SQLException("cut", "08006"));
    assertThatThrownBy(() -> journal.find(row.key())).isInstanceOf(IllegalStateException.class);
    assertThat(pool.lent()).isZero();
  }

  @Test
  default void aDirectTopUpCostsTwoCommits() {
    FaultyPool pool = faulty();
    JdbcJournal journal = over(pool);
    JournalRow row = sending("k").build();
    journal.insert(row);
    journal.replace(row, Samples.ended(row, State.SUCCEEDED, NOON));
    assertThat(pool.statements()).isEqualTo(2);
    assertThat(pool.lentInAll()).isEqualTo(2);
  }

  @Test
  default void aLockedRowIsNotWaitedForLongerThanTheTimeout() throws SQLException {
    JournalRow row = inserted(sending("k").build());
    JdbcJournal impatient = JdbcJournal.builder(fixture().source())
        .queryTimeout(Duration.ofSeconds(1))
        .open();
    try (Connection rival = fixture().unpooled()) {
      rival.setAutoCommit(false);
      fixture().run(rival, "UPDATE recarga_topup SET fence = fence");
      long began = System.nanoTime();
      assertThatThrownBy(() -> impatient.replace(row, row.next(NOON).build()))
          .isInstanceOf(IllegalStateException.class);
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
      rival.rollback();
    }
    assertThat(held("k").version()).isZero();
  }
}
