package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.sending;
import static io.recarga.journal.tests.Samples.topUp;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.TopUpKey;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.JournalRow;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** What two nodes commit at once is decided by the cluster, and the loser reads instead of guessing. */
@NeedsGalera
class GaleraConflictTest {
  private static final int NODES = 3;
  private static final int KEYS = 60;
  private static final int DEADLOCK = 1213;
  private static final List<ConnectionPool> POOLS = new ArrayList<>();
  private static final List<JdbcJournal> JOURNALS = new ArrayList<>();

  @BeforeAll
  static void open() {
    GaleraCluster cluster = GaleraCluster.shared();
    String database = cluster.newDatabase();
    JdbcJournal.migrate(cluster.node(0).dataSource(database));
    for (int n = 0; n < NODES; n++) {
      ConnectionPool pool = new ConnectionPool(cluster.node(n).dataSource(database), 8);
      POOLS.add(pool);
      JdbcJournal journal = JdbcJournal.open(pool);
      journal.open("shop");
      JOURNALS.add(journal);
    }
  }

  @AfterAll
  static void close() {
    POOLS.forEach(ConnectionPool::close);
  }

  @Test
  void theSameKeyInsertedAtAllNodesAtOnceIsOneRow() throws Exception {
    for (int key = 0; key < KEYS; key++) {
      String id = "insert-" + key;
      List<JournalRow> seen = atOnce(NODES, node -> {
        JournalRow mine = sending(id).owner("node" + node).build();
        JournalRow there = JOURNALS.get(node).insert(mine);
        return there == null ? mine : there;
      });
      // One inserted its own; the others were shown that one.
      String owner = seen.get(0).owner();
      assertThat(seen).as(id).extracting(JournalRow::owner).containsOnly(owner);
      for (JdbcJournal journal : JOURNALS) {
        assertThat(journal.find(TopUpKey.of(id)).orElseThrow().owner()).isEqualTo(owner);
      }
    }
  }

  @Test
  void theSameRowReplacedAtAllNodesAtOnceIsReplacedOnce() throws Exception {
    for (int key = 0; key < KEYS; key++) {
      JournalRow row = sending("replace-" + key).build();
      assertThat(JOURNALS.get(key % NODES).insert(row)).isNull();
      List<Boolean> won = atOnce(NODES, node -> {
        JournalRow next = row.next(NOON).note("by node" + node).build();
        return JOURNALS.get(node).replace(row, next);
      });
      assertThat(won).as("%s", row).containsOnlyOnce(true);
      String note = "by node" + won.indexOf(true);
      for (JdbcJournal journal : JOURNALS) {
        assertThat(journal.find(row.key()).orElseThrow().note()).isEqualTo(note);
      }
    }
  }

  @Test
  void aRowIsSeenAtOnceWhereverItWasWritten() {
    for (int key = 0; key < KEYS; key++) {
      JournalRow row = sending("seen-" + key).build();
      assertThat(JOURNALS.get(key % NODES).insert(row)).isNull();
      JdbcJournal other = JOURNALS.get((key + 1) % NODES);
      assertThat(other.find(row.key())).isPresent();
      assertThat(other.replace(row, row.next(NOON).note("seen").build())).isTrue();
    }
  }

  @Test
  void aCallersTransactionThatLosesAtItsCommitLeavesTheRowOfTheOther() throws Exception {
    TopUpKey key = TopUpKey.of("commit");
    try (Connection one = POOLS.get(0).getConnection();
        Connection two = POOLS.get(1).getConnection()) {
      one.setAutoCommit(false);
      two.setAutoCommit(false);
      assertThat(JOURNALS.get(0).enqueue(one, topUp("commit"))).isTrue();
      assertThat(JOURNALS.get(1).enqueue(two, topUp("commit"))).isTrue();
      one.commit();
      assertThatThrownBy(two::commit).isInstanceOfSatisfying(SQLException.class, lost -> {
        assertThat(lost.getErrorCode()).isEqualTo(DEADLOCK);
        assertThat(lost.getSQLState()).isEqualTo("40001");
      });
      two.rollback();
      assertThat(JOURNALS.get(1).find(key)).isPresent();
      assertThat(JOURNALS.get(1).enqueue(two, topUp("commit"))).isFalse();
      two.rollback();
      one.setAutoCommit(true);
      two.setAutoCommit(true);
    }
  }

  @Test
  void dueRowsAreTakenByNodesWithoutFailingEachOther() throws Exception {
    for (int key = 0; key < KEYS; key++) {
      assertThat(JOURNALS.get(0).insert(sending("due-" + key).due(NOON).build()))
          .isNull();
    }
    List<Integer> taken = atOnce(NODES, node -> {
      int count = 0;
      for (int round = 0; round < 20; round++) {
        count += JOURNALS
            .get(node)
            .takeDue(NOON, java.time.Duration.ofHours(1), 10, List.of(Samples.ACME))
            .size();
      }
      return count;
    });
    assertThat(taken.stream().mapToInt(Integer::intValue).sum()).isGreaterThanOrEqualTo(KEYS);
  }
}
