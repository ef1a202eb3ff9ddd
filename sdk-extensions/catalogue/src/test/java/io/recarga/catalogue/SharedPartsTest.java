package io.recarga.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimType;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SharedPartsTest {
  private final SharedParts shared = new SharedParts();

  private static Plan full(String id) {
    return Plan.builder(
            AdapterId.of("shop"), id, "Juerga", Peru.CLARO, Money.of(new String("20.00"), "PEN"))
        .description("Con todo")
        .validity(Duration.ofDays(7))
        .allowances(List.of(Allowance.data(3_000), Allowance.apps("Chat")))
        .simTypes(Set.of(SimType.TOURIST))
        .delivery(Plan.Delivery.PIN)
        .regulatoryCode("SIRT 1")
        .forInformation()
        .build();
  }

  /** Field by field, so that one that is added to plans later is not lost here. */
  @Test
  void noPartIsLost() {
    Plan bare = Plan.builder(AdapterId.of("shop"), "2", "B", Peru.BITEL, Money.of("3", "PEN"))
        .build();
    for (Plan plan : List.of(full("1"), bare)) {
      assertThat(shared.of(plan))
          .isNotSameAs(plan)
          .usingRecursiveComparison()
          .withStrictTypeChecking()
          .isEqualTo(plan);
    }
    assertThat(full("1"))
        .as("the full plan has a value for each field that may be missing")
        .hasNoNullFieldsOrProperties();
  }

  @Test
  void equalPartsAreOneObject() {
    Plan one = shared.of(full("1"));
    Plan other = shared.of(full("2"));

    assertThat(other.price()).isSameAs(one.price());
    assertThat(other.validity()).isSameAs(one.validity());
    assertThat(other.allowances()).isSameAs(one.allowances());
    assertThat(other.id()).isEqualTo("2");
  }
}
