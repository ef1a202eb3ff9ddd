package io.recarga.testkit.broken;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

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
  // It waits for seconds; KeepsConnectionsForLong alone is told by it.
  private static final String LONG_WAIT = "longIdleConnectionIsNotReused";

  @TestFactory
  Stream<DynamicTest> contractNamesTheBrokenCases() {
    ExecutorService threads = Executors.newFixedThreadPool(AT_ONCE);
    Map<Class<?>, Future<ContractRun>> runs = new LinkedHashMap<>();
    EXPECTED.forEach((contract, cases) -> runs.put(
        contract,
        threads.submit(() -> ContractRun.of(
            contract, cases.contains(LONG_WAIT) ? Set.of() : Set.of(LONG_WAIT)))));
    threads.shutdown();
    return runs.entrySet().stream()
        .map(one -> dynamicTest(one.getKey().getSimpleName(), () -> {
          ContractRun run = one.getValue().get();
          System.err.println("@@" + one.getKey().getSimpleName() + " " + run.finished() + " " + run.failures());
          assertThat(run.failures()).containsOnlyKeys(EXPECTED.get(one.getKey()));
        }));
  }

  private static final int AT_ONCE = 4;

  private static final Map<Class<?>, Set<String>> EXPECTED = Map.ofEntries(
      Map.entry(BrokenPosts.RepeatableBody.class, Set.of("x")),
      Map.entry(BrokenPosts.FollowsRedirects.class, Set.of("x")),
      Map.entry(BrokenPosts.UsesTheAppsClient.class, Set.of("x")),
      Map.entry(BrokenPosts.IgnoresThePermit.class, Set.of("x")),
      Map.entry(BrokenPosts.AsksThePermitTooEarly.class, Set.of("x")),
      Map.entry(BrokenPosts.TakesEveryFailureForNotSent.class, Set.of("x")),
      Map.entry(BrokenPosts.RepeatsByItself.class, Set.of("x")),
      Map.entry(BrokenPosts.KeepsConnectionsForLong.class, Set.of("x", LONG_WAIT)),
      Map.entry(BrokenPosts.HasNoTimeout.class, Set.of("x")),
      Map.entry(BrokenPosts.LeaksResponses.class, Set.of("x")),
      Map.entry(BrokenReadings.ServerErrorIsDeclined.class, Set.of("x")),
      Map.entry(BrokenReadings.UnreadableOkIsDelivered.class, Set.of("x")),
      Map.entry(BrokenReadings.DuplicateIsDelivered.class, Set.of("x")),
      Map.entry(BrokenReadings.DuplicateIsDeclined.class, Set.of("x")),
      Map.entry(BrokenReadings.ThrowsOnHtml.class, Set.of("x")),
      Map.entry(BrokenReadings.UnknownStatusIsDeclined.class, Set.of("x")),
      Map.entry(BrokenReadings.PendingIsDelivered.class, Set.of("x")),
      Map.entry(BrokenReadings.RecentlyRechargedProvesTooMuch.class, Set.of("x")),
      Map.entry(BrokenReadings.EchoIsDropped.class, Set.of("x")),
      Map.entry(BrokenReadings.MissingPageIsNotFound.class, Set.of("x")),
      Map.entry(BrokenReadings.SearchCoversNothing.class, Set.of("x")),
      Map.entry(BrokenReadings.SearchIsRemembered.class, Set.of("x")),
      Map.entry(BrokenAdapters.WritesLatin1.class, Set.of("x")),
      Map.entry(BrokenAdapters.InventsReferences.class, Set.of("x")),
      Map.entry(BrokenAdapters.SendsTwice.class, Set.of("x")),
      Map.entry(BrokenAdapters.ShowsItsSecret.class, Set.of("x")),
      Map.entry(BrokenAdapters.ChangesItsName.class, Set.of("x")),
      Map.entry(BrokenAdapters.DeclaresWhatItCannot.class, Set.of("x")),
      Map.entry(BrokenAdapters.HidesWhatItCan.class, Set.of("x")),
      Map.entry(BrokenAdapters.DeclaresAnotherTimeout.class, Set.of("x")),
      Map.entry(BrokenAdapters.ThrowsOnJunkNotices.class, Set.of("x")),
      Map.entry(BrokenAdapters.BelievesEveryNotice.class, Set.of("x")));
}
