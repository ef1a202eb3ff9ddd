package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Answer;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** When the carrier's records are believed, and what they make of open and closed rows. */
class QuestionGuardsTest {
  private final OneRow one = new OneRow();

  @Test
  void threeReadsApartExcludeAnAttempt() {
    doubtful();
    one.asked(one.notFound());
    assertThat(one.row.notFounds()).isEqualTo(1);
    assertThat(one.row.polls()).isEqualTo(1);
    assertThat(one.row.due()).isEqualTo(one.now.plusSeconds(60));

    one.after(Duration.ofSeconds(59)).asked(one.notFound());
    assertThat(one.row.notFounds()).as("too soon").isEqualTo(1);
    assertThat(one.row.polls()).isEqualTo(2);
    one.after(Duration.ofSeconds(1)).asked(one.notFound());
    assertThat(one.row.notFounds()).isEqualTo(2);
    assertThat(one.row.state()).isEqualTo(State.IN_DOUBT);
    one.after(Duration.ofSeconds(60)).asked(one.notFound());
    assertThat(one.row.state()).isEqualTo(State.NOT_EXECUTED);
    assertThat(one.row.softProven()).isTrue();
  }

  @Test
  void whereARepeatIsExecutedAgainItBecomesACase() {
    OneRow searched = new OneRow(DuplicateLevel.SEARCHABLE).in(State.IN_DOUBT);
    for (int reads = 0; reads < 3; reads++) {
      searched.now = OneRow.START.plus(Duration.ofMinutes(10L + reads));
      searched.asked(searched.notFound());
    }
    assertThat(searched.row.state()).isEqualTo(State.UNKNOWN);
    assertThat(caseOf(searched.row).known()).contains("would execute a repeat again");
  }

  @Test
  void aSearchMustCoverTheWholeAttempt() {
    doubtful();
    Instant lastSale = OneRow.START.plusSeconds(20 + 30 + 60);
    expectUncounted(Answer.notFound(new Window(OneRow.START.plusMillis(1), one.now)));
    expectUncounted(Answer.notFound(Window.until(lastSale.minusMillis(1))));
    one.asked(Answer.notFound(new Window(OneRow.START, lastSale)));
    assertThat(one.row.notFounds()).isEqualTo(1);
  }

  @Test
  void aSearchBeforeEverythingSettledCountsNothing() {
    one.in(State.IN_DOUBT).now = OneRow.START.plus(Duration.ofMinutes(5)).minusMillis(1);
    expectUncounted(one.notFound());
    one.after(Duration.ofMillis(1)).asked(one.notFound());
    assertThat(one.row.notFounds()).isEqualTo(1);
  }

  @Test
  void aReferenceOfUnknownAgeIsNeverExcluded() {
    doubtful();
    one.row = one.row.next(one.now).referenceBegan(null).build();
    expectUncounted(one.notFound());
  }

  @Test
  void whatTheCarrierHasTakenIsNotExcludedByASearch() {
    one.in(State.PENDING).after(Duration.ofMinutes(10));
    expectUncounted(one.notFound());
  }

  @Test
  void answersThatDecideNothingAreAskedAgain() {
    one.in(State.IN_DOUBT).asked(OneRow.DOUBT);
    one.asked(OneRow.rejected(DeclineReason.OTHER, null));
    assertThat(one.row.state()).isEqualTo(State.IN_DOUBT);
    assertThat(one.row.polls()).isEqualTo(2);
  }

  @Test
  void aFailureIsFinalAfterTheWaitThatTheCarrierDemands() {
    Answer failed = Answer.failed(
        DeclineReason.CARRIER_FAILED, Duration.ofMinutes(30), Evidence.of("F1", null));
    one.in(State.IN_DOUBT).asked(failed);
    assertThat(one.row.state()).isEqualTo(State.PENDING);
    assertThat(one.row.due()).isEqualTo(OneRow.START.plus(Duration.ofMinutes(30)));
    one.after(Duration.ofMinutes(30).minusMillis(1)).asked(failed);
    assertThat(one.row.state()).isEqualTo(State.PENDING);
    assertThat(one.row.polls()).isEqualTo(2);
    one.after(Duration.ofMillis(1)).asked(failed);
    assertThat(one.row.state()).isEqualTo(State.NOT_EXECUTED);
    assertThat(one.row.serials()).containsEntry(OneRow.FIRST, 1);
  }

  @Test
  void aSaleFoundInDoubtIsNoConflictWithProofOfEarlierTimes() {
    one.in(State.NOT_EXECUTED);
    one.take(new Event.Mistrusted(OneRow.FIRST, OneRow.REFERENCE, OneRow.START));
    assertThat(one.asked(OneRow.SOLD).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aSaleAfterNotFoundComesInTimeWhileNothingWentOutAgain() {
    one.softProven();
    assertThat(one.look(new Event.Asked(1, one.now, OneRow.ACCEPTED)).row()).isSameAs(one.row);
    assertThat(one.asked(OneRow.SOLD).state()).isEqualTo(State.SUCCEEDED);
  }

  @Test
  void aRecordThatDoesNotFitIsACase() {
    one.in(State.IN_DOUBT).asked(OneRow.SOLD_TO_ANOTHER);
    assertThat(caseOf(one.row).cause()).isEqualTo(OpenCase.Cause.MISMATCH);
  }

  @Test
  void anIdThatTheCarrierToldOnceIsKept() {
    one.in(State.PENDING).asked(Answer.accepted(Evidence.of("E1", null)));
    assertThat(one.row.transactionId()).isEqualTo("tx-1");
    assertThat(one.asked(Answer.accepted(Evidence.ofTransaction("tx-2"))).transactionId())
        .isEqualTo("tx-2");
  }

  @Test
  void aSaleThatWasGivenBackIsNoConflictWhenItShowsUpAgain() {
    one.in(State.PENDING).asked(OneRow.GIVEN_BACK);
    assertThat(one.row.state()).isEqualTo(State.FAILED);
    assertThat(one.look(new Event.Asked(1, one.now, OneRow.SOLD)).row()).isSameAs(one.row);
  }

  @Test
  void newsIsLaidBesideTheCaseOnce() {
    one.in(State.UNKNOWN);
    expectNews(OneRow.SOLD, "the carrier now shows a sale: ");
    expectNews(OneRow.FAILED, "the carrier now shows a failure: F1");
    expectNews(OneRow.GIVEN_BACK, "the carrier now shows a sale that was given back: ");
    assertThat(one.look(new Event.Asked(1, one.now, OneRow.GIVEN_BACK)).row()).isSameAs(one.row);
  }

  private void expectNews(Answer answer, String words) {
    JournalRow told = one.asked(answer);
    assertThat(told.state()).isEqualTo(State.UNKNOWN);
    assertThat(caseOf(told).news()).startsWith(words);
    assertThat(told.note()).isEqualTo(caseOf(told).news());
  }

  private void doubtful() {
    one.in(State.IN_DOUBT).after(Duration.ofMinutes(10));
  }

  private void expectUncounted(Answer answer) {
    int polls = one.row.polls();
    one.asked(answer);
    assertThat(one.row.notFounds()).isZero();
    assertThat(one.row.polls()).isEqualTo(polls + 1);
  }

  private static OpenCase caseOf(JournalRow row) {
    return Objects.requireNonNull(row.openCase());
  }
}
