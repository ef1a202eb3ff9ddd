package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Delivery;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Route;
import java.lang.reflect.Modifier;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** No text form of any value shows a whole number, ICCID or PIN. */
class MaskingTest {
  private static final PhoneNumber NUMBER = PhoneNumber.parse(Samples.NUMBER);
  private static final Iccid ICCID = new Iccid(Samples.ICCID);
  private static final Pin PIN = Pin.of(Samples.PIN, "S-77", "Marque *123#" + Samples.PIN);
  private static final String WORDS =
      "Linea 987654321 / +51 987 654 321 / 987-654-321 / " + Samples.ICCID + " no existe";

  // Hold neither line nor PIN, or are only containers that a test cannot fill with one.
  private static final Set<Class<?>> HARMLESS = Set.of(
      AccountLimits.class,
      Allowance.class,
      Carrier.class,
      Channel.class,
      FleetLine.class,
      FleetReport.class,
      CarrierVerdict.class,
      FleetRun.class,
      Health.class,
      Health.Account.class,
      Money.class,
      PaymentTaken.class,
      Plan.class,
      Promotion.class,
      PromotionFit.class,
      PromotionTrigger.class,
      Quote.class,
      Road.class,
      Routing.class,
      SimBalance.class,
      TopUpKey.class,
      WebhookReply.class,
      WorkersReport.class,
      Volume.class);

  private final SimCard byIccid = SimCard.of(ICCID, Samples.CLARO);
  private final SimCard sim = byIccid.toBuilder().number(NUMBER).build();
  private final TopUp topUp = TopUp.ofAmount(Samples.KEY, sim, Samples.TWENTY);
  private final Receipt receipt = Samples.receipt(topUp).pin(PIN).build();
  private final Evidence evidence = Evidence.of(null, WORDS);
  private final Delivery delivery =
      Delivery.builder(evidence).echo(Samples.REFERENCE, NUMBER).pin(PIN).build();
  private final HistoryEntry entry =
      HistoryEntry.builder("t", HistoryEntry.Status.OPEN, "OPEN").number(NUMBER).build();
  private final Refusal refusal = Refusal.builder(Samples.KEY, DeclineReason.OTHER, Proof.NOT_SENT)
      .carrier(null, WORDS)
      .build();
  private final Progress progress =
      Progress.builder(Samples.KEY, Progress.Stage.SENT).build();
  private final OpenCase openCase = OpenCase.builder(
          Samples.KEY, OpenCase.Cause.CONFLICT, "Unclear.", Samples.NOON)
      .build();

  private final Points.Movement movement =
      Points.Movement.of(Points.Movement.Kind.OTHER, WORDS, BigDecimal.ONE, null);
  private final Difference difference = Difference.of(
      Difference.Kind.LINE, Samples.KEY, new TopUpResult.Delivered(receipt), entry, "other line");

  private final List<Object> values = List.of(
      NUMBER,
      ICCID,
      PIN,
      byIccid,
      sim,
      topUp,
      Samples.receipt(TopUp.ofAmount(Samples.KEY, byIccid, Samples.TWENTY))
          .pin(PIN)
          .build(),
      receipt,
      entry,
      refusal,
      progress,
      openCase,
      RechargeEvent.builder(RechargeEvent.Kind.IN_DOUBT, Samples.NOON)
          .detail(WORDS)
          .build(),
      Usage.builder(WORDS).words(WORDS).build(),
      movement,
      Points.builder(WORDS, BigDecimal.TEN).movements(List.of(movement)).build(),
      Bill.builder(WORDS, Bill.Status.OTHER, WORDS).number(Samples.NUMBER).build(),
      difference,
      new Reconciliation(Samples.ADAPTER, Samples.NOON, Samples.NOON, 1, 1, 0, List.of(difference)),
      new Outcomes.Outcome(1, Samples.KEY, new TopUpResult.Delivered(receipt)),
      new Outcomes(
          List.of(new Outcomes.Outcome(1, Samples.KEY, new TopUpResult.Delivered(receipt))), 1),
      new CarrierEvidence(Samples.CLARO, CarrierEvidence.Basis.CALLER),
      Lookup.of(List.of(new Lookup.Found<>(entry, Samples.ADAPTER, Samples.NOON)), List.of()),
      new Lookup.Found<>(sim, Samples.ADAPTER, Samples.NOON),
      new Lookup.Problem(Samples.ADAPTER, "no token"),
      new TopUpResult.Delivered(receipt),
      new TopUpResult.Pending(progress),
      new TopUpResult.Declined(refusal),
      new TopUpResult.Unknown(openCase),
      evidence,
      delivery,
      Answer.delivered(delivery),
      Answer.accepted(evidence),
      Answer.inDoubt(io.recarga.spi.Doubt.NO_ANSWER, evidence),
      Notice.about(Samples.REFERENCE, null, true),
      Attempt.builder(topUp, Samples.REFERENCE, Samples.NOON, Route.of(Map.of(), null))
          .build());

  @Test
  void noTextFormShowsAWholeNumberIccidOrPin() {
    assertThat(values)
        .allSatisfy(value -> assertThat(value.toString())
            .doesNotContain("987654321", "987 654 321", "987-654-321", Samples.ICCID, Samples.PIN)
            .doesNotContain("987654", "654321", "10000000000"));
  }

  @Test
  void linesCanStillBeToldApart() {
    assertThat(topUp.toString()).contains("+51******321");
    assertThat(byIccid.toString()).contains("8951*************13");
  }

  @Test
  void everyPublicValueOfTheAppsPackageIsCovered() {
    Set<String> covered = values.stream()
        .map(v -> v.getClass().getName())
        .collect(Collectors.toCollection(TreeSet::new));
    HARMLESS.forEach(type -> covered.add(type.getName()));
    assertThat(PublishedTypes.in("io.recarga"))
        .filteredOn(MaskingTest::isValue)
        .extracting(Class::getName)
        .isSubsetOf(covered);
  }

  /** A value has no public constructor or is a record; enums, exceptions and services are none. */
  private static boolean isValue(Class<?> type) {
    return !type.isInterface()
        && !type.isEnum()
        && !Throwable.class.isAssignableFrom(type)
        && !type.getSimpleName().equals("Builder")
        && !PublishedTypes.SERVICES.contains(type.getSimpleName())
        && !Modifier.isAbstract(type.getModifiers());
  }
}
