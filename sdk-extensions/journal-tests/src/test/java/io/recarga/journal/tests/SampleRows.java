package io.recarga.journal.tests;

import static io.recarga.journal.tests.Samples.ACME;
import static io.recarga.journal.tests.Samples.CLARO;
import static io.recarga.journal.tests.Samples.ICCID;
import static io.recarga.journal.tests.Samples.NOON;
import static io.recarga.journal.tests.Samples.NUMBER;
import static io.recarga.journal.tests.Samples.OTHER;
import static io.recarga.journal.tests.Samples.SIM;
import static io.recarga.journal.tests.Samples.TWENTY;
import static io.recarga.journal.tests.Samples.fresh;
import static io.recarga.journal.tests.Samples.sending;
import static org.junit.jupiter.params.provider.Arguments.arguments;

import io.recarga.Allowance;
import io.recarga.Channel;
import io.recarga.DeclineReason;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.SimType;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** Rows of all shapes. */
final class SampleRows {
  private static final String STRANGE =
      "Ñandú \"quoted\" \\ 中文 \uD83D\uDE00 line\nbreak \u0000 \u2028 ' ; --";
  private static final TopUpKey KEY = TopUpKey.of("k");

  private SampleRows() {}

  static Stream<Arguments> all() {
    return Stream.of(
        arguments(
            "as small as can be",
            JournalRow.builder(Samples.topUp("k"), "f", NOON, NOON).build()),
        arguments("new", fresh("k").build()),
        arguments("sending", sending("k").build()),
        arguments("full", full()),
        arguments("of a plan", sending(ofPlan()).build()),
        arguments("of a bare plan", sending(ofBarePlan()).build()),
        arguments(
            "by ICCID",
            sending(TopUp.ofAmount(KEY, SimCard.of(ICCID, CLARO), TWENTY)).build()),
        arguments(
            "erased",
            sending(TopUp.ofAmount(KEY, SimCard.erased(CLARO), TWENTY)).build()),
        arguments("delivered", delivered()),
        arguments("a case", aCase()),
        arguments(
            "strange words",
            sending("k").note(STRANGE).evidence(Evidence.of(STRANGE, STRANGE)).build()),
        arguments("long words", sending("k").note("ñ".repeat(3_000)).build()),
        arguments("far away", farAway()),
        arguments("high counts", highCounts()));
  }

  static Stream<String> transactionIds() {
    return Stream.of(
        "1",
        "tx-1",
        "x".repeat(300),
        "x".repeat(301) + "…",
        "x".repeat(5_000),
        "Ñ-1",
        "a\u0000b",
        "' OR 1=1 --");
  }

  static JournalRow full() {
    SimCard sim = SimCard.builder(CLARO)
        .number(PhoneNumber.parse(NUMBER))
        .iccid(ICCID)
        .type(SimType.TOURIST)
        .build();
    TopUp topUp = TopUp.ofAmount(KEY, sim, TWENTY).toBuilder()
        .maxCost(Money.of("6.12345678", "USD"))
        .channel(Channel.THIRD_PARTY_PLATFORM.named("Yape Ñ"))
        .sendBy(NOON.plusSeconds(600))
        .build();
    return sending(topUp)
        .route(Route.of(Map.of("operator", "173", "plan", "ñ"), Money.of("5.3", "USD")))
        .serials(Map.of(ACME, 2, OTHER, 1))
        .tried(Set.of(ACME, OTHER))
        .attempt(3)
        .attemptsBefore(1)
        .unsent(2)
        .unprepared(4)
        .fence(7)
        .owner("0123456789abcdef")
        .referenceBegan(NOON.minusNanos(1))
        .polls(5)
        .notFounds(2)
        .lastNotFound(NOON.plusNanos(1))
        .acknowledged(true)
        .softProven(true)
        .doubted(true)
        .failedSeen(NOON.plusSeconds(3))
        .againHere(NOON.plusSeconds(4))
        .proof(Proof.REJECTED)
        .reason(DeclineReason.WALLET_TOO_LOW)
        .evidence(Evidence.of("C-1", "Sin saldo").withTransaction("tx-1"))
        .transactionId("tx-1")
        .note("the wallet is too low")
        .paymentId("pay-1")
        .refundBegan(NOON.plusSeconds(9))
        .resolvedBy("maria")
        .updated(NOON.plusSeconds(10))
        .version(12)
        .build();
  }

  static TopUp ofPlan() {
    Plan plan = Plan.builder(ACME, "p-1", "Prepago 30 días", CLARO, Money.of("29.90", "PEN"))
        .description("Datos y llamadas")
        .validity(Duration.ofDays(30))
        .allowances(List.of(
            Allowance.data(10_000),
            Allowance.unlimited(Allowance.Kind.VOICE).within(Allowance.Scope.ON_NET),
            Allowance.voice(100).within(Allowance.Scope.INTERNATIONAL),
            Allowance.sms(50),
            Allowance.apps("WhatsApp", "Mi Claro")))
        .simTypes(Set.of(SimType.TOURIST, SimType.STUDENT))
        .delivery(Plan.Delivery.PIN)
        .regulatoryCode("SIRT-1")
        .build();
    return TopUp.ofPlan(KEY, SIM, plan);
  }

  private static TopUp ofBarePlan() {
    return TopUp.ofPlan(
        KEY,
        SIM,
        Plan.builder(OTHER, STRANGE.strip(), STRANGE, CLARO, Money.zero("USD")).build());
  }

  static JournalRow delivered() {
    TopUp topUp = Samples.topUp("k");
    Receipt receipt = Receipt.builder(topUp)
        .attempt(Environment.LIVE, ACME, "REF-k")
        .times(NOON, NOON.plusMillis(1))
        .delivered(TWENTY)
        .cost(Money.of("5.31", "USD"))
        .fee(Money.zero("USD"))
        .transactionId("tx-1")
        .confirmation("c-1")
        .build();
    return sending(topUp)
        .state(State.SUCCEEDED)
        .due(null)
        .leaseUntil(null)
        .transactionId("tx-1")
        .receipt(receipt)
        .build();
  }

  static JournalRow aCase() {
    OpenCase open = OpenCase.builder(KEY, OpenCase.Cause.CONFLICT, "two answers", NOON)
        .attempt(ACME, "REF-k")
        .transactionId("tx-1")
        .build();
    return sending("k")
        .state(State.UNKNOWN)
        .due(null)
        .leaseUntil(null)
        .openCase(open)
        .build();
  }

  private static JournalRow farAway() {
    return JournalRow.builder(
            Samples.topUp("k"), "f", Instant.MAX, Instant.parse("1600-01-01T00:00:00Z"))
        .due(Instant.MAX)
        .failedSeen(Instant.EPOCH)
        .lastNotFound(Instant.MIN)
        .build();
  }

  private static JournalRow highCounts() {
    return sending("k")
        .attempt(Integer.MAX_VALUE)
        .polls(Integer.MAX_VALUE)
        .fence(Long.MAX_VALUE)
        .build();
  }
}
