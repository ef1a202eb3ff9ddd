package io.recarga.internal;

import static io.recarga.internal.Rig.KEY;
import static io.recarga.internal.Rig.PATIENT;
import static io.recarga.internal.Rig.TOP_UP;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Routing;
import io.recarga.journal.Journal;
import io.recarga.spi.Answer;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.Currency;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** In which order roads are tried, and that the order never outweighs proof. */
class RoutingTest {
  private static final Currency USD = Currency.getInstance("USD");

  private final DrivenTime time = new DrivenTime();
  private final ScriptedAdapter first = new ScriptedAdapter("first", DuplicateLevel.REFUSES_REPEAT);
  private final ScriptedAdapter second = new ScriptedAdapter("second", DuplicateLevel.REPLAYS);
  private final ScriptedAdapter third = new ScriptedAdapter("third", DuplicateLevel.REPLAYS);
  private final Rig rig = new Rig(time, Journal.inMemory(999), first, second, third);

  private void costs(ScriptedAdapter adapter, String amount, String currency) {
    adapter.onPrepare = topUp -> Route.of(Map.of(), Money.of(amount, currency));
  }

  @Test
  void theCheapestGoesFirstInThePayersCurrency() {
    costs(first, "5.60", "USD");
    costs(second, "5.20", "EUR"); // 5.72 USD
    costs(third, "5.50", "USD");
    rig.routing = Routing.cheapest(
        USD,
        (money, to) ->
            Money.of(money.amount().multiply(new BigDecimal("1.1")), to.getCurrencyCode()));
    rig.engine().topUp(TOP_UP, PATIENT);
    assertThat(third.sent).hasSize(1);
    assertThat(rig.events.get(0).detail()).contains("costs 5.50 USD", "lowest of 3");
  }

  @Test
  void whatCannotBeComparedComesLastAndIsStillTried() {
    costs(second, "5.20", "EUR");
    costs(third, "5.50", "USD");
    rig.routing = Routing.cheapest(USD, (money, to) -> null);
    Engine engine = rig.engine();
    engine.topUp(TOP_UP, PATIENT);
    assertThat(third.sent).hasSize(1);

    third.onPrepare = topUp -> {
      throw new NotSentException("third: down");
    };
    engine.topUp(Rig.topUp("next"), PATIENT);
    assertThat(first.sent).hasSize(1);
    assertThat(rig.row(Rig.topUp("next").key()).adapter()).isEqualTo(first.id());
  }

  @Test
  void ratesThatThrowMakeNothingComparableAndStopNothing() {
    costs(first, "1", "EUR");
    rig.routing = Routing.cheapest(USD, (money, to) -> {
      throw new IllegalStateException("no rates today");
    });
    rig.engine().topUp(TOP_UP, PATIENT);
    assertThat(first.sent).hasSize(1);
  }

  @Test
  void theRoadThatFailsLessOfLateGoesFirst() {
    rig.routing = Routing.mostReliable();
    Engine engine = rig.engine();
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    engine.topUp(TOP_UP, PATIENT);
    assertThat(first.sent).hasSize(1);
    for (int i = 0; i < 5; i++) {
      engine.topUp(Rig.topUp("k" + i), PATIENT);
    }
    assertThat(first.sent).hasSize(1);
    assertThat(second.sent).hasSize(5);
    assertThat(rig.row(Rig.topUp("k0").key()).adapter()).isEqualTo(second.id());
  }

  @Test
  void businessDeclinesDoNotMakeARoadLessReliable() {
    rig.routing = Routing.mostReliable();
    Engine engine = rig.engine();
    first.onSend = attempt -> EngineTest.rejected(DeclineReason.INVALID_LINE, null);
    for (int i = 0; i < 5; i++) {
      engine.topUp(Rig.topUp("k" + i), PATIENT);
    }
    assertThat(first.sent).hasSize(5);
  }

  @Test
  void aDoubtStaysWhereItIsWhateverIsCheaper() {
    costs(first, "1", "USD");
    costs(second, "2", "USD");
    rig.routing = Routing.cheapest(USD, (money, to) -> null);
    Engine engine = rig.engine();
    first.onSend = attempt -> Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
    first.onFind = first.onSend;
    engine.topUp(TOP_UP, PATIENT);
    costs(first, "9", "USD");
    rig.work(engine, Duration.ofHours(2));
    assertThat(rig.row(KEY).adapter()).isEqualTo(first.id());
    assertThat(second.sent).isEmpty();
  }
}
