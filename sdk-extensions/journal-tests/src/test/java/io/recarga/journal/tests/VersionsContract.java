package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.ids;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.ended;
import static io.recarga.journal.tests.Samples.fresh;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal.End;
import io.recarga.journal.Journal.Erased;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows that another version of the library wrote are neither harmed nor guessed at. */
interface VersionsContract extends JdbcCase {

  default void newer(String id) {
    fixture().run("UPDATE recarga_topup SET format = 2 WHERE topup_key = '" + id + "'");
  }

  @Test
  default void aRowOfANewerFormatIsRefusedByItsVersion() {
    inserted(sending("k").build());
    newer("k");
    assertThatThrownBy(() -> journal().find(TopUpKey.of("k")))
        .isInstanceOf(JournalException.class)
        .hasMessageContainingAll("k", "format 2", "knows 1");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "UPDATE recarga_topup SET state = 'REFUNDING'",
        "UPDATE recarga_topup SET body = REPLACE(body, 'PEN', 'XXQ')",
        "UPDATE recarga_topup SET body = '{'",
        "UPDATE recarga_topup SET body = '[]'",
        "UPDATE recarga_topup SET body = '{\"carrier\":{}}'",
        "UPDATE recarga_topup SET body = REPLACE(body, 'sealed:k1:', 'sealed:k2:')",
      })
  default void aRowThatIsNotUnderstoodIsRefused(String change) {
    inserted(sending("k").build());
    fixture().run(change);
    assertThatThrownBy(() -> journal().find(TopUpKey.of("k")))
        .isInstanceOf(JournalException.class)
        .hasMessageContaining("key: k")
        .hasMessageNotContaining("987654321");
  }

  @Test
  default void itsKeyIsTakenAndNotFree() {
    inserted(sending("k").build());
    newer("k");
    assertThatThrownBy(() -> journal().insert(sending("k").build()))
        .isNotInstanceOf(JournalException.class)
        .hasMessageContaining("format 2");
  }

  @Test
  default void whoReadARowBeforeANewerLibraryWroteItCannotWriteIt() {
    JournalRow row = inserted(sending("k").build());
    fixture().run("UPDATE recarga_topup SET format = 2, version = 1");
    assertThat(journal().replace(row, row.next(NOON).build())).isFalse();
    assertThat(fixture().ask("SELECT version FROM recarga_topup")).isEqualTo("1");
  }

  @Test
  default void otherRowsAreTakenPastIt() {
    inserted(sending("a").due(NOON.minusSeconds(1)).build());
    inserted(sending("b").build());
    newer("a");
    assertThat(ids(journal().takeDue(NOON, MINUTE, 1, List.of(ACME)))).containsExactly("b");
    assertThat(fixture().ask("SELECT wake - due FROM recarga_topup WHERE topup_key = 'a'"))
        .isEqualTo("0");
  }

  @Test
  default void aDueRowThatIsNotUnderstoodStandsInNobodysWay() {
    inserted(sending("a").due(NOON.minusSeconds(1)).build());
    inserted(sending("b").build());
    fixture().run("UPDATE recarga_topup SET body = '{}' WHERE topup_key = 'a'");
    assertThat(journal().takeDue(NOON, MINUTE, 1, List.of(ACME))).isEmpty();
    assertThat(ids(elsewhere().takeDue(NOON, MINUTE, 1, List.of(ACME)))).containsExactly("b");
  }

  @Test
  default void listsLeaveItOut() {
    for (String id : List.of("a", "b")) {
      inserted(sending(id).state(State.UNKNOWN).build());
    }
    newer("a");
    assertThat(ids(journal().list(State.UNKNOWN, null, 9))).containsExactly("b");
    assertThat(ids(journal().attempted(ACME, NOON, Instant.MAX, null, 9))).containsExactly("b");
    assertThat(ids(journal().ofLine("default", Samples.SIM, NOON, 9))).containsExactly("b");
    assertThat(journal().backlog()).extracting(group -> group.rows()).containsExactly(1L);
  }

  @Test
  default void itsEndWaitsForWhoCanReadIt() {
    JournalRow a = inserted(sending("a").build());
    replaced(a, ended(a, State.SUCCEEDED, NOON));
    newer("a");
    assertThat(journal().ends(0, 9)).isEmpty();
    JournalRow b = inserted(sending("b").build());
    replaced(b, ended(b, State.SUCCEEDED, NOON));
    List<End> ends = journal().ends(0, 9);
    assertThat(ends).extracting(end -> end.row().key().id()).containsExactly("b");
    fixture().run("UPDATE recarga_topup SET format = 1");
    assertThat(elsewhere().ends(ends.get(0).position(), 9))
        .extracting(end -> end.row().key().id())
        .containsExactly("a");
  }

  @Test
  default void endsAreListedUpToOneThatANewerLibraryNumbered() {
    for (String id : List.of("a", "b", "c")) {
      JournalRow row = inserted(sending(id).build());
      replaced(row, ended(row, State.SUCCEEDED, NOON));
    }
    assertThat(journal().ends(0, 9)).hasSize(3);
    newer("b");
    assertThat(journal().ends(0, 9)).extracting(end -> end.row().key().id()).containsExactly("a");
  }

  @Test
  default void itIsNeitherPrunedNorErasedAndStillCounted() {
    JournalRow row = inserted(sending("k").build());
    replaced(row, ended(row, State.SUCCEEDED, NOON));
    newer("k");
    assertThat(journal().prune(Instant.MAX, 9)).isZero();
    assertThat(journal().erase(Samples.SIM)).isEqualTo(new Erased(0, 1));
    fixture().run("UPDATE recarga_topup SET format = 1");
    assertThat(held("k").topUp().sim()).isEqualTo(Samples.SIM);
  }

  @Test
  default void whatALaterVersionAddedToARowSurvivesAReadAndAWrite() {
    inserted(fresh("k").build());
    String added = "\"a.new\":{\"x\":[1.50,\"y\"]}";
    fixture()
        .run("UPDATE recarga_topup SET body = REPLACE(body, '\"amount\"', '" + added
            + ",\"amount\"')");
    JournalRow row = held("k");
    replaced(row, row.next(NOON).polls(3).build());
    assertThat(fixture().ask("SELECT body FROM recarga_topup")).contains(added, "\"polls\":3");
  }
}
