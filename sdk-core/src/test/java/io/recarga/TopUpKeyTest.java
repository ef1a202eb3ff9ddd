package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.Month;
import java.time.MonthDay;
import java.time.Year;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.time.temporal.TemporalAccessor;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TopUpKeyTest {

  @Test
  void tenantIsShownUnlessItIsTheDefault() {
    assertThat(TopUpKey.of("order-1")).hasToString("order-1");
    assertThat(TopUpKey.of("shop", "order-1")).hasToString("shop/order-1");
    assertThat(TopUpKey.of("order-1").withTenant("shop")).isEqualTo(TopUpKey.of("shop", "order-1"));
    assertThat(TopUpKey.of("shop", "order-1")).isNotEqualTo(TopUpKey.of("order-1"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "a b", "a/b", "ñ", "a\n", "a\u0000"})
  void otherCharactersAreRefused(String text) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUpKey.of(text))
        .withMessage("key: use 1 to 64 of the characters A-Z a-z 0-9 . _ : -");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUpKey.of(text, "order-1"))
        .withMessageStartingWith("tenant: ");
  }

  @Test
  void sixtyFourCharactersAreTheMost() {
    assertThat(TopUpKey.of("a".repeat(64)).id()).hasSize(64);
    assertThatIllegalArgumentException().isThrownBy(() -> TopUpKey.of("a".repeat(65)));
  }

  @Test
  void orderLinesCountFromOne() {
    assertThat(TopUpKey.forOrder("4711", 1)).hasToString("order:4711:1");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUpKey.forOrder("4711", 0))
        .withMessage("line: counts from 1: 0");
  }

  @Test
  void periodsAreNamedByTheirIsoForm() {
    assertThat(TopUpKey.forPeriod("maria", YearMonth.of(2026, 11)))
        .hasToString("period:maria:2026-11");
    assertThat(TopUpKey.forPeriod("maria", LocalDate.of(2026, 11, 23)))
        .hasToString("period:maria:2026-11-23");
    assertThat(TopUpKey.forPeriod("maria", Year.of(2026))).hasToString("period:maria:2026");
  }

  @Test
  void timesOfDayAndYearlessPeriodsAreRefused() {
    TemporalAccessor[] wrong = {
      LocalDateTime.of(2026, 11, 23, 10, 15),
      LocalDateTime.of(2026, 11, 23, 10, 15).atOffset(ZoneOffset.UTC),
      Instant.EPOCH,
      LocalTime.NOON,
      Month.NOVEMBER,
      DayOfWeek.MONDAY,
      MonthDay.of(11, 23)
    };
    for (TemporalAccessor period : wrong) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TopUpKey.forPeriod("maria", period))
          .withMessageStartingWith("period: give a month or a day with its year");
    }
  }

  @Test
  void tooLongPartsAreNamedByTheirOwnName() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUpKey.forOrder("a".repeat(60), 10))
        .withMessage("orderId: has 60 characters, at most 55 are allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUpKey.forPeriod("a".repeat(60), YearMonth.of(2026, 11)))
        .withMessage("subscriptionId: has 60 characters, at most 49 are allowed");
    assertThatNullPointerException()
        .isThrownBy(() -> TopUpKey.forOrder(null, 1))
        .withMessage("orderId");
  }
}
