package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.Allowance.Kind;
import io.recarga.Points.Movement;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Usage, points and bills: what an app shows of a line besides its balance. */
class LineDataTest {
  private static final Instant NOON = Samples.NOON;

  @Test
  void volumesAreExactAndEqualByValue() {
    assertThat(Volume.megabytes(new BigDecimal("1536.50")))
        .isEqualTo(Volume.megabytes(new BigDecimal("1536.5")))
        .hasToString("1536.5 MB");
    assertThat(Volume.minutes(new BigDecimal("1E+3"))).hasToString("1000 min");
    assertThat(Volume.messages(BigDecimal.ZERO)).hasToString("0 SMS");
    assertThat(Volume.minutes(new BigDecimal("0.3333339"))).hasToString("0.333333 min");
  }

  @Test
  void volumesThatCannotBeAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Volume.messages(BigDecimal.ONE.negate()))
        .withMessage("amount: is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Volume.megabytes(new BigDecimal("1E+18")))
        .withMessage("amount: more than 18 digits before the point");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Volume(BigDecimal.ONE, Kind.APPS))
        .withMessage("kind: the use of apps is not counted");
  }

  @Test
  void usageCountsAVolumeOrMoney() {
    Volume used = Volume.megabytes(new BigDecimal("600"));
    Volume left = Volume.megabytes(new BigDecimal("400"));
    Usage data = Usage.builder(" Internet ")
        .kind(Kind.DATA)
        .volume(used, left)
        .words("400 MB")
        .period(NOON, NOON.plusSeconds(60))
        .build();
    assertThat(data.name()).isEqualTo("Internet");
    assertThat(data.remaining()).isEqualTo(left);
    assertThat(data.expires()).isEqualTo(NOON.plusSeconds(60));
    assertThat(data.isShared()).isFalse();
    assertThat(data).hasToString("used 600 MB, left 400 MB");
    assertThat(Usage.builder("Saldo").money(null, Samples.TWENTY).build())
        .hasToString("used null, left 20.00 PEN");

    assertThatIllegalArgumentException()
        .isThrownBy(() -> Usage.builder("x").kind(Kind.SMS).volume(used, null).build())
        .withMessage("volume: is of DATA, not SMS");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> Usage.builder("x").kind(Kind.DATA).money(null, Samples.TWENTY).build())
        .withMessage("money: DATA is counted in volumes");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Usage.builder(" "))
        .withMessage("usage name: is empty");
  }

  @Test
  void pointsMayBeRedeemedWithinTheirTime() {
    Points points = Points.builder("puntos", new BigDecimal("120"))
        .redeemable(NOON, NOON.plusSeconds(10))
        .build();
    assertThat(points.isRedeemable(NOON.minusNanos(1))).isFalse();
    assertThat(points.isRedeemable(NOON)).isTrue();
    assertThat(points.isRedeemable(NOON.plusSeconds(10))).isFalse();
    assertThat(Points.builder("p", BigDecimal.ZERO).build().isRedeemable(NOON)).isFalse();
    assertThat(Points.builder("p", BigDecimal.ONE).build().isRedeemable(NOON)).isTrue();
    assertThat(points).hasToString("120 points");
  }

  @Test
  void movementsOfPointsAreCopied() {
    List<Movement> given = new ArrayList<>(
        List.of(Movement.of(Movement.Kind.REDEEMED, "canje", BigDecimal.TEN, null)));
    Points points = Points.builder("p", BigDecimal.ONE).movements(given).build();
    given.clear();
    assertThat(points.movements()).hasSize(1).first().hasToString("REDEEMED 10");
  }

  @Test
  void billKeepsTheCarriersWordBesideOurs() {
    Bill bill = Bill.builder("b-1", Bill.Status.OTHER, "archived")
        .dates(NOON, NOON.plusSeconds(60))
        .money(Samples.TWENTY, Samples.TWENTY, Money.of("0", "PEN"))
        .build();
    assertThat(bill.carrierStatus()).isEqualTo("archived");
    assertThat(bill.due()).isEqualTo(NOON.plusSeconds(60));
    assertThat(bill).hasToString("OTHER 20.00 PEN, to be paid 0.00 PEN");
  }
}
