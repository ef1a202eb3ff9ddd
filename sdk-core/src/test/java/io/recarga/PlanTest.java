package io.recarga;

import static io.recarga.Samples.ADAPTER;
import static io.recarga.Samples.CLARO;
import static io.recarga.Samples.TWENTY;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recarga.Allowance.Kind;
import io.recarga.Allowance.Scope;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class PlanTest {

  @Test
  void belongsToTheAdapterThatListedIt() {
    Plan plan = Samples.plan().build();
    assertThat(Plan.builder(ADAPTER, "p-1", "Renamed", CLARO, TWENTY).build())
        .isEqualTo(plan)
        .hasSameHashCodeAs(plan);
    assertThat(Plan.builder(AdapterId.of("other"), "p-1", "x", CLARO, TWENTY).build())
        .isNotEqualTo(plan);
    assertThat(plan).hasToString("acme:p-1 Prepago 30 días 29.90 PEN");
  }

  @Test
  void planListedForInformationCannotBeOrdered() {
    assertThat(Samples.plan().build().isOrderable()).isTrue();
    Plan plan = Samples.plan().forInformation().build();
    assertThat(plan.isOrderable()).isFalse();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TopUp.ofPlan(Samples.KEY, Samples.SIM, plan))
        .withMessage("plan: p-1 is listed for information only, acme cannot sell it");
  }

  @Test
  void listsAreCopiedAndCannotBeChanged() {
    List<Allowance> given = new ArrayList<>(List.of(Allowance.data(500)));
    Plan plan = Samples.plan().allowances(given).build();
    given.clear();
    assertThat(plan.allowances()).containsExactly(Allowance.data(500));
    assertThatExceptionOfType(UnsupportedOperationException.class)
        .isThrownBy(() -> plan.allowances().clear());
  }

  @Test
  void wrongPartsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.builder(ADAPTER, " ", "x", CLARO, TWENTY))
        .withMessage("plan id: is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.builder(ADAPTER, "x", "n".repeat(301), CLARO, TWENTY))
        .withMessage("plan name: has 301 characters, at most 300 are allowed");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Plan.builder(ADAPTER, "x", "n", CLARO, TWENTY.negated()))
        .withMessage("price: is negative: -20.00 PEN");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Samples.plan().validity(Duration.ZERO))
        .withMessage("validity: must be more than 0: PT0S");
    assertThatNullPointerException()
        .isThrownBy(() -> Samples.plan().validity(null))
        .withMessage("validity");
  }

  @Test
  void allowancesAreShownInTheirUnits() {
    assertThat(Allowance.data(500)).hasToString("500 MB");
    assertThat(Allowance.voice(30).within(Scope.ON_NET)).hasToString("30 min ON_NET");
    assertThat(Allowance.sms(10)).hasToString("10 SMS");
    assertThat(Allowance.apps("WhatsApp", " Waze ")).hasToString("WhatsApp, Waze");
    assertThat(Allowance.unlimited(Kind.DATA).within(Scope.ROAMING))
        .hasToString("unlimited data ROAMING");
    assertThat(Allowance.unlimited(Kind.VOICE).quantity()).isEqualTo(OptionalLong.empty());
    assertThat(Allowance.data(1).quantity()).hasValue(1);
    assertThat(Allowance.data(5)).isNotEqualTo(Allowance.data(5).within(Scope.ROAMING));
  }

  @Test
  void emptyAllowancesAreRefused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allowance.data(0))
        .withMessage("quantity: must be more than 0: 0");
    assertThatIllegalArgumentException().isThrownBy(() -> Allowance.voice(-1));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allowance.apps(new String[0]))
        .withMessage("apps: name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allowance.apps("Waze", " "))
        .withMessage("app: is empty");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Allowance.unlimited(Kind.APPS))
        .withMessageStartingWith("kind: name the apps");
  }

  @Test
  void channelsHaveAKindAndPerhapsAName() {
    assertThat(Channel.of(Channel.Kind.KIOSK)).isEqualTo(Channel.KIOSK);
    assertThat(Channel.THIRD_PARTY_PLATFORM.named(" Yape "))
        .isNotEqualTo(Channel.THIRD_PARTY_PLATFORM)
        .hasToString("THIRD_PARTY_PLATFORM Yape");
    for (String name : new String[] {"", "  ", "a\nb", "x".repeat(61)}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> Channel.KIOSK.named(name))
          .withMessage("name: give 1 to 60 printable characters");
    }
  }

  @Test
  void quoteHasACostThatIsNotNegative() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Quote.of(ADAPTER, null, TWENTY.negated(), null, Samples.NOON))
        .withMessage("cost: is negative: -20.00 PEN");
    assertThatNullPointerException()
        .isThrownBy(() -> Quote.of(ADAPTER, null, null, null, Samples.NOON));
    assertThat(Quote.of(ADAPTER, TWENTY, Money.of("5.8", "USD"), null, Samples.NOON))
        .hasToString("acme: 5.80 USD for 20.00 PEN");
  }
}
