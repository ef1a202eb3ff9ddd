package io.recarga.carrier.selfcare;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The small readers: times, numbers with units, words. */
class ReadersTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");
  private final Moments moments = new Moments(null);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-01T12:00:00Z",
        "2026-11-01T12:00:00.000Z",
        "2026-11-01T07:00:00-05:00",
        "2026-11-01T07:00:00-0500",
        " 2026-11-01T12:00:00Z "
      })
  void momentWithAnOffsetIsExact(String text) {
    assertThat(moments.of(text)).isEqualTo(NOON);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "today",
        "2026-13-01T00:00:00Z",
        "2026-11-01",
        "2026-11-01T12:00:00",
        "20261101"
      })
  void momentThatCannotBeToldIsLeftOut(String text) {
    assertThat(moments.of(text)).isNull();
  }

  @Test
  void dayIsItsBeginInTheAccountsZone() {
    Moments peru = new Moments(ZoneOffset.ofHours(-5));
    assertThat(peru.of("2026-11-01")).isEqualTo(Instant.parse("2026-11-01T05:00:00Z"));
    assertThat(peru.of("2026-11-01T07:00:00")).isEqualTo(NOON);
  }

  @Test
  void periodThatEndsBeforeItBeginsSaysNothing() {
    Wire.Period upsideDown = new Wire.Period("2027-01-01T00:00:00Z", "2026-01-01T00:00:00Z");
    assertThat(moments.covers(upsideDown, NOON)).isTrue();
    assertThat(moments.covers(new Wire.Period(null, "2026-10-01T00:00:00Z"), NOON))
        .isFalse();
    assertThat(moments.covers(new Wire.Period("2026-12-01T00:00:00Z", null), NOON))
        .isFalse();
    assertThat(moments.covers(null, NOON)).isTrue();
  }

  @ParameterizedTest
  @CsvSource({
    "1.5, GB, 1500 MB",
    "1.5, gigabytes, 1500 MB",
    "2, GiB, 2147.483648 MB",
    "512, KB, 0.512 MB",
    "0, MB, 0 MB",
    "90, s, 1.5 min",
    "2, hours, 120 min",
    "15, min, 15 min",
    "30, SMS, 30 SMS",
    "30, messages, 30 SMS"
  })
  void volumesAreReadByTheirUnits(String number, String unit, String volume) {
    assertThat(Amounts.volume(new BigDecimal(number), unit)).hasToString(volume);
  }

  @ParameterizedTest
  @CsvSource({"5, Mbps", "5, PEN", "5, ''", "-1, GB", "5, points"})
  void whatIsNoVolumeIsNone(String number, String unit) {
    assertThat(Amounts.volume(new BigDecimal(number), unit)).isNull();
  }

  @Test
  void moneyNeedsACurrency() {
    Wire.Amount money = new Wire.Amount(new BigDecimal("3.20"), " pen ", null, null);
    assertThat(Amounts.money(money)).isEqualTo(Money.of("3.20", "PEN"));
    Wire.Amount quantity = new Wire.Amount(null, null, new BigDecimal("3.20"), "PEN");
    assertThat(Amounts.money(quantity)).isEqualTo(Money.of("3.20", "PEN"));
    assertThat(Amounts.money(new BigDecimal("1"), "XYZ")).isNull();
    assertThat(Amounts.money(new BigDecimal("1"), "MB")).isNull();
    assertThat(Amounts.money(new BigDecimal("0.123456789"), "PEN")).isNull();
    assertThat(Amounts.money(null, "PEN")).isNull();
  }

  @Test
  void allowanceIsCountedInWholeUnits() {
    assertThat(Amounts.allowance(new BigDecimal("1.5"), "GB")).isEqualTo(Allowance.data(1_500));
    assertThat(Amounts.allowance(new BigDecimal("90.9"), "min")).isEqualTo(Allowance.voice(90));
    assertThat(Amounts.allowance(new BigDecimal("0.4"), "SMS")).isNull();
    assertThat(Volume.messages(BigDecimal.ONE).kind()).isEqualTo(Allowance.Kind.SMS);
  }

  @Test
  void wordsAreComparedWithoutTheirDress() {
    assertThat(Words.bare(" in Progress ")).isEqualTo("inprogress");
    assertThat(Words.bare("partially_paid")).isEqualTo("partiallypaid");
    assertThat(Words.isOver("Retired ")).isTrue();
    assertThat(Words.isOver("Launched")).isFalse();
    assertThat(Words.isOver(null)).isFalse();
  }
}
