package io.recarga;

import static io.recarga.Samples.ADAPTER;
import static io.recarga.Samples.KEY;
import static io.recarga.Samples.NOON;
import static io.recarga.Samples.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recarga.TopUpResult.Declined;
import io.recarga.TopUpResult.Delivered;
import io.recarga.TopUpResult.Pending;
import io.recarga.TopUpResult.Unknown;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TopUpResultTest {
  private final TopUpResult delivered =
      new Delivered(Samples.receipt(Samples.topUp()).build());
  private final TopUpResult pending = new Pending(
      Progress.builder(KEY, Progress.Stage.IN_DOUBT).note("asked once").build());
  private final TopUpResult declined = new Declined(
      Refusal.builder(KEY, DeclineReason.WALLET_TOO_LOW, Proof.REJECTED).build());
  private final TopUpResult unknown = new Unknown(
      OpenCase.builder(KEY, OpenCase.Cause.NO_ANSWER, "Nobody answers.", NOON).build());

  @Test
  void foldTakesTheCaseThatIs() {
    assertThat(List.of(delivered, pending, declined, unknown))
        .extracting(TopUpResultTest::word)
        .containsExactly("delivered", "pending", "declined", "unknown");
  }

  @Test
  void foldNeedsEveryCaseEvenThoseThatAreNot() {
    assertThatNullPointerException()
        .isThrownBy(() -> delivered.fold(r -> "", p -> "", d -> "", null))
        .withMessage("unknown");
    assertThatNullPointerException()
        .isThrownBy(() -> unknown.fold(null, p -> "", d -> "", u -> ""))
        .withMessage("delivered");
  }

  @Test
  void everyCaseHasTheKeyAndOnlyPendingIsOpen() {
    assertThat(List.of(delivered, pending, declined, unknown))
        .extracting(TopUpResult::key)
        .containsOnly(KEY);
    assertThat(List.of(delivered, pending, declined, unknown))
        .extracting(TopUpResult::isOpen)
        .containsExactly(false, true, false, false);
  }

  @Test
  void casesNeedTheirContent() {
    assertThatNullPointerException().isThrownBy(() -> new Delivered(null)).withMessage("receipt");
    assertThatNullPointerException().isThrownBy(() -> new Pending(null)).withMessage("progress");
    assertThatNullPointerException().isThrownBy(() -> new Declined(null)).withMessage("refusal");
    assertThatNullPointerException().isThrownBy(() -> new Unknown(null)).withMessage("openCase");
  }

  @Test
  void progressTellsStageAndWhatIsKnown() {
    Progress progress = Progress.builder(KEY, Progress.Stage.ACCEPTED)
        .attempt(ADAPTER, REFERENCE)
        .transactionId("t-1")
        .nextCheck(NOON)
        .build();
    assertThat(progress).hasToString("order-4711: ACCEPTED");
    assertThat(progress.adapter()).isEqualTo(ADAPTER);
    assertThat(progress.reference()).isEqualTo(REFERENCE);
    assertThat(progress.transactionId()).isEqualTo("t-1");
    assertThat(progress.nextCheck()).isEqualTo(NOON);
    assertThat(((Pending) pending).progress()).hasToString("order-4711: IN_DOUBT (asked once)");
    assertThatNullPointerException()
        .isThrownBy(() -> Progress.builder(KEY, null))
        .withMessage("stage");
  }

  @Test
  void refusalTellsReasonProofAndWhatToDo() {
    Refusal refusal = Refusal.builder(KEY, DeclineReason.WALLET_TOO_LOW, Proof.REJECTED)
        .retryable(true)
        .attempt(ADAPTER, REFERENCE)
        .carrier("INSUFFICIENT_BALANCE", "Saldo insuficiente")
        .at(NOON)
        .build();
    assertThat(refusal)
        .hasToString("order-4711: WALLET_TOO_LOW (REJECTED, INSUFFICIENT_BALANCE). "
            + "Fund the wallet, then retry the same key.");
    assertThat(refusal.isRetryable()).isTrue();
    assertThat(refusal.carrierWords()).isEqualTo("Saldo insuficiente");
  }

  @ParameterizedTest
  @EnumSource(Proof.class)
  void onlyHardProofMakesAKeyRetryable(Proof proof) {
    Refusal.Builder builder = Refusal.builder(KEY, DeclineReason.OTHER, proof).retryable(true);
    if (proof.isHard()) {
      assertThat(builder.build().isRetryable()).isTrue();
    } else {
      assertThatIllegalArgumentException()
          .isThrownBy(builder::build)
          .withMessage("retryable: needs hard proof, not " + proof);
    }
  }

  @Test
  void softProofIsWhatMayStillTurnOutOtherwiseOrWasUndone() {
    assertThat(Proof.values())
        .filteredOn(Proof::isHard)
        .containsExactlyInAnyOrder(Proof.NOT_SENT, Proof.REJECTED, Proof.CARRIER_RECORD);
  }

  @Test
  void openCaseTellsWhatToAskTheCarrier() {
    OpenCase open = OpenCase.builder(KEY, OpenCase.Cause.CONFLICT, "Sold and failed.", NOON)
        .attempt(ADAPTER, REFERENCE)
        .transactionId("t-1")
        .build();
    assertThat(open)
        .hasToString("order-4711: CONFLICT since 2026-11-23T12:00:00Z. Sold and failed.");
    assertThat(open.reference()).isEqualTo(REFERENCE);
    assertThat(open.transactionId()).isEqualTo("t-1");
    assertThatNullPointerException()
        .isThrownBy(() -> OpenCase.builder(KEY, OpenCase.Cause.CONFLICT, null, NOON))
        .withMessage("known");
  }

  @Test
  void lookupKeepsValuesAndProblemsApart() {
    Lookup<String> lookup = Lookup.of(
        List.of(new Lookup.Found<>("one", ADAPTER, NOON), new Lookup.Found<>("two", ADAPTER, NOON)),
        List.of(new Lookup.Problem(ADAPTER, "no token")));
    assertThat(lookup.values()).containsExactly("one", "two");
    assertThat(lookup.first()).contains("one");
    assertThat(lookup.problems()).extracting(Lookup.Problem::message).containsExactly("no token");
    assertThat(Lookup.of(List.of(), List.of()).first()).isEmpty();
  }

  private static String word(TopUpResult result) {
    return result.fold(
        receipt -> "delivered", progress -> "pending", refusal -> "declined", open -> "unknown");
  }
}
