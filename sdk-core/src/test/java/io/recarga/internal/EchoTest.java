package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.journal.JournalRow;
import io.recarga.spi.Delivery;
import io.recarga.spi.Evidence;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class EchoTest {
  private static final PhoneNumber NUMBER = OneRow.SIM.number();
  private static final PhoneNumber OTHER =
      SimCard.of("987654322", OneRow.SIM.carrier()).number();
  private static final Money TWENTY = Money.of("20", "PEN");

  private final JournalRow row = new OneRow().row;

  @Test
  void whatFitsOrIsNotSaidFits() {
    assertThat(mismatch(row, "REF", NUMBER, TWENTY)).isNull();
    assertThat(mismatch(row, null, null, null)).isNull();
  }

  @Test
  void whateverDiffersIsNamedWithoutTheNumber() {
    assertThat(mismatch(row, "ref", NUMBER, TWENTY)).isEqualTo("another reference");
    assertThat(mismatch(row, "REF", OTHER, TWENTY)).isEqualTo("another line");
    assertThat(mismatch(row, "REF", NUMBER, Money.of("20", "USD")))
        .isEqualTo("20.00 USD instead of 20.00 PEN");
    assertThat(mismatch(row, null, null, Money.of("19.99", "PEN")))
        .isEqualTo("19.99 PEN instead of 20.00 PEN");
  }

  @Test
  void aSimWithoutANumberCannotBeCompared() {
    SimCard data = SimCard.of(Iccid.parse("8951100000000000013"), OneRow.SIM.carrier());
    TopUp topUp = TopUp.ofAmount(OneRow.TOP_UP.key(), data, TWENTY);
    JournalRow unnumbered = Transitions.queue(topUp, "fp", OneRow.START, OneRow.START);
    assertThat(mismatch(unnumbered, null, NUMBER, TWENTY)).isNull();
  }

  @Test
  void whatAPlanCreditsCannotBeCompared() {
    Plan plan =
        Plan.builder(OneRow.FIRST, "p1", "1 GB", OneRow.SIM.carrier(), TWENTY).build();
    TopUp topUp = TopUp.ofPlan(OneRow.TOP_UP.key(), OneRow.SIM, plan);
    JournalRow planned = Transitions.queue(topUp, "fp", OneRow.START, OneRow.START);
    assertThat(mismatch(planned, null, NUMBER, Money.of("5", "PEN"))).isNull();
  }

  private static @Nullable String mismatch(
      JournalRow row,
      @Nullable String reference,
      @Nullable PhoneNumber number,
      @Nullable Money delivered) {
    return Echo.mismatch(
        row,
        Delivery.builder(Evidence.none())
            .echo(reference, number)
            .delivered(delivered)
            .build());
  }
}
