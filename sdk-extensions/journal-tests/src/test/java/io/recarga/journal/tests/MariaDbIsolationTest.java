package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.sending;
import static io.recarga.journal.tests.Samples.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.KeyConflictException;
import io.recarga.Money;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Where MariaDB's transactions and texts differ from others', the journal does not. */
@NeedsMariaDb
class MariaDbIsolationTest {
  private static final int MACHINES = 8;
  private static final int EACH = 25;
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    MariaDbServer server = MariaDbServer.shared();
    pool = new ConnectionPool(server.dataSource(server.newDatabase()), 16);
    fixture = JdbcFixture.on(pool, pool);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @BeforeEach
  void empty() {
    fixture.empty();
    fixture.here().open("shop");
    fixture.there().open("shop");
  }

  private static void enqueueElsewhere(TopUp topUp) throws SQLException {
    try (Connection connection = pool.getConnection()) {
      assertThat(fixture.there().enqueue(connection, topUp)).isTrue();
    }
  }

  @Test
  void aRowYoungerThanTheCallersSnapshotIsRecognised() throws SQLException {
    TopUp another = TopUp.ofAmount(TopUpKey.of("other"), Samples.SIM, Money.of("5", "PEN"));
    try (Connection connection = pool.getConnection()) {
      connection.setAutoCommit(false);
      fixture.run(connection, "SELECT COUNT(*) FROM recarga_topup");
      enqueueElsewhere(topUp("k"));
      enqueueElsewhere(topUp("other"));
      assertThat(fixture.here().enqueue(connection, topUp("k"))).isFalse();
      assertThatThrownBy(() -> fixture.here().enqueue(connection, another))
          .isInstanceOf(KeyConflictException.class);
      connection.rollback();
      connection.setAutoCommit(true);
    }
  }

  @Test
  void spacesAtTheEndAndCaseMakeADifference() {
    JdbcJournal journal = fixture.here();
    journal.insert(sending("k").transactionId("T1 ").build());
    journal.insert(sending("K").reference("ref").build());
    assertThat(journal.findByTransaction(ACME, "T1 ")).isPresent();
    assertThat(journal.findByTransaction(ACME, "T1")).isEmpty();
    assertThat(journal.findByTransaction(ACME, "t1 ")).isEmpty();
    assertThat(journal.findByReference(ACME, "REF")).isEmpty();
    assertThat(journal.findByReference(ACME, "ref ")).isEmpty();
  }

  @Test
  void machinesThatWriteTakeAndListAtOnceDoNotFailEachOther() throws Exception {
    atOnce(MACHINES, machine -> {
      JdbcJournal journal = machine % 2 == 0 ? fixture.here() : fixture.there();
      for (int i = 0; i < EACH; i++) {
        JournalRow row = sending(machine + "-" + i).due(NOON).build();
        assertThat(journal.insert(row)).isNull();
        journal.takeDue(NOON, Duration.ofSeconds(i), 5, List.of(ACME));
        JournalRow next = row.next(NOON).reference("again-" + machine + "-" + i).build();
        assertThat(journal.replace(row, next)).isTrue();
        assertThat(journal.replace(next, ended(next, State.SUCCEEDED, NOON))).isTrue();
        journal.ends(0, 9);
      }
      return true;
    });
    Set<Long> positions = new HashSet<>();
    fixture.here().ends(0, MACHINES * EACH + 1).forEach(end -> positions.add(end.position()));
    assertThat(positions).hasSize(MACHINES * EACH).contains(1L, (long) MACHINES * EACH);
  }
}
