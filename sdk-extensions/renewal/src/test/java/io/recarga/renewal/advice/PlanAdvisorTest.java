package io.recarga.renewal.advice;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.SimType;
import io.recarga.TopUp;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Language;
import io.recarga.renewal.Message;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class PlanAdvisorTest {
  private static final AdapterId STEADY = AdapterId.of("steady");
  private static final AdapterId SHAKY = AdapterId.of("shaky");
  private static final Plan WEEK = plan(STEADY, "week", "10", 7, Allowance.data(2_000));
  private static final Plan DAY = plan(STEADY, "day", "3", 1, Allowance.data(500));
  private static final Plan MONTH =
      plan(STEADY, "month", "40", 30, Allowance.data(20_000), Allowance.voice(100));
  private static final Plan WORLD =
      plan(STEADY, "world", "60", 30, Allowance.voice(100).within(Allowance.Scope.INTERNATIONAL));
  private static final Plan SAME = plan(SHAKY, "same", "39", 30, Allowance.data(20_000));
  private static final List<Plan> ALL = List.of(WEEK, MONTH, WORLD, SAME, DAY);
  private static final PlanAdvisor ADVISOR =
      new PlanAdvisor(adapter -> adapter.equals(STEADY) ? 999 : 900);

  @Test
  void touristsGetShortAndCheap() {
    assertThat(ids(SimType.TOURIST, null)).containsExactly("day", "week", "same", "month");
  }

  @Test
  void residentsGetLongWithCallsAndAbroad() {
    assertThat(ids(SimType.RESIDENT, null)).containsExactly("world", "month");
    assertThat(ADVISOR.rank(SimType.RESIDENT, ALL, null).ruledOut())
        .allMatch(one -> one.reasons().contains(Message.of("plan.noCalls")));
  }

  @Test
  void businessGetsMostDataByTheSteadiestRoad() {
    assertThat(ids(SimType.BUSINESS, null)).containsExactly("month", "same", "week", "day");
    assertThat(ADVISOR.rank(SimType.BUSINESS, ALL, null).ranked().get(0).reasons())
        .contains(Message.of("plan.steady", 999));
  }

  @Test
  void studentsGetTheLowestPricePerGigabyteWithinTheBudget() {
    Money budget = Money.of("39.50", "PEN");
    assertThat(ids(SimType.STUDENT, budget)).containsExactly("same", "week", "day");
    PlanAdvice advice = ADVISOR.rank(SimType.STUDENT, ALL, budget);
    assertThat(advice.ranked().get(0).reasons().toString()).contains("S/ 1.95 per GB");
    assertThat(advice.ruledOut().get(0).reasons().get(0).in(Language.SPANISH))
        .isEqualTo("Cuesta S/ 40.00, más que el presupuesto de S/ 39.50.");
  }

  @Test
  void plansForOtherKindsOfSimAreRuledOut() {
    Plan students = Plan.builder(STEADY, "s", "S", Peru.CLARO, Money.of("1", "PEN"))
        .allowances(List.of(Allowance.data(1)))
        .simTypes(Set.of(SimType.STUDENT))
        .build();
    assertThat(ADVISOR
            .rank(SimType.TOURIST, List.of(students), null)
            .ruledOut()
            .get(0)
            .reasons())
        .containsExactly(Message.of("plan.otherType", List.of(SimType.STUDENT)));
    assertThat(ADVISOR.rank(SimType.STUDENT, List.of(students), null).ranked()).hasSize(1);
  }

  @Test
  void aFleetHasOnePayerACostCentrePerLineAndAKeyPerLine() {
    SimCard one = SimCard.of("987654321", Peru.CLARO);
    SimCard two = SimCard.of("987654322", Peru.BITEL);
    SimCard three = SimCard.of("987654323", Peru.BITEL);
    Fleet fleet = Fleet.of(List.of(
        new Fleet.Line(one, "sales"),
        new Fleet.Line(two, "trucks"),
        new Fleet.Line(three, "trucks")));

    assertThat(fleet.totals(Money.of("20", "PEN")))
        .containsExactly(
            java.util.Map.entry("sales", Money.of("20", "PEN")),
            java.util.Map.entry("trucks", Money.of("40", "PEN")));
    assertThat(fleet.topUps("4711", Money.of("20", "PEN")))
        .extracting((TopUp topUp) -> topUp.key().id())
        .containsExactly("order:4711:1", "order:4711:2", "order:4711:3");
    assertThatThrownBy(() -> Fleet.of(List.of(new Fleet.Line(one, "a"), new Fleet.Line(one, "b"))))
        .hasMessageStartingWith("lines: ");
  }

  private static List<String> ids(SimType type, Money budget) {
    return ADVISOR.rank(type, ALL, budget).ranked().stream()
        .map(one -> one.plan().id())
        .toList();
  }

  private static Plan plan(
      AdapterId adapter, String id, String price, int days, Allowance... gives) {
    return Plan.builder(adapter, id, id, Peru.CLARO, Money.of(price, "PEN"))
        .validity(Duration.ofDays(days))
        .allowances(List.of(gives))
        .build();
  }
}
