package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.OpenCase;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** News that comes after others moved on: never lost, and never taken for another attempt's. */
class LateNewsTest {
  private static final Instant START = DrivenTime.START;
  private static final Answer DOUBT = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  private static final Answer GIVEN_BACK = Answer.givenBack(Evidence.none());
  private static final Answer DELIVERED =
      Answer.delivered(Delivery.builder(Evidence.none()).build());

  private final ScriptedAdapter first = new ScriptedAdapter("first", DuplicateLevel.REFUSES_REPEAT);
  private final AdapterId second = AdapterId.of("second");
  private final TopUp topUp = TopUp.ofAmount(
      TopUpKey.of("k"),
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));
  private Instant now = START;
  private JournalRow row =
      Transitions.open(topUp, "fp", claim(first.id()), START.plus(Duration.ofDays(3)), context());

  @Test
  void aReportOfAnEarlierAttemptEndsNoLaterOne() {
    proveAfterLease();
    take(claim(first.id()));
    take(new Event.SendEnded(row.fence(), DOUBT));
    JournalRow waits = row;

    take(new Event.SendEnded(1, GIVEN_BACK));
    assertThat(row).isSameAs(waits);
  }

  @Test
  void aReportOfAnEarlierAttemptReversesNoLaterOne() {
    proveAfterLease();
    take(claim(first.id()));
    take(new Event.SendEnded(row.fence(), DELIVERED));

    take(new Event.SendEnded(1, GIVEN_BACK));
    assertThat(row.state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aDeliveryByAnEarlierAttemptIsACaseWhileALaterOneIsUnderWay() {
    proveAfterLease();
    take(claim(first.id()));
    assertConflictWhenFirstReportsDelivery();

    row = proven();
    take(claim(first.id()));
    take(new Event.SendEnded(row.fence(), DOUBT));
    assertConflictWhenFirstReportsDelivery();
  }

  @Test
  void aRecordOfASaleStopsTheResendThatNotFoundPermitted() {
    proveAfterLease();
    JournalRow proven = row;
    take(new Event.Asked(1, now, DELIVERED));
    assertThat(row.state()).isEqualTo(State.SUCCEEDED);

    row = proven;
    take(new Event.SendEnded(1, DELIVERED));
    assertThat(row.state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aRecordOfASaleAfterHardProofIsACase() {
    take(new Event.SendEnded(1, EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null)));
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
    take(new Event.Asked(1, now, DELIVERED));

    assertThat(row.state()).isEqualTo(State.UNKNOWN);
    take(claim(second));
    assertThat(row.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aFailureReadBeforeTheDemandedWaitIsNoProofAfterIt() {
    Duration wait = Duration.ofMinutes(30);
    Answer failed = Answer.failed(DeclineReason.CARRIER_FAILED, wait, Evidence.none());
    take(new Event.SendEnded(1, failed));
    Instant early = now.plusSeconds(5);
    now = now.plus(Duration.ofHours(1));

    take(new Event.Asked(1, early, failed));
    assertThat(row.state()).isEqualTo(State.PENDING);
    take(new Event.Asked(1, now, failed));
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
  }

  @Test
  void aReportAfterItsOwnLeaseStillCounts() {
    now = START.plusSeconds(50);
    take(new Event.TimePassed());
    take(new Event.SendEnded(1, GIVEN_BACK));
    assertThat(row.state()).isEqualTo(State.FAILED);
  }

  private void assertConflictWhenFirstReportsDelivery() {
    take(new Event.SendEnded(1, DELIVERED));
    assertThat(row.state()).isEqualTo(State.UNKNOWN);
    assertThat(row.openCase()).isNotNull();
    assertThat(row.openCase().cause()).isEqualTo(OpenCase.Cause.CONFLICT);
    assertThat(row.due()).isNull();
  }

  private JournalRow proven() {
    now = START;
    row = Transitions.open(topUp, "fp", claim(first.id()), row.sendBy(), context());
    proveAfterLease();
    return row;
  }

  /** Lets the first attempt's lease run out, and excludes the attempt by "not found". */
  private void proveAfterLease() {
    now = START.plusSeconds(50);
    take(new Event.TimePassed());
    for (int reads = 0; reads < 3; reads++) {
      now = START.plus(Duration.ofMinutes(10L + reads));
      take(new Event.Asked(1, now, Answer.notFound(Window.until(now))));
    }
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
    now = row.due();
  }

  private void take(Event event) {
    row = Transitions.step(row, event, context()).row();
  }

  private Event.Claimed claim(AdapterId adapter) {
    return new Event.Claimed(adapter, Route.of(Map.of(), null), "REF-" + adapter, "owner");
  }

  private Context context() {
    return new Context(
        now,
        500,
        EnginePolicy.defaults(),
        first.capabilities(),
        Environment.SANDBOX,
        List.of(first.id(), second));
  }
}
