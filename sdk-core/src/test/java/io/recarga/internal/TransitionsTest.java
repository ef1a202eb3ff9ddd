package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Proof;
import io.recarga.Refusal;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
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

/** The guards that only rivals, zombies and late answers reach. */
class TransitionsTest {
  private static final Instant START = DrivenTime.START;
  private static final Answer REJECTED = EngineTest.rejected(DeclineReason.WALLET_TOO_LOW, null);
  private static final Answer DOUBT = Answer.inDoubt(Doubt.NO_ANSWER, Evidence.none());

  private final ScriptedAdapter first = new ScriptedAdapter("first", DuplicateLevel.REPLAYS);
  private final AdapterId second = AdapterId.of("second");
  private final TopUp topUp = TopUp.ofAmount(
      TopUpKey.of("k"),
      SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build()),
      Money.of("20", "PEN"));
  private EnginePolicy policy = EnginePolicy.defaults();
  private Instant now = START;
  private JournalRow row =
      Transitions.open(topUp, "fp", claim("REF"), START.plus(Duration.ofDays(1)), context());

  @Test
  void aLeaseThatRanOutIsDoubtAndRaisesTheFence() {
    now = START.plusSeconds(49);
    assertThat(step(new Event.TimePassed()).state()).isEqualTo(State.SENDING);
    now = START.plusSeconds(50);
    JournalRow after = step(new Event.TimePassed());

    assertThat(after.state()).isEqualTo(State.IN_DOUBT);
    assertThat(after.fence()).isEqualTo(2);
  }

  @Test
  void whoLostTheLeaseCannotProveAnything() {
    now = START.plusSeconds(50);
    row = step(new Event.TimePassed());

    assertThat(step(new Event.SendEnded(1, REJECTED))).isSameAs(row);
    assertThat(step(new Event.SendFailed(1, DeclineReason.NOT_SENT, "late"))).isSameAs(row);
  }

  @Test
  void whoLostTheLeaseMayStillBringGoodNews() {
    now = START.plusSeconds(50);
    row = step(new Event.TimePassed());
    Answer delivered =
        Answer.delivered(io.recarga.spi.Delivery.builder(Evidence.none()).build());

    assertThat(step(new Event.SendEnded(1, delivered)).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aStaleFenceProvesNothingOfTheAttemptThatFollowed() {
    resendAfterSoftProof();

    assertThat(step(new Event.SendEnded(1, REJECTED))).isSameAs(row);
    assertThat(step(new Event.SendFailed(1, DeclineReason.NOT_SENT, "late"))).isSameAs(row);
  }

  @Test
  void anAnswerAboutAnEarlierAttemptIsNotTakenForTheLatest() {
    resendAfterSoftProof();
    row = step(new Event.SendEnded(row.fence(), DOUBT));
    now = now.plus(Duration.ofHours(1));

    Answer.NotFound stale = (Answer.NotFound) Answer.notFound(Window.until(now));
    assertThat(step(new Event.Asked(1, now, stale))).isSameAs(row);
    assertThat(step(new Event.Asked(2, now, stale)).notFounds()).isEqualTo(1);
  }

  @Test
  void hardProofOfAResendDoesNotHardenWhatIsKnownOfTheFirstAttempt() {
    resendAfterSoftProof();
    row = step(new Event.SendEnded(row.fence(), REJECTED));

    Refusal refusal = ((TopUpResult.Declined) Results.of(row)).refusal();
    assertThat(refusal.proof()).isEqualTo(Proof.NOT_FOUND);
    assertThat(refusal.isRetryable()).isFalse();
    assertThat(Ends.mayGoElsewhere(row)).isFalse();
  }

  @Test
  void norDoesHardProofOfAnyAttemptThatFollows() {
    policy = EnginePolicy.builder().maxAttempts(5).build();
    resendAfterSoftProof();
    row = step(new Event.SendEnded(row.fence(), transientRejection()));
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
    now = row.due();
    row = step(claim("REF"));
    row = step(new Event.SendEnded(row.fence(), REJECTED));

    assertThat(row.state()).isEqualTo(State.FAILED);
    assertThat(row.proof()).isEqualTo(Proof.NOT_FOUND);
  }

  @Test
  void aPlanGoesNowhereElseThoughAnotherRoadIsOffered() {
    Plan plan = Plan.builder(first.id(), "p1", "1 GB", topUp.sim().carrier(), Money.of("10", "PEN"))
        .build();
    TopUp ofPlan = TopUp.ofPlan(TopUpKey.of("plan"), topUp.sim(), plan);
    row = Transitions.open(ofPlan, "fp", claim("REF"), START.plus(Duration.ofDays(1)), context());
    row = step(new Event.SendEnded(1, REJECTED));

    assertThat(row.state()).isEqualTo(State.FAILED);
    assertThat(Ends.mayGoElsewhere(row)).isFalse();
  }

  @Test
  void theSearchOfAResendGoesBackToTheFirstAttempt() {
    resendAfterSoftProof();
    assertThat(row.referenceBegan()).isEqualTo(START);
    assertThat(row.attemptBegan()).isAfter(START);
  }

  @Test
  void aClaimBeforeItsTimeOrAfterSendByIsRefused() {
    row = step(new Event.SendFailed(1, DeclineReason.NOT_SENT, "refused"));
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
    assertThat(step(claim("REF"))).isSameAs(row);
    now = row.due();
    assertThat(step(claim("REF")).state()).isEqualTo(State.SENDING);
    now = START.plus(Duration.ofDays(1)).plusMillis(1);
    assertThat(step(claim("REF"))).isSameAs(row);
    assertThat(step(new Event.TimePassed()).state()).isEqualTo(State.FAILED);
  }

  @Test
  void theAgeThatMakesACaseIsThatOfTheAttempt() {
    row = step(new Event.SendEnded(1, REJECTED));
    now = START.plus(Duration.ofHours(20));
    row = step(claim("REF"));
    row = step(new Event.SendEnded(row.fence(), Answer.accepted(Evidence.none())));
    now = START.plus(Duration.ofHours(25));
    row = step(new Event.Asked(row.attempt(), now, Answer.accepted(Evidence.none())));
    assertThat(row.state()).isEqualTo(State.PENDING);
    now = START.plus(Duration.ofHours(44));
    row = step(new Event.Asked(row.attempt(), now, Answer.accepted(Evidence.none())));
    assertThat(row.state()).isEqualTo(State.UNKNOWN);
  }

  @Test
  void aCarrierThatKnowsTheReferenceIsNotBelievedThatItHoldsNoTrace() {
    row = step(new Event.SendEnded(1, Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.none())));
    for (int reads = 0; reads < 9; reads++) {
      now = START.plus(Duration.ofMinutes(10L + reads));
      row = step(new Event.Asked(1, now, Answer.notFound(Window.until(now))));
    }
    assertThat(row.state()).isEqualTo(State.IN_DOUBT);
    now = START.plus(Duration.ofHours(24));
    row = step(new Event.Asked(1, now, Answer.notFound(Window.until(now))));
    assertThat(row.state()).isEqualTo(State.UNKNOWN);
  }

  /** Leaves {@link #row} in the second attempt, after "not found" excluded the first. */
  private void resendAfterSoftProof() {
    row = step(new Event.SendEnded(1, DOUBT));
    for (int reads = 0; reads < 3; reads++) {
      now = START.plus(Duration.ofMinutes(10L + reads));
      row = step(new Event.Asked(1, now, Answer.notFound(Window.until(now))));
    }
    assertThat(row.state()).isEqualTo(State.NOT_EXECUTED);
    now = row.due();
    row = step(claim("REF"));
    assertThat(row.state()).isEqualTo(State.SENDING);
    assertThat(row.attempt()).isEqualTo(2);
  }

  private JournalRow step(Event event) {
    return Transitions.step(row, event, context()).row();
  }

  private Event.Claimed claim(String reference) {
    return new Event.Claimed(first.id(), Route.of(Map.of(), null), reference, "owner");
  }

  private static Answer transientRejection() {
    return EngineTest.rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1));
  }

  private Context context() {
    return new Context(
        now, 500, policy, first.capabilities(), Environment.SANDBOX, List.of(first.id(), second));
  }
}
