package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.retry.TimeSource;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** An obligation is written in the caller's own transaction, and shares its fate. */
interface EnqueueContract extends JdbcCase {

  /** Work on a connection of the caller's, inside a transaction. */
  interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void inTransaction(boolean commit, Work work) throws SQLException {
    try (Connection connection = fixture().source().getConnection()) {
      connection.setAutoCommit(false);
      try {
        work.on(connection);
        if (commit) {
          connection.commit();
        }
      } finally {
        connection.rollback();
        connection.setAutoCommit(true);
      }
    }
  }

  private void enqueued(TopUp topUp) throws SQLException {
    inTransaction(
        true, connection -> assertThat(journal().enqueue(connection, topUp)).isTrue());
  }

  @Test
  default void whatWasCommittedIsQueued() throws SQLException {
    journal().open("shop");
    Instant before = journal().now(TimeSource.system());
    enqueued(topUp("k"));
    JournalRow row = held("k");
    assertThat(row.state()).isEqualTo(State.NEW);
    assertThat(row.topUp()).isEqualTo(topUp("k"));
    assertThat(row.due()).isEqualTo(row.created());
    assertThat(row.sendBy()).isEqualTo(row.created().plus(Duration.ofHours(24)));
    assertThat(Duration.between(before, row.created()).abs()).isLessThan(Duration.ofSeconds(5));
    assertThat(row.attempt()).isZero();
    assertThat(ids(elsewhere().takeDue(row.created(), MINUTE, 9, List.of()))).containsExactly("k");
  }

  @Test
  default void whatWasRolledBackIsNot() throws SQLException {
    journal().open("shop");
    inTransaction(
        false,
        connection -> assertThat(journal().enqueue(connection, topUp("k"))).isTrue());
    assertThat(journal().find(TopUpKey.of("k"))).isEmpty();
  }

  @Test
  default void nobodySeesItBeforeTheCommit() throws SQLException {
    journal().open("shop");
    inTransaction(true, connection -> {
      journal().enqueue(connection, topUp("k"));
      assertThat(elsewhere().find(TopUpKey.of("k"))).isEmpty();
      assertThat(connection.getAutoCommit()).isFalse();
    });
    assertThat(elsewhere().find(TopUpKey.of("k"))).isPresent();
  }

  @Test
  default void theCallersOwnSendByHolds() throws SQLException {
    journal().open("shop");
    Instant sendBy = Instant.parse("2030-01-01T00:00:00Z");
    enqueued(topUp("k").toBuilder().sendBy(sendBy).build());
    assertThat(held("k").sendBy()).isEqualTo(sendBy);
  }

  @Test
  default void theSameAgainIsNothingNewAndTheTransactionGoesOn() throws SQLException {
    journal().open("shop");
    enqueued(topUp("k"));
    inTransaction(true, connection -> {
      assertThat(journal().enqueue(connection, topUp("k"))).isFalse();
      assertThat(journal().enqueue(connection, topUp("other"))).isTrue();
    });
    assertThat(held("other").state()).isEqualTo(State.NEW);
    assertThat(held("k").version()).isZero();
  }

  @Test
  default void theSameTwiceInOneTransactionIsWrittenOnce() throws SQLException {
    journal().open("shop");
    inTransaction(true, connection -> {
      assertThat(journal().enqueue(connection, topUp("k"))).isTrue();
      assertThat(journal().enqueue(connection, topUp("k"))).isFalse();
    });
    assertThat(held("k").state()).isEqualTo(State.NEW);
  }

  @Test
  default void aKeyForSomethingElseIsRefusedAndTheTransactionGoesOn() throws SQLException {
    journal().open("shop");
    enqueued(topUp("k"));
    TopUp another = TopUp.ofAmount(TopUpKey.of("k"), Samples.SIM, Money.of("5", "PEN"));
    inTransaction(true, connection -> {
      assertThatThrownBy(() -> elsewhereOpened().enqueue(connection, another))
          .isInstanceOf(KeyConflictException.class)
          .hasMessageContaining("k");
      assertThat(journal().enqueue(connection, topUp("other"))).isTrue();
    });
    assertThat(held("k").topUp()).isEqualTo(topUp("k"));
    assertThat(held("other").state()).isEqualTo(State.NEW);
  }

  private JdbcJournal elsewhereOpened() {
    elsewhere().open("shop");
    return elsewhere();
  }

  @Test
  default void theCallersOwnWritesShareItsFate() throws SQLException {
    journal().open("shop");
    fixture().run("CREATE TABLE IF NOT EXISTS debit (id varchar(20))", "DELETE FROM debit");
    Work debitAndTopUp = connection -> {
      try (Statement statement = connection.createStatement()) {
        statement.execute("INSERT INTO debit VALUES ('d')");
      }
      journal().enqueue(connection, topUp("k"));
    };
    inTransaction(false, debitAndTopUp);
    assertThat(fixture().ask("SELECT COUNT(*) FROM debit")).isEqualTo("0");
    inTransaction(true, debitAndTopUp);
    assertThat(fixture().ask("SELECT COUNT(*) FROM debit")).isEqualTo("1");
    assertThat(held("k").state()).isEqualTo(State.NEW);
  }

  @Test
  default void aJournalThatNobodyOpenedTakesNothing() throws SQLException {
    try (Connection connection = fixture().source().getConnection()) {
      assertThatThrownBy(() -> fixture().fresh().enqueue(connection, topUp("k")))
          .isInstanceOf(IllegalStateException.class)
          .hasMessageContaining("Recarga");
    }
    assertThat(journal().find(TopUpKey.of("k"))).isEmpty();
  }

  @Test
  default void anErasedLineIsNotQueued() throws SQLException {
    journal().open("shop");
    TopUp erased = TopUp.ofAmount(TopUpKey.of("k"), SimCard.erased(Samples.CLARO), Samples.TWENTY);
    try (Connection connection = fixture().source().getConnection()) {
      assertThatThrownBy(() -> journal().enqueue(connection, erased))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("sim");
    }
  }

  @Test
  default void aClosedConnectionIsToldAsNotEnqueued() throws SQLException {
    journal().open("shop");
    Connection connection = fixture().unpooled();
    connection.close();
    assertThatThrownBy(() -> journal().enqueue(connection, topUp("k")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("not enqueued");
  }
}
