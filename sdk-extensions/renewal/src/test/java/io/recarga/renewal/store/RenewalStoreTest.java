package io.recarga.renewal.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.journal.FieldCipher;
import io.recarga.journal.tests.PostgresServer;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The contract of stores, on each of them. */
class RenewalStoreTest {
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00.123456789Z");
  private static final FieldCipher CIPHER = FieldCipher.ofKey("k1", new byte[32]);
  private static int databases;

  static Stream<RenewalStore> stores() {
    PostgresServer server = PostgresServer.shared();
    return Stream.of(
        RenewalStore.inMemory(), on(h2()), on(server.dataSource(server.newDatabase())));
  }

  @ParameterizedTest
  @MethodSource("stores")
  void whatIsWrittenIsReadBackEqual(RenewalStore store) {
    Stored first = Stored.first("order", "default/ñ-1", NOW, "{\"a\":\"中文 'quoted'\"}");
    assertThat(store.find("order", first.id())).isEmpty();
    assertThat(store.insert(first)).isTrue();
    assertThat(store.find("order", first.id())).contains(first);
    assertThat(store.find("mandate", first.id())).isEmpty();

    Stored second = first.next(null, "{}");
    assertThat(store.replace(first, second)).isTrue();
    assertThat(store.find("order", first.id())).contains(second);
  }

  @ParameterizedTest
  @MethodSource("stores")
  void theFirstInsertWinsAndOnlyTheLatestVersionIsReplaced(RenewalStore store) {
    Stored first = Stored.first("order", "1", NOW, "a");
    assertThat(store.insert(first)).isTrue();
    assertThat(store.insert(Stored.first("order", "1", NOW, "b"))).isFalse();
    assertThat(store.replace(first, first.next(NOW, "c"))).isTrue();
    assertThat(store.replace(first, first.next(NOW, "d"))).isFalse();
    assertThat(store.find("order", "1").orElseThrow().body()).isEqualTo("c");
    Stored absent = Stored.first("order", "2", NOW, "x");
    assertThat(store.replace(absent, absent.next(NOW, "y"))).isFalse();
  }

  @ParameterizedTest
  @MethodSource("stores")
  void dueAreThoseWhoseWakeHasComeTheLongestWaitingFirst(RenewalStore store) {
    store.insert(Stored.first("order", "later", NOW.plusNanos(1), "-"));
    store.insert(Stored.first("order", "now", NOW, "-"));
    store.insert(Stored.first("order", "before", NOW.minusSeconds(9), "-"));
    store.insert(Stored.first("order", "never", null, "-"));
    store.insert(Stored.first("mandate", "other", NOW, "-"));

    assertThat(store.due("order", NOW, 9)).extracting(Stored::id).containsExactly("before", "now");
    assertThat(store.due("order", NOW, 1)).extracting(Stored::id).containsExactly("before");
    assertThat(store.list("order", null, 9))
        .extracting(Stored::id)
        .containsExactly("before", "later", "never", "now");
    assertThat(store.list("order", "later", 1)).extracting(Stored::id).containsExactly("never");
  }

  /** Whoever lists by a prefix relies on one order everywhere; a server's language must not change it. */
  @ParameterizedTest
  @MethodSource("stores")
  void idsAreOrderedByTheirLetters(RenewalStore store) {
    for (String id :
        List.of("maria/b", "maria-a/x", "maria/B", "Maria/a", "maria/ñ", "mariana/a")) {
      store.insert(Stored.first("sim", id, null, "-"));
    }
    assertThat(store.list("sim", "maria/", 9))
        .extracting(Stored::id)
        .containsExactly("maria/B", "maria/b", "maria/ñ", "mariana/a");
  }

  @ParameterizedTest
  @MethodSource("stores")
  void ofManyThreadsThatRaiseOneVersionOneWinsEachTime(RenewalStore store) throws Exception {
    store.insert(Stored.first("mandate", "m", NOW, "0"));
    ExecutorService pool = Executors.newFixedThreadPool(4);
    try {
      List<Callable<Integer>> threads = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        threads.add(() -> raised(store));
      }
      int won = 0;
      for (var future : pool.invokeAll(threads)) {
        won += future.get();
      }
      assertThat(store.find("mandate", "m").orElseThrow().version()).isEqualTo(1 + won);
      assertThat(won).isPositive();
    } finally {
      pool.shutdownNow();
    }
  }

  private static int raised(RenewalStore store) {
    int won = 0;
    for (int i = 0; i < 25; i++) {
      Stored before = store.find("mandate", "m").orElseThrow();
      won += store.replace(before, before.next(NOW, "x")) ? 1 : 0;
    }
    return won;
  }

  @Test
  void bodiesAreSealedInTheDatabase() throws SQLException {
    DataSource source = h2();
    RenewalStore store = on(source);
    store.insert(Stored.first("sim", "maria", null, "{\"number\":\"+51987654321\"}"));
    try (Connection connection = source.getConnection();
        Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("SELECT body FROM recarga_renewal")) {
      assertThat(row.next()).isTrue();
      assertThat(row.getString(1)).startsWith("sealed:k1:").doesNotContain("987654321");
    }
    assertThat(store.find("sim", "maria").orElseThrow().toString()).doesNotContain("987654321");
  }

  @Test
  void migratingTwiceChangesNothing() {
    DataSource source = h2();
    RenewalStore store = on(source);
    store.insert(Stored.first("sim", "maria", null, "a"));
    JdbcRenewalStore.migrate(source);
    assertThat(store.find("sim", "maria")).isPresent();
  }

  @Test
  void aDatabaseThatFailsIsToldAsDoubt() {
    RenewalStore store = JdbcRenewalStore.open(h2(), CIPHER);
    assertThatThrownBy(() -> store.insert(Stored.first("sim", "x", null, "a")))
        .isInstanceOf(StoreException.class)
        .hasMessageStartingWith("a renewal may not have been written");
    assertThatThrownBy(() -> store.find("sim", "x")).isInstanceOf(StoreException.class);
  }

  private static RenewalStore on(DataSource source) {
    JdbcRenewalStore.migrate(source);
    return JdbcRenewalStore.open(source, CIPHER);
  }

  private static synchronized DataSource h2() {
    JdbcDataSource source = new JdbcDataSource();
    source.setURL("jdbc:h2:mem:renewal" + databases++ + ";DB_CLOSE_DELAY=-1");
    return source;
  }
}
