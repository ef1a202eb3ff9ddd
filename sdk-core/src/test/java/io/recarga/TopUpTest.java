package io.recarga;

import static io.recarga.Samples.KEY;
import static io.recarga.Samples.SIM;
import static io.recarga.Samples.TWENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.util.Set;
import org.junit.jupiter.api.Test;

class TopUpTest {

  @Test
  void amountMustBePositive() {
    for (String amount : new String[] {"0", "-0.01"}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> TopUp.ofAmount(KEY, SIM, Money.of(amount, "PEN")))
          .withMessageStartingWith("amount: must be more than 0");
    }
  }

  @Test
  void amountMustBeInTheLinesCurrency() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofAmount(KEY, SIM, Money.of("5", "USD")))
        .withMessage("amount: lines of claro-pe hold PEN, not USD");
  }

  @Test
  void amountFinerThanTheSmallestUnitIsRefusedInsteadOfRounded() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofAmount(KEY, SIM, Money.of("20.005", "PEN")))
        .withMessage("amount: PEN has 2 decimals, a face value cannot have more: 20.005 PEN");
    assertThat(TopUp.ofAmount(KEY, SIM, Money.of("20.0000", "PEN")).amount()).isEqualTo(TWENTY);
  }

  @Test
  void planOfAnotherCarrierIsRefused() {
    SimCard other =
        SimCard.of(Samples.NUMBER, Carrier.builder("bitel-pe", "Bitel", "PE").build());
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofPlan(KEY, other, Samples.plan().build()))
        .withMessage("plan: p-1 is for lines of claro-pe, not bitel-pe");
  }

  @Test
  void planForAnotherKindOfSimIsRefusedOnlyWhereTheKindIsKnown() {
    Plan tourist = Samples.plan().simTypes(Set.of(SimType.TOURIST)).build();
    SimCard student = SIM.toBuilder().type(SimType.STUDENT).build();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofPlan(KEY, student, tourist))
        .withMessage("plan: p-1 is for SIM cards of [TOURIST], not STUDENT");
    assertThat(TopUp.ofPlan(KEY, SIM, tourist).plan()).isEqualTo(tourist);
    assertThat(TopUp.ofPlan(KEY, student, Samples.plan().build()).amount()).isNull();
  }

  @Test
  void maxCostMustBePositive() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.topUp().toBuilder().maxCost(Money.zero("USD")))
        .withMessageStartingWith("maxCost: must be more than 0");
    assertThatNullPointerException()
        .isThrownBy(() -> Samples.topUp().toBuilder().maxCost(null))
        .withMessage("maxCost");
  }

  @Test
  void builderKeepsWhatItHolds() {
    TopUp full = Samples.topUp().toBuilder()
        .maxCost(Money.of("6", "USD"))
        .channel(Channel.KIOSK.named("Tambo"))
        .sendBy(Samples.NOON)
        .build();
    assertThat(full.toBuilder().build()).isEqualTo(full).hasSameHashCodeAs(full);
    assertThat(full).isNotEqualTo(Samples.topUp());
    assertThat(full.sendBy()).isEqualTo(Samples.NOON);
  }

  @Test
  void isShownByKeyAndMaskedLine() {
    assertThat(Samples.topUp()).hasToString("order-4711: 20.00 PEN for Claro +51******321");
    assertThat(TopUp.ofPlan(KEY, SIM, Samples.plan().build()))
        .hasToString("order-4711: acme:p-1 for Claro +51******321");
  }

  @Test
  void missingPartsAreNamed() {
    assertThatNullPointerException()
        .isThrownBy(() -> TopUp.ofAmount(null, SIM, TWENTY))
        .withMessage("key");
    assertThatNullPointerException()
        .isThrownBy(() -> TopUp.ofAmount(KEY, null, TWENTY))
        .withMessage("sim");
    assertThatNullPointerException()
        .isThrownBy(() -> TopUp.ofAmount(KEY, SIM, null))
        .withMessage("amount");
    assertThatNullPointerException()
        .isThrownBy(() -> TopUp.ofPlan(KEY, SIM, null))
        .withMessage("plan");
  }
}
