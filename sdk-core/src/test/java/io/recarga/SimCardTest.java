package io.recarga;

import static io.recarga.Samples.CLARO;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;

class SimCardTest {
  private static final Carrier CHILE = Carrier.builder("acme-cl", "Acme", "CL").build();

  @Test
  void numberIsReadInTheCarriersNationalForm() {
    assertThat(SimCard.of("987 654 321", CLARO)).isEqualTo(SimCard.of(Samples.NUMBER, CLARO));
  }

  @Test
  void dataSimIsKnownByItsIccidAlone() {
    SimCard sim = SimCard.of(new Iccid(Samples.ICCID), CLARO);
    assertThat(sim.number()).isNull();
    assertThat(sim).hasToString("Claro 8951*************13");
  }

  @Test
  void oneOfNumberAndIccidIsNeeded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimCard.builder(CLARO).build())
        .withMessage("number, iccid: give at least one of the two");
  }

  @Test
  void numberOfAnotherCountryThanTheCarriersIsRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimCard.of("+56 9 8765 4321", CLARO))
        .withMessage("number: a line of claro-pe has a number of +51, not +56******321:"
            + " check number and carrier");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SimCard.of(Samples.NUMBER, CHILE))
        .withMessageStartingWith("number: a line of acme-cl has a number of CL, not +51******321");
  }

  @Test
  void numberOfACountryWithoutANumberingPlanIsTaken() {
    assertThat(SimCard.of("+56 9 8765 4321", CHILE)).hasToString("Acme +56******321");
  }

  @Test
  void builderKeepsWhatItHolds() {
    SimCard sim = SimCard.builder(CLARO)
        .number(PhoneNumber.parse(Samples.NUMBER))
        .iccid(new Iccid(Samples.ICCID))
        .type(SimType.TOURIST)
        .build();
    assertThat(sim.toBuilder().build()).isEqualTo(sim).hasSameHashCodeAs(sim);
    assertThat(sim.toBuilder().type(SimType.STUDENT).build()).isNotEqualTo(sim);
  }

  @Test
  void missingPartsAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> SimCard.of(Samples.NUMBER, null))
        .withMessage("carrier");
    assertThatNullPointerException()
        .isThrownBy(() -> SimCard.of((String) null, CLARO))
        .withMessage("number");
    assertThatNullPointerException()
        .isThrownBy(() -> SimCard.builder(CLARO).iccid(null))
        .withMessage("iccid");
  }
}
