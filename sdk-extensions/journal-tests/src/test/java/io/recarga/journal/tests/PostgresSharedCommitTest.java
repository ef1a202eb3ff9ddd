package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.atomic.AtomicBoolean;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What writes and reads where callers share commits, and what only PostgreSQL's journal does. */
class PostgresSharedCommitTest
    implements RowContract,
        EndContract,
        RetentionContract,
        EnqueueContract,
        EngineContract,
        SharedCommitContract {
  private static ConnectionPool pool;
  private static JdbcFixture fixture;

  @BeforeAll
  static void open() {
    PostgresServer server = PostgresServer.shared();
    DataSource source = server.dataSource(server.newDatabase());
    pool = new ConnectionPool(source, 16);
    fixture = JdbcFixture.sharingOn(pool, source);
  }

  @AfterAll
  static void close() {
    pool.close();
  }

  @Override
  public JdbcFixture fixture() {
    return fixture;
  }

  @Test
  void manyRowsTakeFewCommits() throws Exception {
    FaultyPool counted = new FaultyPool(fixture.source());
    GatedPool gated = new GatedPool(counted);
    JdbcJournal journal = fixture.sharing(gated);
    counted.arm();
    gated.shut();
    Crowd<Boolean> crowd =
        Crowd.of(100, index -> journal.insert(sending("k" + index).build()) == null);
    crowd.awaitStandstill();
    gated.open();
    assertThat(crowd.ends()).containsOnly(true);
    // Two who lead find themselves only; the next finds all others.
    assertThat(counted.statements()).isLessThanOrEqualTo(4);
  }

  @Test
  void aFewWritersDoNotShare() {
    FaultyPool counted = new FaultyPool(fixture.source());
    JdbcJournal journal = JdbcJournal.open(counted);
    counted.arm().failOn("executeQuery", new SQLException("shared", "XX000"));
    assertThat(journal.insert(sending("k").build())).isNull();
    assertThat(counted.statements()).isEqualTo(1);
  }

  @Test
  void aKilledServerLosesNothingThatWasTold() throws Exception {
    try (PostgresServer server = PostgresServer.start();
        ConnectionPool own = server.newPool(8)) {
      JdbcJournal.migrate(own);
      Journal journal = JdbcJournal.builder(own).shareCommitsFrom(1).open();
      Queue<JournalRow> told = new ConcurrentLinkedQueue<>();
      Queue<JournalRow> notHeld = new ConcurrentLinkedQueue<>();
      for (int round = 0; round < 2; round++) {
        AtomicBoolean over = new AtomicBoolean();
        int first = round;
        Crowd<Boolean> crowd =
            Crowd.of(48, index -> write(journal, first + "-" + index + "-", over, told, notHeld));
        int before = told.size();
        while (told.size() < before + 500) {
          Thread.onSpinWait();
        }
        server.kill();
        over.set(true);
        crowd.ends();
        server.restart();
      }
      List<TopUpKey> lost = new ArrayList<>();
      for (JournalRow row : told) {
        if (journal
            .find(row.key())
            .filter(held -> held.version() >= row.version())
            .isEmpty()) {
          lost.add(row.key());
        }
      }
      assertThat(lost).isEmpty();
      for (JournalRow row : notHeld) {
        assertThat(journal.find(row.key())).isEmpty();
      }
    }
  }

  /** Inserts and ends rows until it is over, and notes what the journal told. */
  private static boolean write(
      Journal journal,
      String prefix,
      AtomicBoolean over,
      Queue<JournalRow> told,
      Queue<JournalRow> notHeld) {
    for (int i = 0; !over.get(); i++) {
      JournalRow row = sending(prefix + i).build();
      try {
        journal.insert(row);
        told.add(row);
        JournalRow ended = Samples.ended(row, State.SUCCEEDED, Samples.NOON);
        if (journal.replace(row, ended)) {
          told.add(ended);
        }
      } catch (JournalException e) {
        notHeld.add(row);
      } catch (IllegalStateException e) {
        // Nobody knows.
      }
    }
    return true;
  }
}
