package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.EnginePolicy;
import io.recarga.Proof;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.Proves;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** When proof leads on to another try, to another adapter, or to the end. */
class EndGuardsTest {
  private final OneRow one = new OneRow();

  @ParameterizedTest
  @EnumSource(
      value = Proves.class,
      names = {"REFERENCE_USED", "NOTHING"})
  void aRefusalThatProvesNothingIsADoubt(Proves proves) {
    assertThat(one.ended(OneRow.rejected(DeclineReason.OTHER, proves, null)).state())
        .isEqualTo(State.IN_DOUBT);
  }

  @Test
  void aPauseOfTheLineIsProofUntilSomethingIsInDoubt() {
    var paused = OneRow.rejected(DeclineReason.RECENTLY_RECHARGED, Proves.NOTHING_SOLD_NOW, null);
    assertThat(one.look(new Event.SendEnded(1, paused)).row().state()).isEqualTo(State.FAILED);
    one.softProven().claim();
    assertThat(one.ended(paused).state()).isEqualTo(State.IN_DOUBT);
  }

  @Test
  void whatDidNotLeaveIsTriedAgainSoOften() {
    one.policy = EnginePolicy.builder().sendTries(2).build();
    assertThat(one.unsent().state()).isEqualTo(State.NOT_EXECUTED);
    one.now = one.row.due();
    one.claim();
    assertThat(one.unsent().state()).isEqualTo(State.FAILED);
    assertThat(one.row.proof()).isEqualTo(Proof.NOT_SENT);
  }

  @Test
  void noTryIsPlannedForAfterSendBy() {
    one.now = one.sendBy;
    assertThat(one.unsent().state()).isEqualTo(State.FAILED);
  }

  @Test
  void refusedCredentialsAreNotTriedAgainHere() {
    JournalRow ended = one.take(new Event.SendFailed(1, DeclineReason.CREDENTIALS, "no token"));
    assertThat(ended.state()).isEqualTo(State.FAILED);
    assertThat(ended.reason()).isEqualTo(DeclineReason.CREDENTIALS);
  }

  @Test
  void aRefusalLeadsToTheOtherAdapterUnlessTheLineIsTheCause() {
    one.roads = List.of(OneRow.FIRST, OneRow.SECOND);
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.NOT_EXECUTED);
    assertThat(look(DeclineReason.WALLET_TOO_LOW).due()).isEqualTo(one.now);
    assertThat(look(DeclineReason.INVALID_LINE).state()).isEqualTo(State.FAILED);
    assertThat(look(DeclineReason.CANCELLED).state()).isEqualTo(State.FAILED);
    one.roads = List.of(OneRow.FIRST);
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.FAILED);
  }

  @Test
  void aRefusalAfterSendByIsTheEnd() {
    one.roads = List.of(OneRow.FIRST, OneRow.SECOND);
    one.now = one.sendBy;
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.NOT_EXECUTED);
    one.now = one.sendBy.plusMillis(1);
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.FAILED);
  }

  @Test
  void attemptsAreCountedFromTheLatestRetry() {
    one.policy = EnginePolicy.builder().maxAttempts(2).build();
    var busy = OneRow.rejected(DeclineReason.CARRIER_UNAVAILABLE, Duration.ofSeconds(1));
    one.ended(busy);
    one.now = one.row.due();
    one.claim();
    one.ended(busy);
    assertThat(one.row.state()).isEqualTo(State.FAILED);
    one.take(new Event.Retried(one.sendBy, "ops"));
    one.claim();
    assertThat(one.row.attempt()).isEqualTo(3);
    assertThat(one.ended(busy).state()).isEqualTo(State.NOT_EXECUTED);
  }

  @Test
  void whatTheBackupMayHaveForgottenIsAskedAboutBeforeItEnds() {
    one.backupTaken = OneRow.START;
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.NOT_EXECUTED);
    one.backupTaken = OneRow.START.minusMillis(1);
    assertThat(look(DeclineReason.WALLET_TOO_LOW).state()).isEqualTo(State.FAILED);
  }

  @Test
  void aSaleAfterARefundBeganIsACase() {
    one.take(new Event.RefundBegan("ops"));
    assertThat(one.row.state()).isEqualTo(State.SENDING);
    assertThat(one.ended(OneRow.SOLD).state()).isEqualTo(State.UNKNOWN);
  }

  private JournalRow look(DeclineReason reason) {
    return one.look(new Event.SendEnded(1, OneRow.rejected(reason, null))).row();
  }
}
