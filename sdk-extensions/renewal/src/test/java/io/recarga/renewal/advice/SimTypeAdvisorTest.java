package io.recarga.renewal.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.SimType;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.Message;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class SimTypeAdvisorTest {
  private static final SimTypeAdvisor ADVISOR =
      new SimTypeAdvisor(ChannelDirectory.read(PeruChannels.json()));
  private static final Money BUDGET = Money.of("30", "PEN");

  @Test
  void aShortStayGetsATouristSimWithTodaysSaleRules() {
    SimTypeAdvice advice =
        ADVISOR.suggest(new Stay(10, true), new Use(3000, false, false), BUDGET, Payer.person());

    assertThat(advice.best()).isEqualTo(SimType.TOURIST);
    assertThat(advice.suggestions().get(0).saleRules())
        .extracting(rule -> rule.text().english())
        .hasSize(3)
        .anyMatch(text -> text.contains("may not be on sale now"));
    assertThat(advice.suggestions().get(0).reasons()).contains(Message.of("type.shortStay", 10));
  }

  @Test
  void aPeruvianIsToldNothingAboutForeigners() {
    SimTypeAdvice advice =
        ADVISOR.suggest(new Stay(10, false), new Use(0, true, false), null, Payer.person());
    assertThat(advice.suggestions())
        .allSatisfy(one -> assertThat(one.saleRules()).isEmpty());
  }

  @Test
  void aLongStayGetsAResidentSimAndNoTouristOne() {
    SimTypeAdvice advice =
        ADVISOR.suggest(new Stay(365, true), new Use(5000, true, true), BUDGET, Payer.person());

    assertThat(advice.best()).isEqualTo(SimType.RESIDENT);
    assertThat(advice.suggestions().get(0).reasons())
        .contains(Message.of("type.calls"), Message.of("type.abroadCalls"));
    assertThat(advice.ruledOut())
        .extracting(SimTypeAdvice.Suggestion::type)
        .containsExactly(SimType.TOURIST, SimType.BUSINESS, SimType.STUDENT);
  }

  @Test
  void aCompanyGetsBusinessSimsEvenForShortStays() {
    SimTypeAdvice advice =
        ADVISOR.suggest(new Stay(20, true), new Use(80_000, true, true), null, Payer.company(12));
    assertThat(advice.best()).isEqualTo(SimType.BUSINESS);
    assertThat(advice.suggestions().get(0).reasons()).contains(Message.of("type.company", 12));
  }

  @Test
  void aStudentGetsAStudentSimAndHearsAboutTheProof() {
    SimTypeAdvice with = ADVISOR.suggest(
        new Stay(300, true), new Use(9000, false, false), BUDGET, Payer.student(true));
    assertThat(with.best()).isEqualTo(SimType.STUDENT);
    assertThat(with.suggestions().get(0).reasons()).contains(Message.of("type.proof"));

    SimTypeAdvice without = ADVISOR.suggest(
        new Stay(300, true), new Use(9000, true, true), BUDGET, Payer.student(false));
    assertThat(without.best()).isEqualTo(SimType.RESIDENT);
    assertThat(without.suggestions().get(1).reasons()).contains(Message.of("type.noProof"));
  }

  @Test
  void inRandomWorldsEveryKindIsJudgedOnceWithAReason() {
    SplittableRandom random = new SplittableRandom(7);
    for (int i = 0; i < 2_000; i++) {
      Stay stay = new Stay(1 + random.nextInt(400), random.nextBoolean());
      Use use = new Use(random.nextInt(100_000), random.nextBoolean(), random.nextBoolean());
      Payer payer = new Payer(
          List.of(Payer.Kind.values()).get(random.nextInt(3)),
          1 + random.nextInt(9),
          random.nextBoolean());
      SimTypeAdvice advice =
          ADVISOR.suggest(stay, use, random.nextBoolean() ? BUDGET : null, payer);

      assertThat(advice.suggestions().size() + advice.ruledOut().size()).isEqualTo(4);
      assertThat(advice.suggestions())
          .isNotEmpty()
          .allMatch(one -> !one.reasons().isEmpty());
      assertThat(advice.ruledOut()).allMatch(one -> !one.reasons().isEmpty());
      assertThat(advice.suggestions())
          .noneMatch(one -> (one.type() == SimType.TOURIST && stay.days() > 90)
              || (one.type() == SimType.STUDENT && payer.kind() != Payer.Kind.STUDENT));
    }
  }
}
