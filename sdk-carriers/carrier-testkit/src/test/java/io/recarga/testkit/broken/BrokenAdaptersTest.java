package io.recarga.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** The contract goes red for each class of mistake, and only where the mistake shows. */
class BrokenAdaptersTest {
  private static final String LONG_WAIT = "longIdleConnectionIsNotReused";

  // Cases that wait for real; they run where they are expected to fail, and for the sound adapter.
  private static final Set<String> SLOW =
      Set.of(LONG_WAIT, "readTimeoutIsInDoubtAndSentOnce", "trickledAnswerIsInDoubtAndBounded");

  @TestFactory
  Stream<DynamicTest> contractNamesTheBrokenCases() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    Map<Class<?>, Future<ContractRun>> runs = new LinkedHashMap<>();
    EXPECTED.forEach((contract, cases) ->
        runs.put(contract, threads.submit(() -> ContractRun.of(contract, slowBeyond(cases)))));
    threads.shutdown();
    return runs.entrySet().stream()
        .map(one -> dynamicTest(one.getKey().getSimpleName(), () -> {
          ContractRun run = one.getValue().get();
          assertThat(run.finished()).as("cases that ran").isGreaterThan(MANY);
          assertThat(run.failures()).containsOnlyKeys(EXPECTED.get(one.getKey()));
        }));
  }

  private static final int AT_ONCE = 4;
  private static final int MANY = 100;

  private static Set<String> slowBeyond(Set<String> cases) {
    Set<String> slow = new HashSet<>(SLOW);
    slow.removeAll(cases);
    return slow;
  }

  private static final Map<Class<?>, Set<String>> EXPECTED = Map.ofEntries(
      Map.entry(
          BrokenPosts.RepeatableBody.class,
          Set.of(
              "cutOnKeptConnectionIsInDoubtAndSentOnce",
              "retryAfterDoesNotMakeTheClientRepeat",
              "retryingInterceptorSendsOnce",
              "statusWithoutCodeIsInDoubtAndSentOnce")),
      Map.entry(BrokenPosts.FollowsRedirects.class, Set.of("redirectIsNotFollowed")),
      Map.entry(
          BrokenPosts.UsesTheAppsClient.class,
          Set.of(
              "appsCookiesStayOutOfMoneyCalls",
              "closedWhileIdleIsNotInDoubt",
              "retryingInterceptorSendsOnce",
              "retryingInterceptorSendsOnceWhenTheConnectionIsCut")),
      Map.entry(
          BrokenPosts.IgnoresThePermit.class,
          Set.of("expiredPermitSendsNothing", "permitThatExpiresWhileConnectingSendsNothing")),
      Map.entry(
          BrokenPosts.AsksThePermitTooEarly.class,
          Set.of("permitThatExpiresWhileConnectingSendsNothing")),
      Map.entry(
          BrokenPosts.TakesEveryFailureForNotSent.class,
          Set.of(
              "bodyCutOnTheWireIsInDoubt",
              "cutAfterSendingIsInDoubtAndSentOnce",
              "cutOnKeptConnectionIsInDoubtAndSentOnce",
              "cutWhileSendingIsInDoubtAndSentOnce",
              "readTimeoutIsInDoubtAndSentOnce",
              "retryingInterceptorSendsOnce",
              "retryingInterceptorSendsOnceWhenTheConnectionIsCut",
              "trickledAnswerIsInDoubtAndBounded")),
      Map.entry(
          BrokenPosts.RepeatsByItself.class,
          Set.of(
              "bodyCutOnTheWireIsInDoubt",
              "cutAfterSendingIsInDoubtAndSentOnce",
              "cutOnKeptConnectionIsInDoubtAndSentOnce",
              "cutWhileSendingIsInDoubtAndSentOnce",
              "declineIsToldWithItsReason",
              "readTimeoutIsInDoubtAndSentOnce",
              "retryAfterDoesNotMakeTheClientRepeat",
              "retryingInterceptorSendsOnce",
              "retryingInterceptorSendsOnceWhenTheConnectionIsCut",
              "statusWithoutCodeIsInDoubtAndSentOnce",
              "tenErrorsInARowLeakNoConnection",
              "trickledAnswerIsInDoubtAndBounded")),
      Map.entry(
          BrokenPosts.KeepsConnectionsForLong.class,
          Set.of("closedWhileIdleIsNotInDoubt", LONG_WAIT)),
      Map.entry(
          BrokenPosts.HasNoTimeout.class,
          Set.of("readTimeoutIsInDoubtAndSentOnce", "trickledAnswerIsInDoubtAndBounded")),
      Map.entry(BrokenPosts.ReadsWithoutBound.class, Set.of("tenMegabytesAreInDoubt")),
      Map.entry(BrokenPosts.LeaksResponses.class, Set.of("tenErrorsInARowLeakNoConnection")),
      Map.entry(
          BrokenReadings.ServerErrorIsDeclined.class,
          Set.of(
              "gatewayCodeInsideHtmlIsNotRead",
              "retryAfterDoesNotMakeTheClientRepeat",
              "statusWithoutCodeIsInDoubtAndSentOnce",
              "unreadableRecordConcludesNothing")),
      Map.entry(
          BrokenReadings.UnreadableOkIsDelivered.class,
          Set.of(
              "deepJsonIsInDoubt",
              "emptyBodyIsInDoubt",
              "htmlFromGatewayIsInDoubt",
              "tenMegabytesAreInDoubt",
              "truncatedJsonIsInDoubt",
              "unreadableBodyIsInDoubt",
              "unreadableRecordConcludesNothing")),
      Map.entry(
          BrokenReadings.DuplicateIsDelivered.class,
          Set.of("duplicateReferenceIsNeitherSuccessNorFailure")),
      Map.entry(
          BrokenReadings.DuplicateIsDeclined.class,
          Set.of("duplicateReferenceIsNeitherSuccessNorFailure")),
      Map.entry(
          BrokenReadings.ThrowsOnHtml.class,
          Set.of(
              "deepJsonIsInDoubt",
              "emptyBodyIsInDoubt",
              "gatewayCodeInsideHtmlIsNotRead",
              "htmlFromGatewayIsInDoubt",
              "hugeNumberIsNotTakenForAnAmount",
              "redirectIsNotFollowed",
              "retryAfterDoesNotMakeTheClientRepeat",
              "retryingInterceptorSendsOnce",
              "statusWithoutCodeIsInDoubtAndSentOnce",
              "tenErrorsInARowLeakNoConnection",
              "tenMegabytesAreInDoubt",
              "truncatedJsonIsInDoubt",
              "unreadableBodyIsInDoubt")),
      Map.entry(BrokenReadings.UnknownStatusIsDeclined.class, Set.of("unknownStatusIsInDoubt")),
      Map.entry(BrokenReadings.PendingIsDelivered.class, Set.of("pendingIsAccepted")),
      Map.entry(
          BrokenReadings.RecentlyRechargedProvesTooMuch.class,
          Set.of("declineIsToldWithItsReason")),
      Map.entry(BrokenReadings.EchoIsDropped.class, Set.of("foreignReferenceIsNotTakenForOurs")),
      Map.entry(
          BrokenReadings.MissingPageIsNotFound.class, Set.of("unreadableRecordConcludesNothing")),
      Map.entry(BrokenReadings.SearchCoversNothing.class, Set.of("notFoundSaysWhichTimeItCovers")),
      Map.entry(BrokenReadings.SearchIsRemembered.class, Set.of("lateSaleIsSeenByTheNextQuestion")),
      Map.entry(BrokenAdapters.WritesLatin1.class, Set.of("textGoesOutAsUtf8")),
      Map.entry(
          BrokenAdapters.InventsReferences.class,
          Set.of("manyThreadsGetTheirOwnAnswers", "referenceGoesOutUnchanged")),
      Map.entry(
          BrokenAdapters.SendsTwice.class,
          Set.of("declineIsToldWithItsReason", "expiredTokenIsRenewedOnceUnderTwoThreads")),
      Map.entry(BrokenAdapters.ShowsItsSecret.class, Set.of("secretsAreShownNowhere")),
      Map.entry(BrokenAdapters.ChangesItsName.class, Set.of("identityIsStable")),
      Map.entry(BrokenAdapters.DeclaresWhatItCannot.class, Set.of("questionIsAnsweredAsDeclared")),
      Map.entry(BrokenAdapters.HidesWhatItCan.class, Set.of("questionIsAnsweredAsDeclared")),
      Map.entry(BrokenAdapters.DeclaresAnotherTimeout.class, Set.of("callTimeoutIsDeclared")),
      Map.entry(BrokenAdapters.ThrowsOnJunkNotices.class, Set.of("junkNoticeIsRefused")),
      Map.entry(BrokenAdapters.BelievesEveryNotice.class, Set.of("junkNoticeIsRefused")));
}
