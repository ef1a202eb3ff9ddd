package io.recarga.internal;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Money;
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
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One row, what the transition function makes of it, and all that the function may know besides. */
final class OneRow {
  static final Instant START = DrivenTime.START;
  static final AdapterId FIRST = AdapterId.of("first");
  static final AdapterId SECOND = AdapterId.of("second");
  static final String REFERENCE = "REF";
  static final Answer ACCEPTED = Answer.accepted(Evidence.ofTransaction("tx-1"));
  static final Answer DOUBT = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());
  static final Answer GIVEN_BACK = Answer.givenBack(Evidence.ofTransaction("tx-1"));
  static final Answer FAILED =
      Answer.failed(DeclineReason.CARRIER_FAILED, Duration.ZERO, Evidence.of("F1", "no"));
  static final Answer SOLD =
      Answer.delivered(Delivery.builder(Evidence.ofTransaction("tx-1")).build());
  static final Answer SOLD_TO_ANOTHER = Answer.delivered(
      Delivery.builder(Evidence.ofTransaction("tx-1")).echo("ANOTHER", null).build());
  static final SimCard SIM =
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
  static final TopUp TOP_UP = TopUp.ofAmount(TopUpKey.of("order-1"), SIM, Money.of("20", "PEN"));

  private final ScriptedAdapter adapter;
  EnginePolicy policy = EnginePolicy.defaults();
  Instant now = START;
  Instant sendBy = START.plus(Duration.ofDays(1));
  List<AdapterId> roads = List.of(FIRST);

  @Nullable
  Instant backupTaken;

  JournalRow row;

  OneRow() {
    this(DuplicateLevel.REPLAYS);
  }

  OneRow(DuplicateLevel level) {
    adapter = new ScriptedAdapter("first", level);
    row = sending();
  }

  /** Makes the row one of {@code state}, as the shortest way leaves it. */
  OneRow in(State state) {
    row = sending();
    switch (state) {
      case AWAITING_PAYMENT ->
        row = Transitions.await(TOP_UP, "fp", START.plus(Duration.ofHours(1)), START);
      case NEW -> row = Transitions.queue(TOP_UP, "fp", sendBy, START);
      case SENDING -> row = sending();
      case PENDING -> ended(ACCEPTED);
      case IN_DOUBT -> ended(DOUBT);
      case NOT_EXECUTED -> unsent();
      case SUCCEEDED -> ended(SOLD);
      case FAILED -> ended(rejected(DeclineReason.WALLET_TOO_LOW, null));
      case REVERSED -> {
        ended(SOLD);
        asked(GIVEN_BACK);
      }
      case UNKNOWN -> {
        ended(ACCEPTED);
        now = START.plus(Duration.ofDays(2));
        asked(ACCEPTED);
      }
    }
    if (row.state() != state) {
      throw new AssertionError(state + " became " + row.state());
    }
    return this;
  }

  /** Leaves the first attempt excluded by "not found" only. */
  OneRow softProven() {
    if (row.state() == State.SENDING) {
      ended(DOUBT);
    }
    for (int reads = 0; reads < 3; reads++) {
      now = START.plus(Duration.ofMinutes(10L + reads));
      asked(notFound());
    }
    if (row.state() != State.NOT_EXECUTED || !row.softProven()) {
      throw new AssertionError("not excluded: " + row);
    }
    now = row.due();
    return this;
  }

  JournalRow take(Event event) {
    row = look(event).row();
    return row;
  }

  /** Returns what the event would make of the row. */
  Step look(Event event) {
    return Transitions.step(row, event, context());
  }

  JournalRow ended(Answer answer) {
    return take(new Event.SendEnded(row.fence(), answer));
  }

  JournalRow unsent() {
    return take(new Event.SendFailed(row.fence(), DeclineReason.NOT_SENT, "connection refused"));
  }

  JournalRow asked(Answer answer) {
    return take(new Event.Asked(row.attempt(), now, answer));
  }

  JournalRow claim() {
    return take(claimed(FIRST, REFERENCE));
  }

  Answer notFound() {
    return Answer.notFound(Window.until(now));
  }

  OneRow after(Duration duration) {
    now = now.plus(duration);
    return this;
  }

  Context context() {
    return new Context(
        now, 500, policy, adapter.capabilities(), Environment.SANDBOX, roads, backupTaken);
  }

  static Event claimed(AdapterId adapter, String reference) {
    return new Event.Claimed(adapter, Route.of(Map.of(), null), reference, "owner");
  }

  static Answer rejected(DeclineReason reason, @Nullable Duration retryAfter) {
    return rejected(reason, Proves.NOTHING_SOLD, retryAfter);
  }

  static Answer rejected(DeclineReason reason, Proves proves, @Nullable Duration retryAfter) {
    return Answer.rejected(
        new Rejection(reason, proves, false, retryAfter, Evidence.of("CODE", "words")));
  }

  private JournalRow sending() {
    return Transitions.open(
        TOP_UP, "fp", (Event.Claimed) claimed(FIRST, REFERENCE), sendBy, context());
  }
}
