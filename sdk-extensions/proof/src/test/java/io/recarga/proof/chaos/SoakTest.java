package io.recarga.proof.chaos;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.function.ToLongFunction;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * The same faults for as long as {@code -Dproof.soak} says, such as {@code PT1H}, at the pace of
 * {@code -Dproof.soak.rate} top-ups per second: heap, threads and open rows must not grow.
 */
@EnabledIfSystemProperty(named = "proof.soak", matches = "P.+")
class SoakTest {
  private static final Duration LENGTH = Duration.parse(System.getProperty("proof.soak", "PT1M"));
  private static final int RATE = Integer.getInteger("proof.soak.rate", 60);
  private static final int SAMPLES = 60;
  private static final int SHORTEST_SECONDS = 2;

  @Test
  void nothingGrows() throws Exception {
    int size = Math.toIntExact(LENGTH.toSeconds() * RATE);
    int every = (int) Math.max(SHORTEST_SECONDS, LENGTH.toSeconds() / SAMPLES);
    try (ChaosRun run = new ChaosRun(20261124L, size, 24, "").atPace(RATE, every)) {
      Verdict verdict = run.run(0, 0);
      System.out.println(verdict.table());
      for (ClientLog log : run.logs()) {
        // The first seconds of a process load classes, the last ones have no callers.
        List<Sample> samples = log.samples().stream()
            .filter(each -> each.seconds() > 20 && each.seconds() < LENGTH.toSeconds())
            .toList();
        System.out.println("| s | heap after collection, kB | threads | open rows |");
        samples.forEach(each -> System.out.println("| " + each.seconds() + " | " + each.heapKb()
            + " | " + each.threads() + " | " + each.open() + " |"));
        holdFlat("heap", samples, Sample::heapKb, 1.10, 6_000);
        holdFlat("threads", samples, Sample::threads, 1.10, 10);
        holdFlat("open rows", samples, Sample::open, 1.25, 100);
      }
      assertThat(verdict.violations()).isEmpty();
    }
  }

  /** Compares the middle of the first third with the middle of the last one. */
  private static void holdFlat(
      String what, List<Sample> samples, ToLongFunction<Sample> figure, double times, long more) {
    int third = samples.size() / 3;
    long first = median(samples.subList(0, third), figure);
    long last = median(samples.subList(samples.size() - third, samples.size()), figure);
    System.out.println(what + ": " + first + " in the first third, " + last + " in the last");
    assertThat(last).as(what).isLessThanOrEqualTo((long) (first * times) + more);
  }

  private static long median(List<Sample> samples, ToLongFunction<Sample> figure) {
    return samples.stream().mapToLong(figure).sorted().toArray()[samples.size() / 2];
  }
}
