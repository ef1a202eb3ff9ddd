package io.recarga.testkit.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.DeclineReason;
import io.recarga.TopUpResult;
import io.recarga.simulator.Fault;
import io.recarga.spi.DuplicateLevel;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every fault at every kind of carrier: the ledger judges what the caller was told. */
class MoneySafetyTest {

  @TestFactory
  Stream<DynamicTest> whatTheCallerIsToldIsWhatTheLedgerSays() {
    return Arrays.stream(DuplicateLevel.values())
        .flatMap(level -> Fault.matrix().stream()
            .map(fault -> dynamicTest(level + " " + fault, () -> judge(level, fault))));
  }

  private static void judge(DuplicateLevel level, Fault fault) {
    Shop shop = new Shop(level);
    shop.first.next(fault);

    TopUpResult told = shop.toTheEnd(shop.patient());

    int sold = shop.first.ledger().count() + shop.second.ledger().count();
    int kept = sold
        - shop.first.ledger().reversed().size()
        - shop.second.ledger().reversed().size();
    assertThat(sold).as("executions").isLessThanOrEqualTo(1);
    assertThat(told.isOpen()).as("still open after 30 hours: " + told).isFalse();
    if (told instanceof TopUpResult.Delivered) {
      assertThat(kept).as("sales of a delivered top-up").isEqualTo(1);
    } else if (told instanceof TopUpResult.Declined declined) {
      assertThat(kept).as("sales of a declined top-up").isZero();
      assertThat(declined.refusal().reason()).isNotEqualTo(DeclineReason.NOT_FOUND);
    }
    int sends = shop.first.sends().size();
    assertThat(shop.recarga.topUp(shop.patient()))
        .as("the same key again")
        .hasSameClassAs(told)
        .hasToString(told.toString());
    assertThat(shop.first.sends()).as("sends after the same key again").hasSize(sends);
  }
}
