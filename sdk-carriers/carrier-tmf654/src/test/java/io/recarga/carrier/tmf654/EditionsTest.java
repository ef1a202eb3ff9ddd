package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Allowance;
import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.Recarga;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.journal.Journal;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import io.recarga.simulator.tmf654.TmfPersonality.Edition;
import io.recarga.spi.CarrierAdapter;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The whole library over carriers of each edition, with references in each place. */
class EditionsTest {
  private static final TmfPersonality TOY = TmfPersonality.of("toy-pe");
  private static final Instant START = Instant.parse("2026-11-22T10:00:00Z");

  private final SimulatorClock clock = SimulatorClock.virtual(START);

  static Stream<Arguments> carriers() {
    return Stream.of(
        Arguments.of(TOY, Given.dialect()),
        Arguments.of(
            TOY.edition(Edition.V4_1).referenceIn("externalId").pages(1, false),
            Given.dialect()
                .version(TmfVersion.V4_1)
                .reference(TmfReference.extension("externalId"))),
        Arguments.of(
            TOY.edition(Edition.R17).referenceIn("requestor").pages(2, true),
            Given.dialect().version(TmfVersion.R17).reference(TmfReference.requestor())),
        Arguments.of(
            TOY.path("partners/balances/v4").referenceInHeader("X-Correlation-Id"),
            Given.dialect()
                .path("/partners/balances/v4/")
                .header("X-Api-Version", "4")
                .reference(TmfReference.header("X-Correlation-Id", "correlationId"))
                .lineForm(TmfLineForm.NATIONAL)),
        Arguments.of(
            TOY.amountUnit("centimos", 2).ignoresReferenceFilter(),
            Given.dialect()
                .amountUnit("centimos", 2)
                .reference(TmfReference.description().searchedByLine())));
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void topUpIsDeliveredAndSeenEverywhere(TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality);
        Recarga recarga = recarga(dialect, carrier)) {
      TopUpResult result = recarga.topUp(topUp(1, "51987654321"));

      assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(((TopUpResult.Delivered) result).receipt().delivered())
          .isEqualTo(Money.of("20", "PEN"));
      assertThat(carrier.ledger().count()).isEqualTo(1);

      CarrierAdapter adapter = Given.adapter(dialect.build(), carrier.url());
      SimBalance balance = adapter.simBalance(Given.SIM);
      assertThat(balance.credit()).isEqualTo(Money.of("21.50", "PEN"));
      assertThat(balance.creditExpires()).isEqualTo(START.plus(Duration.ofDays(30)));
      assertThat(balance.remaining())
          .containsExactlyInAnyOrder(Allowance.data(1_536), Allowance.data(10_000));

      List<HistoryEntry> activity = adapter.activity(Given.SIM);
      assertThat(activity).hasSize(1);
      assertThat(activity.get(0).delivered()).isEqualTo(Money.of("20", "PEN"));
      assertThat(activity.get(0).status()).isEqualTo(HistoryEntry.Status.DELIVERED);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void lostAnswerIsFoundByItsReference(TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality);
        Recarga recarga = recarga(dialect, carrier)) {
      // Others' top-ups of the same line stand in the carrier's list as well.
      recarga.topUp(topUp(1, "51987654321"));
      recarga.topUp(topUp(2, "51987654321"));
      carrier.next(Fault.ANSWER_LOST);

      TopUpResult result = recarga.topUp(topUp(3, "51987654321"));

      assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(3);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void failureIsHardProof(TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality);
        Recarga recarga = recarga(dialect, carrier)) {
      TopUpResult result = recarga.topUp(topUp(1, "51987650009"));

      assertThat(result).isInstanceOf(TopUpResult.Declined.class);
      assertThat(((TopUpResult.Declined) result).refusal().proof()).isEqualTo(Proof.CARRIER_RECORD);
      assertThat(carrier.ledger().count()).isZero();
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void topUpThatIsPendingIsLearnedByPolling(
      TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality);
        Recarga recarga = recarga(dialect, carrier)) {
      TopUp topUp = topUp(1, "51987650002");

      assertThat(recarga.topUp(topUp, Duration.ofSeconds(1)).isOpen()).isTrue();
      assertThat(recarga.await(topUp.key(), Duration.ofMinutes(1)))
          .isInstanceOf(TopUpResult.Delivered.class);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void anotherLinesRecordUnderOurReferenceIsACase(
      TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality);
        Recarga recarga = recarga(dialect, carrier)) {
      carrier.next(Fault.DUPLICATE_FOREIGN);
      TopUp topUp = topUp(1, "51987654321");

      recarga.topUp(topUp);
      TopUpResult result = recarga.await(topUp.key(), Duration.ofMinutes(1));

      assertThat(result).isInstanceOf(TopUpResult.Unknown.class);
      assertThat(((TopUpResult.Unknown) result).openCase().cause())
          .isEqualTo(OpenCase.Cause.MISMATCH);
    }
  }

  @ParameterizedTest
  @MethodSource("carriers")
  void bucketsAreToldWithExpiryAndSharers(TmfPersonality personality, TmfDialect.Builder dialect) {
    try (Tmf654Simulator carrier = start(personality)) {
      List<Usage> buckets = Given.adapter(dialect.build(), carrier.url()).usage(Given.SIM);

      assertThat(buckets)
          .extracting(Usage::name)
          .containsExactly("Saldo", "Internet", "Internet familiar");
      assertThat(buckets.get(0).credit()).isEqualTo(Money.of("1.50", "PEN"));
      assertThat(buckets.get(1).remaining()).isEqualTo(Volume.megabytes(new BigDecimal("1536.5")));
      assertThat(buckets.get(2).expires()).isEqualTo(START.plus(Duration.ofDays(60)));
    }
  }

  @Test
  void whatTheDeskCancelledIsDeclinedAndSentNowhereElse() {
    try (Tmf654Simulator carrier = start(TOY);
        Recarga recarga = recarga(Given.dialect(), carrier)) {
      TopUp topUp = topUp(1, "51987650015");
      TopUpResult.Pending pending =
          (TopUpResult.Pending) recarga.topUp(topUp, Duration.ofSeconds(1));
      TmfDesk desk =
          TmfDesk.of(Given.account(Given.dialect().build(), carrier.url()).build());

      desk.cancel(pending.progress().transactionId());
      TopUpResult result = recarga.await(topUp.key(), Duration.ofMinutes(1));

      assertThat(result).isInstanceOf(TopUpResult.Declined.class);
      assertThat(((TopUpResult.Declined) result).refusal().reason())
          .isEqualTo(DeclineReason.CANCELLED);
      assertThat(carrier.faults().moneyCalls()).isEqualTo(1);
      assertThat(carrier.ledger().count()).isZero();
    }
  }

  private Tmf654Simulator start(TmfPersonality personality) {
    return Tmf654Simulator.builder(clock, personality).start();
  }

  private Recarga recarga(TmfDialect.Builder dialect, Tmf654Simulator carrier) {
    return Recarga.builder()
        .adapter(Tmf654.connect(
            Given.account(dialect.build(), carrier.url()).time(clock).build()))
        .journal(Journal.inMemory(10))
        .time(clock)
        .build();
  }

  private static TopUp topUp(int order, String number) {
    return TopUp.ofAmount(
        TopUpKey.forOrder("order-" + order, 1),
        SimCard.of("+" + number, Given.TOY),
        Money.of("20", "PEN"));
  }
}
