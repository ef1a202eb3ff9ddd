package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Difference;
import io.recarga.Difference.Kind;
import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Recarga;
import io.recarga.Reconciliation;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class ReconcileTest {
  private static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
  private static final PhoneNumber OTHER = PhoneNumber.parse("+51911222333");
  private static final Money TWENTY = Money.of("20", "PEN");
  private static final Money PAID = Money.of("5.30", "USD");
  private static final Instant FROM = DrivenTime.START.minus(Duration.ofHours(1));
  private static final Instant TO = DrivenTime.START.plus(Duration.ofDays(3));

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter adapter = new ScriptedAdapter("a", DuplicateLevel.REFUSES_REPEAT);
  private final Journal journal = Journal.inMemory(5_000);
  private final Recarga recarga =
      Recarga.builder().adapter(adapter).journal(journal).time(time).build();

  ReconcileTest() {
    adapter.onSend = this::sold;
  }

  @Test
  void equalBooksDifferInNothing() {
    topUp("1");
    topUp("2");
    adapter.history =
        List.of(entry(0, Status.DELIVERED).build(), entry(1, Status.DELIVERED).build());
    Reconciliation books = reconcile();
    assertThat(books.differences()).isEmpty();
    assertThat(books.isClean()).isTrue();
    assertThat(books.rows()).isEqualTo(2);
    assertThat(books.entries()).isEqualTo(2);
    assertThat(books.repeated()).isZero();
  }

  @Test
  void carrierIsAskedForADayMoreOnBothSidesInDays() {
    reconcile();
    assertThat(adapter.historyAsked)
        .hasSize(6)
        .startsWith("2026-11-21T11:00:00Z to 2026-11-22T11:00:00Z");
    assertThat(adapter.historyAsked.get(5))
        .isEqualTo("2026-11-26T11:00:00Z to 2026-11-26T12:00:00Z");
  }

  @Test
  void eachSideAloneIsListed() {
    topUp("1");
    adapter.history = List.of(
        HistoryEntry.builder("tx-77", Status.DELIVERED, "SUCCESSFUL")
            .reference("STRANGE")
            .build(),
        HistoryEntry.builder("tx-78", Status.OPEN, "PROCESSING").build(),
        HistoryEntry.builder("tx-79", Status.FAILED, "FAILED").build());
    List<Difference> found = reconcile().differences();
    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Kind.JOURNAL_ONLY, Kind.CARRIER_ONLY, Kind.CARRIER_ONLY);
    assertThat(found.get(0).key()).isEqualTo(TopUpKey.of("1"));
    assertThat(found.get(0).here()).isInstanceOf(TopUpResult.Delivered.class);
    assertThat(found.get(0).there()).isNull();
    assertThat(found.get(1).key()).isNull();
    assertThat(found.get(1).there()).isNotNull();
  }

  @Test
  void otherAmountCurrencyLineAndCostAreListedEach() {
    topUp("1");
    adapter.history = List.of(entry(0, Status.DELIVERED)
        .number(OTHER)
        .money(Money.of("20", "USD"), Money.of("5.31", "USD"))
        .build());
    List<Difference> found = reconcile().differences();
    assertThat(found)
        .extracting(Difference::kind)
        .containsExactly(Kind.AMOUNT, Kind.LINE, Kind.COST);
    assertThat(found).allSatisfy(difference -> {
      assertThat(difference.toString()).doesNotContain("987654321", "911222333");
      assertThat(difference.kind().advice()).endsWith(".");
    });
  }

  @Test
  void otherOutcomeIsListedWhicheverSideSaysSold() {
    topUp("1");
    adapter.onSend = attempt -> rejected();
    topUp("2");
    adapter.history =
        List.of(entry(0, Status.GIVEN_BACK).build(), entry(1, Status.DELIVERED).build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.OUTCOME, Kind.OUTCOME);
    adapter.history =
        List.of(entry(0, Status.OTHER).build(), entry(1, Status.FAILED).build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.OUTCOME);
  }

  @Test
  void openHereAndFinalThereIsListedAlsoForACase() {
    adapter.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    adapter.onFind = attempt -> Answer.accepted(Evidence.none());
    topUp("1");
    adapter.history = List.of(entry(0, Status.OPEN).build());
    assertThat(reconcile().differences()).isEmpty();
    adapter.history = List.of(entry(0, Status.FAILED).build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.OPEN_HERE);
    recarga.await(TopUpKey.of("1"), Duration.ofDays(2));
    assertThat(recarga.operations().cases(null, 10)).hasSize(1);
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.OPEN_HERE);
    adapter.history = List.of();
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.JOURNAL_ONLY);
  }

  @Test
  void saleUnderOneReferenceTwiceIsListed() {
    topUp("1");
    HistoryEntry own = entry(0, Status.DELIVERED).build();
    HistoryEntry second = HistoryEntry.builder("tx-other", Status.DELIVERED, "SUCCESSFUL")
        .reference(own.reference())
        .build();
    HistoryEntry failed = HistoryEntry.builder("tx-failed", Status.FAILED, "FAILED")
        .reference(own.reference())
        .build();
    adapter.history = List.of(failed, second, own);
    List<Difference> found = reconcile().differences();
    assertThat(found).extracting(Difference::kind).containsExactly(Kind.DUPLICATE);
    assertThat(found.get(0).there()).isSameAs(second);
  }

  @Test
  void saleUnderAnEarlierReferenceIsListed() {
    adapter.onSend = attempt -> adapter.sent.size() == 1 ? burned() : sold(attempt);
    topUp("1");
    assertThat(adapter.sent.get(0).reference()).isNotEqualTo(adapter.sent.get(1).reference());
    adapter.history = List.of(
        entry(1, Status.DELIVERED).build(),
        HistoryEntry.builder("tx-late", Status.DELIVERED, "SUCCESSFUL")
            .reference(adapter.sent.get(0).reference())
            .build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.DUPLICATE);
    adapter.history = List.of(
        entry(1, Status.DELIVERED).build(),
        HistoryEntry.builder("tx-late", Status.FAILED, "FAILED")
            .reference(adapter.sent.get(0).reference())
            .build());
    assertThat(reconcile().differences()).isEmpty();
  }

  @Test
  void otherIdsOfTheSameSaleAreListed() {
    topUp("1");
    adapter.history = List.of(HistoryEntry.builder("tx-other", Status.DELIVERED, "SUCCESSFUL")
        .reference(adapter.sent.get(0).reference())
        .build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.TRANSACTION);
    adapter.history = List.of(entry(0, Status.DELIVERED).reference("CUT-OFF").build());
    assertThat(reconcile().differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.TRANSACTION);
  }

  @Test
  void importingTwiceAddsNothing() {
    topUp("1");
    List<HistoryEntry> file =
        List.of(entry(0, Status.DELIVERED).build(), entry(0, Status.DELIVERED).build());
    for (int i = 0; i < 2; i++) {
      Reconciliation books = recarga.operations().reconcile(adapter.id(), FROM, TO, file);
      assertThat(books.differences()).isEmpty();
      assertThat(books.entries()).isEqualTo(1);
      assertThat(books.repeated()).isEqualTo(1);
    }
    List<HistoryEntry> charged = new ArrayList<>(file);
    charged.add(entry(0, Status.DELIVERED).carrierTime("later").build());
    assertThat(recarga.operations().reconcile(adapter.id(), FROM, TO, charged).differences())
        .extracting(Difference::kind)
        .containsExactly(Kind.DUPLICATE);
  }

  @Test
  void saleAndItsRefundInTwoLinesAreOneThatWasGivenBack() {
    topUp("1");
    List<HistoryEntry> file =
        List.of(entry(0, Status.DELIVERED).build(), entry(0, Status.GIVEN_BACK).build());
    List<Difference> found =
        recarga.operations().reconcile(adapter.id(), FROM, TO, file).differences();
    assertThat(found).extracting(Difference::kind).containsExactly(Kind.OUTCOME);
    assertThat(found.get(0).detail()).contains("DELIVERED and GIVEN_BACK");
  }

  @Test
  void otherPeriodsRowsAreTheirsToTell() {
    topUp("1");
    time.advance(Duration.ofDays(5));
    topUp("2");
    adapter.history =
        List.of(entry(0, Status.DELIVERED).build(), entry(1, Status.FAILED).build());
    assertThat(reconcile().differences()).isEmpty();
    Reconciliation later =
        recarga.operations().reconcile(adapter.id(), TO, TO.plus(Duration.ofDays(3)));
    assertThat(later.differences()).extracting(Difference::kind).containsExactly(Kind.OUTCOME);
    assertThat(later.rows()).isEqualTo(1);
  }

  @Test
  void itMovesNoMoneyAndWritesNothing() {
    topUp("1");
    adapter.onSend = attempt -> rejected();
    topUp("2");
    List<Long> before = versions();
    adapter.history =
        List.of(entry(0, Status.FAILED).build(), entry(1, Status.DELIVERED).build());
    assertThat(reconcile().differences()).hasSize(2);
    assertThat(versions()).isEqualTo(before);
    assertThat(adapter.sent).hasSize(2);
    assertThat(adapter.asked).isEmpty();
  }

  @Test
  void wrongPeriodsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recarga.operations().reconcile(adapter.id(), TO, FROM))
        .withMessageStartingWith("from, to:");
    assertThatIllegalArgumentException()
        .isThrownBy(() ->
            recarga.operations().reconcile(adapter.id(), FROM, FROM.plus(Duration.ofDays(367))));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> recarga.operations().cases(null, 0))
        .withMessageStartingWith("limit:");
  }

  @Test
  void differencesOfEveryPageAreListed() {
    List<HistoryEntry> books = new ArrayList<>();
    for (int i = 1000; i < 2050; i++) {
      topUp("n-" + i);
      if (i % 500 != 0) {
        books.add(entry(i - 1000, Status.DELIVERED).build());
      }
    }
    Reconciliation result = recarga.operations().reconcile(adapter.id(), FROM, TO, books);
    assertThat(result.rows()).isEqualTo(1050);
    assertThat(result.differences())
        .extracting(each -> each.kind() + " " + each.key())
        .containsExactly("JOURNAL_ONLY n-1000", "JOURNAL_ONLY n-1500", "JOURNAL_ONLY n-2000");
  }

  /** Invariant I14: whatever is changed at random in a carrier's books is listed, and nothing else. */
  @Test
  void everyRandomDifferenceIsListedAndNothingElse() {
    for (int seed = 0; seed < 20; seed++) {
      adapter.sent.clear();
      Random random = new Random(seed);
      List<HistoryEntry> books = new ArrayList<>();
      TreeSet<String> expected = new TreeSet<>();
      for (int i = 0; i < 120; i++) {
        String key = seed + "-" + i;
        topUp(key);
        HistoryEntry.Builder entry = entry(i, Status.DELIVERED);
        switch (random.nextInt(12)) {
          case 0 -> expected.add(key + " JOURNAL_ONLY");
          case 1 -> {
            books.add(entry.money(Money.of("19.99", "PEN"), PAID).build());
            expected.add(key + " AMOUNT");
          }
          case 2 -> {
            books.add(entry.number(OTHER).build());
            expected.add(key + " LINE");
          }
          case 3 -> {
            books.add(entry(i, Status.FAILED).build());
            expected.add(key + " OUTCOME");
          }
          case 4 -> {
            books.add(entry.money(TWENTY, Money.of("5.29", "USD")).build());
            expected.add(key + " COST");
          }
          case 5 -> {
            books.add(entry.build());
            books.add(HistoryEntry.builder("x-" + key, Status.DELIVERED, "SUCCESSFUL")
                .reference(adapter.sent.get(i).reference())
                .build());
            expected.add(key + " DUPLICATE");
          }
          case 6 -> {
            books.add(entry.build());
            books.add(
                HistoryEntry.builder("y-" + key, Status.DELIVERED, "SUCCESSFUL").build());
            expected.add("null CARRIER_ONLY y-" + key);
          }
          default -> books.add(entry.build());
        }
      }
      java.util.Collections.shuffle(books, random);
      Reconciliation result = recarga
          .operations()
          .reconcile(adapter.id(), time.now().minusMillis(1), time.now().plusMillis(1), books);
      TreeSet<String> found = new TreeSet<>();
      for (Difference each : result.differences()) {
        HistoryEntry there = each.there();
        found.add((each.key() == null ? "null" : each.key().id()) + " " + each.kind()
            + (each.key() == null && there != null ? " " + there.transactionId() : ""));
      }
      assertThat(found).as("seed " + seed).isEqualTo(expected);
      assertThat(result.differences()).hasSameSizeAs(expected);
      time.advance(Duration.ofMinutes(1));
    }
  }

  private Reconciliation reconcile() {
    return recarga.operations().reconcile(adapter.id(), FROM, TO);
  }

  private void topUp(String key) {
    recarga.topUp(TopUp.ofAmount(TopUpKey.of(key), SIM, TWENTY), Duration.ofSeconds(21));
  }

  private List<Long> versions() {
    return List.of(
        journal.find(TopUpKey.of("1")).orElseThrow().version(),
        journal.find(TopUpKey.of("2")).orElseThrow().version());
  }

  /** What the carrier would show of the attempt that was sent as number {@code index}. */
  private HistoryEntry.Builder entry(int index, Status status) {
    Attempt attempt = adapter.sent.get(index);
    return HistoryEntry.builder("tx-" + attempt.topUp().key().id(), status, status.name())
        .reference(attempt.reference())
        .number(SIM.number())
        .money(TWENTY, PAID);
  }

  private Answer sold(Attempt attempt) {
    String id = "tx-" + attempt.topUp().key().id();
    return Answer.delivered(Delivery.builder(Evidence.ofTransaction(id))
        .echo(attempt.reference(), attempt.topUp().sim().number())
        .delivered(attempt.topUp().amount())
        .cost(PAID, null)
        .build());
  }

  private static Answer rejected() {
    return Answer.rejected(new Rejection(
        DeclineReason.WALLET_TOO_LOW, Proves.NOTHING_SOLD, false, null, Evidence.of("E", null)));
  }

  private static Answer burned() {
    return Answer.rejected(new Rejection(
        DeclineReason.CARRIER_UNAVAILABLE,
        Proves.NOTHING_SOLD,
        true,
        Duration.ofSeconds(1),
        Evidence.of("E", null)));
  }
}
