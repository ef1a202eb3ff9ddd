package io.recarga.journal.tests;

import static io.recarga.journal.tests.JournalFixture.assertSame;
import static io.recarga.journal.tests.JournalFixture.atOnce;
import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.OTHER;
import static io.recarga.journal.tests.Samples.sending;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Rows are inserted once, replaced only as they were read, and read back equal. */
interface RowContract extends JournalFixture {

  @ParameterizedTest
  @MethodSource("io.recarga.journal.tests.SampleRows#all")
  default void whatIsInsertedIsReadBackEqualOnAnotherMachine(String name, JournalRow row) {
    inserted(row);
    assertSame(held(row.key().id()), row);
  }

  @ParameterizedTest
  @MethodSource("io.recarga.journal.tests.SampleRows#all")
  default void whatIsReplacedIsReadBackEqualOnAnotherMachine(String name, JournalRow row) {
    JournalRow first = inserted(
        JournalRow.builder(row.topUp(), row.fingerprint(), NOON, row.created()).build());
    JournalRow second = replaced(first, row.next(row.updated()).version(5).build());
    assertSame(held(row.key().id()), second);
  }

  @ParameterizedTest
  @EnumSource(State.class)
  default void everyStateIsReadBack(State state) {
    inserted(sending("k").state(state).build());
    assertThat(held("k").state()).isEqualTo(state);
  }

  @ParameterizedTest
  @ValueSource(strings = {"a", "A", "0", ".", "_", ":", "-", "order:4711:1", "a.b_c:d-e"})
  default void everyCharacterOfAKeyIsKept(String id) {
    inserted(sending(id).build());
    assertThat(held(id).key()).isEqualTo(TopUpKey.of(id));
  }

  @Test
  default void theLongestKeyIsKept() {
    TopUpKey key = TopUpKey.of("t".repeat(64), "k".repeat(64));
    inserted(sending(withKey(key)).build());
    assertThat(elsewhere().find(key)).isPresent();
  }

  @Test
  default void keysDifferByCase() {
    inserted(sending("order").build());
    inserted(sending("ORDER").build());
    assertThat(held("order").key().id()).isEqualTo("order");
    assertThat(held("ORDER").key().id()).isEqualTo("ORDER");
  }

  @Test
  default void tenantsDoNotSeeEachOther() {
    TopUpKey one = TopUpKey.of("one", "k");
    TopUpKey two = TopUpKey.of("two", "k");
    inserted(sending(withKey(one)).build());
    assertThat(journal().find(two)).isEmpty();
    inserted(sending(withKey(two)).fence(9).build());
    assertThat(journal().find(one).orElseThrow().fence()).isEqualTo(1);
    assertThat(journal().find(two).orElseThrow().fence()).isEqualTo(9);
  }

  @Test
  default void aKeyThatIsNotThereIsNotFound() {
    assertThat(journal().find(TopUpKey.of("nothing"))).isEmpty();
  }

  @Test
  default void aSecondInsertReturnsTheRowThatIsThere() {
    JournalRow first = inserted(sending("k").owner("first").build());
    JournalRow rival = elsewhere().insert(sending("k").owner("second").build());
    assertSame(Objects.requireNonNull(rival), first);
    assertThat(held("k").owner()).isEqualTo("first");
  }

  @Test
  default void ofManyInsertsAtOnceOneWins() throws Exception {
    List<Boolean> won = atOnce(8, index -> {
      JournalRow row = sending("k").owner("o" + index).build();
      return (index % 2 == 0 ? journal() : elsewhere()).insert(row) == null;
    });
    assertThat(won).containsOnlyOnce(true);
    assertThat(held("k").owner()).isEqualTo("o" + won.indexOf(true));
  }

  @Test
  default void ofManyReplacesAtOnceOneWins() throws Exception {
    JournalRow first = inserted(sending("k").build());
    List<Boolean> won = atOnce(
        8,
        index -> (index % 2 == 0 ? journal() : elsewhere())
            .replace(first, first.next(NOON).owner("o" + index).build()));
    assertThat(won).containsOnlyOnce(true);
    assertThat(held("k").owner()).isEqualTo("o" + won.indexOf(true));
  }

  @Test
  default void aRowThatARivalReplacedIsNotReplaced() {
    JournalRow first = inserted(sending("k").build());
    JournalRow second = replaced(first, first.next(NOON).owner("rival").build());
    assertThat(elsewhere().replace(first, first.next(NOON).owner("late").build()))
        .isFalse();
    assertSame(held("k"), second);
  }

  @Test
  default void aRowThatIsNotThereIsNotReplaced() {
    JournalRow never = sending("k").build();
    assertThat(journal().replace(never, never.next(NOON).build())).isFalse();
    assertThat(journal().find(never.key())).isEmpty();
  }

  @Test
  default void aRowIsFoundByTheReferenceOfItsLatestAttempt() {
    inserted(sending("k").build());
    inserted(sending("other").build());
    assertThat(elsewhere().findByReference(ACME, "REF-k").orElseThrow().key().id())
        .isEqualTo("k");
  }

  @Test
  default void aRowIsFoundByEveryReferenceItEverHad() {
    JournalRow row = inserted(sending("k").reference("R1").build());
    row = replaced(row, row.next(NOON).reference("R2").build());
    row = replaced(row, row.next(NOON).adapter(OTHER).reference("R3").build());
    row = replaced(row, row.next(NOON).adapter(ACME).reference("R1").build());
    row = replaced(row, row.next(NOON).adapter(OTHER).reference("R3").build());
    assertSame(elsewhere().findByReference(ACME, "R1").orElseThrow(), row);
    assertSame(elsewhere().findByReference(ACME, "R2").orElseThrow(), row);
    assertSame(elsewhere().findByReference(OTHER, "R3").orElseThrow(), row);
  }

  @Test
  default void aReferenceBelongsToItsAdapter() {
    JournalRow row = inserted(sending("k").reference("R1").build());
    replaced(row, row.next(NOON).adapter(OTHER).reference("R2").build());
    assertThat(journal().findByReference(OTHER, "R1")).isEmpty();
    assertThat(journal().findByReference(ACME, "R2")).isEmpty();
    assertThat(journal().findByReference(ACME, "r1")).isEmpty();
  }

  @Test
  default void aReplaceThatLosesKeepsNoReference() {
    JournalRow row = inserted(sending("k").reference("R1").build());
    JournalRow stale = row;
    replaced(row, row.next(NOON).owner("rival").build());
    assertThat(journal().replace(stale, stale.next(NOON).reference("R2").build()))
        .isFalse();
    assertThat(journal().findByReference(ACME, "R2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "R", "' OR ''='", "R1\u0000", "R1\ud800", "Ñandú", "%", "_1"})
  default void aReferenceOfAStrangerIsNotFound(String reference) {
    inserted(sending("k").reference("R1").build());
    assertThat(journal().findByReference(ACME, reference)).isEmpty();
    assertThat(journal().findByTransaction(ACME, reference)).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("io.recarga.journal.tests.SampleRows#transactionIds")
  default void aRowIsFoundByTheTransactionOfItsLatestAttempt(String id) {
    JournalRow row = inserted(sending("k").build());
    row = replaced(row, row.next(NOON).transactionId(id).build());
    assertSame(elsewhere().findByTransaction(ACME, id).orElseThrow(), row);
    assertThat(journal().findByTransaction(OTHER, id)).isEmpty();
    assertThat(journal().findByTransaction(ACME, id + "0")).isEmpty();
    replaced(row, row.next(NOON).transactionId("another").build());
    assertThat(journal().findByTransaction(ACME, id)).isEmpty();
  }

  @Test
  default void manyRowsAreFoundByTheirKeys() {
    JournalRow a = inserted(sending("a").build());
    JournalRow b = inserted(sending(withKey(TopUpKey.of("shop", "b"))).build());
    inserted(sending("c").build());
    List<JournalRow> found = elsewhere()
        .findAll(List.of(
            a.key(), b.key(), TopUpKey.of("b"), TopUpKey.of("shop", "a"), TopUpKey.of("none")));
    assertThat(found).usingRecursiveFieldByFieldElementComparator().containsExactlyInAnyOrder(a, b);
    assertThat(journal().findAll(List.of())).isEmpty();
  }

  @Test
  default void manyReplacesOfOneRowAreAllCounted() {
    JournalRow row = inserted(sending("k").build());
    for (int i = 0; i < 50; i++) {
      row = replaced(row, row.next(NOON).fence(i).build());
    }
    assertThat(held("k").version()).isEqualTo(50);
  }

  private static TopUp withKey(TopUpKey key) {
    return TopUp.ofAmount(key, SimCard.of(Samples.NUMBER, Samples.CLARO), Samples.TWENTY);
  }
}
