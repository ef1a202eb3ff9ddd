package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.DIGITS;
import static io.recarga.carrier.selfcare.Given.NOON;
import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.recarga.Allowance;
import io.recarga.Bill;
import io.recarga.Iccid;
import io.recarga.Lookup;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.Points;
import io.recarga.Points.Movement;
import io.recarga.Promotion;
import io.recarga.PromotionTrigger;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.journal.Journal;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.selfcare.Quirk;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What each API's answers become. */
class AnswersTest {
  private final SimulatorClock clock = Given.clock();
  private final SelfcareSimulator carrier = SelfcareSimulator.builder(clock).start();
  private final CarrierAdapter adapter = Given.attached(carrier, clock);

  @BeforeEach
  void fill() {
    Given.fill(carrier);
  }

  @AfterEach
  void close() {
    carrier.close();
  }

  @Test
  void offeringsArePlansWithPriceLengthAndAllowance() {
    List<Plan> plans = adapter.plans(SIM);

    assertThat(plans)
        .extracting(Plan::id)
        .containsExactly("internet-3", "internet-15", "internet-30");
    Plan first = plans.get(0);
    assertThat(first.price()).isEqualTo(Money.of("5.00", "PEN"));
    assertThat(first.validity()).isEqualTo(Duration.ofDays(3));
    assertThat(first.allowances()).containsExactly(Allowance.data(1_500));
    assertThat(first.description()).isEqualTo("Internet 3 días, 3 days");
    assertThat(first.adapter()).isEqualTo(adapter.id());
    assertThat(first.isOrderable()).isFalse();
  }

  @Test
  void pricesInsideTheOfferingNeedNoSecondList() {
    carrier.quirks(Quirk.PRICES_INLINE);
    assertThat(adapter.plans(SIM)).extracting(Plan::price).contains(Money.of("29.90", "PEN"));
    assertThat(carrier.requests()).isEqualTo(1);
  }

  @Test
  void retiredOfferingIsNoPlan() {
    carrier.retire("internet-15");
    assertThat(adapter.plans(SIM))
        .extracting(Plan::id)
        .containsExactly("internet-3", "internet-30");
  }

  @Test
  void catalogueIsKeptForItsAgeAndSaysSo() {
    adapter.plans(SIM);
    int asked = carrier.requests();
    clock.advance(Duration.ofMinutes(14));
    carrier.offering("new", "Internet nuevo", "1", "PEN", 1, "1", "GB");
    assertThat(adapter.plans(SIM)).hasSize(3);
    assertThat(carrier.requests()).isEqualTo(asked);
    assertThat(adapter.asOf(Question.PLANS)).isEqualTo(NOON);

    clock.advance(Duration.ofMinutes(1));
    assertThat(adapter.plans(SIM)).extracting(Plan::id).contains("new");
    assertThat(adapter.asOf(Question.PLANS)).isEqualTo(NOON.plus(Duration.ofMinutes(15)));
    assertThat(adapter.asOf(Question.USAGE)).isNull();
  }

  @Test
  void usageTellsWhatIsUsedAndLeftUntilWhen() {
    List<Usage> usage = adapter.usage(SIM);

    assertThat(usage).extracting(Usage::name).containsExactly("Internet", "Saldo");
    Usage data = usage.get(0);
    assertThat(data.kind()).isEqualTo(Allowance.Kind.DATA);
    assertThat(data.used()).isEqualTo(Volume.megabytes(new BigDecimal("1500")));
    assertThat(data.remaining()).isEqualTo(Volume.megabytes(new BigDecimal("4500")));
    assertThat(data.words()).isEqualTo("4.5 GB");
    assertThat(data.begins()).isEqualTo(NOON.minusSeconds(60));
    assertThat(data.expires()).isEqualTo(NOON.plusSeconds(864_000));
    Usage credit = usage.get(1);
    assertThat(credit.kind()).isNull();
    assertThat(credit.credit()).isEqualTo(Money.of("16.80", "PEN"));
    assertThat(credit.spent()).isEqualTo(Money.of("3.20", "PEN"));
  }

  @Test
  void usageFollowsWhatTheLineDoes() {
    carrier.line(Given.NUMBER).use("Internet", "4.5");
    assertThat(adapter.usage(SIM).get(0).remaining()).isEqualTo(Volume.megabytes(BigDecimal.ZERO));
  }

  @Test
  void reportThatTakesItsTimeIsAskedForAgain() {
    try (SelfcareSimulator slow =
        SelfcareSimulator.builder(clock).reportDelay(Duration.ofMillis(1_500)).start()) {
      Given.fill(slow);
      assertThat(Given.attached(slow, clock).usage(SIM)).hasSize(2);
      // The question, and two looks at its answer.
      assertThat(slow.requests()).isEqualTo(3);
      assertThat(clock.now()).isEqualTo(NOON.plusMillis(1_500));
    }
  }

  @Test
  void reportThatTakesTooLongIsAProblemAndNoEmptyList() {
    try (SelfcareSimulator slow =
        SelfcareSimulator.builder(clock).reportDelay(Duration.ofHours(1)).start()) {
      Given.fill(slow);
      assertThatExceptionOfType(NotSentException.class)
          .isThrownBy(() -> Given.attached(slow, clock).usage(SIM))
          .withMessage("claro-pe answered a question about usage with \"still working on it\":"
              + " ask again later");
    }
  }

  @Test
  void unknownLineIsAProblemOfUsage() {
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(() -> adapter.usage(SimCard.of("+51911111111", Given.CLARO)))
        .withMessage("claro-pe answered a question about usage with HTTP 400 27");
  }

  @Test
  void promotionIsToldInTheCarriersWords() {
    List<Promotion> promotions = adapter.promotions(SIM);

    assertThat(promotions).hasSize(1);
    Promotion bonus = promotions.get(0);
    assertThat(bonus.id()).isEqualTo("bono-10");
    assertThat(bonus.title()).isEqualTo("Bono por recarga");
    assertThat(bonus.text()).isEqualTo("Bono por recarga\naward 500 MB");
    assertThat(bonus.amounts()).isEqualTo("amount >= 10");
    assertThat(bonus.trigger()).isEqualTo(PromotionTrigger.delivering(Money.of("10", "PEN"), null));
    assertThat(bonus.bonus()).isEqualTo("award 500 MB");
    assertThat(bonus.conditions()).isNull();
    assertThat(bonus.ends()).isEqualTo("2027-01-01T00:00:00Z");
    assertThat(bonus.carrier()).isEqualTo(Given.CLARO);
  }

  @Test
  void promotionThatIsOverIsLeftOut() {
    clock.advance(Duration.ofDays(62));
    assertThat(adapter.promotions(SIM)).isEmpty();
  }

  @Test
  void pointsComeWithTheirTimeAndWhatHappened() {
    List<Points> all = adapter.points(SIM);

    assertThat(all).hasSize(1);
    Points points = all.get(0);
    assertThat(points.id()).isEqualTo("points-" + DIGITS);
    assertThat(points.balance()).isEqualByComparingTo("70");
    assertThat(points.unit()).isEqualTo("points");
    assertThat(points.redeemableUntil()).isEqualTo(NOON.plusSeconds(864_000));
    assertThat(points.isRedeemable(NOON)).isTrue();
    assertThat(points.movements())
        .extracting(Movement::kind)
        .containsExactly(Movement.Kind.REDEEMED, Movement.Kind.EARNED);
    assertThat(points.movements().get(0).points()).isEqualByComparingTo("50");
    assertThat(points.movements().get(0).at()).isEqualTo(NOON.minusSeconds(3_600));
  }

  @Test
  void lineWithoutPointsOrBillsHasNone() {
    carrier.line("+51911111111");
    SimCard bare = SimCard.of("+51911111111", Given.CLARO);
    assertThat(adapter.points(bare)).isEmpty();
    assertThat(adapter.bills(bare)).isEmpty();
  }

  @Test
  void billsComeNewestFirstWithWhatIsToBePaid() {
    List<Bill> bills = adapter.bills(SIM);

    assertThat(bills).extracting(Bill::number).containsExactly("F-002", "F-001");
    assertThat(bills).extracting(Bill::status).containsExactly(Bill.Status.OPEN, Bill.Status.PAID);
    Bill open = bills.get(0);
    assertThat(open.total()).isEqualTo(Money.of("49.90", "PEN"));
    assertThat(open.remaining()).isEqualTo(Money.of("49.90", "PEN"));
    assertThat(open.due()).isEqualTo(NOON.plus(Duration.ofDays(5)));
    assertThat(open.periodEnds()).isEqualTo(open.date());
    assertThat(bills.get(1).remaining()).isEqualTo(Money.of("0", "PEN"));
  }

  @Test
  void simCardWithoutANumberIsRefusedWhereALineIsMeant() {
    SimCard data = SimCard.of(new Iccid("8951101234567890123"), Given.CLARO);
    assertThatExceptionOfType(NotServedException.class)
        .isThrownBy(() -> adapter.usage(data))
        .withMessageEndingWith("its phone number is missing");
    assertThat(adapter.plans(data)).hasSize(3);
  }

  @Test
  void anAppSeesThemAmongItsLookups() {
    try (Recarga recarga = Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(9))
        .time(clock)
        .build()) {
      Lookup<Usage> usage = recarga.lookups().usage(SIM);
      assertThat(usage.found())
          .allSatisfy(found -> assertThat(found.source()).isEqualTo(adapter.id()))
          .hasSize(2);
      assertThat(recarga.lookups().points(SIM).values()).hasSize(1);
      assertThat(recarga.lookups().bills(SIM).values()).hasSize(2);
    }
  }
}
