package io.recarga.internal;

import io.recarga.spi.AdapterId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** How much of what was sent through an adapter to a carrier it carried out, the latest most. */
final class Reliability {
  private static final long ONE = 1_000_000;
  // Each result weighs a twentieth less than the next one, so that some sixty matter.
  private static final long FADES_TO_PERCENT = 95;
  // As if two had gone well before: an adapter that was hardly tried counts as good.
  private static final long PRIOR = 2 * ONE;

  private final Map<Line, Score> scores = new ConcurrentHashMap<>();

  void record(AdapterId adapter, String carrierId, boolean success) {
    scores.merge(
        new Line(adapter, carrierId),
        new Score(success ? ONE : 0, ONE),
        (before, one) ->
            new Score(faded(before.good()) + one.good(), faded(before.all()) + one.all()));
  }

  private static long faded(long weight) {
    return weight * FADES_TO_PERCENT / 100;
  }

  /** Returns the share in a thousand; an adapter that was never tried has all of it. */
  int perMille(AdapterId adapter, String carrierId) {
    Score score = scores.getOrDefault(new Line(adapter, carrierId), new Score(0, 0));
    return (int) (1000 * (score.good() + PRIOR) / (score.all() + PRIOR));
  }

  /** Returns the share that was carried out in percent, or null where nothing was sent so far. */
  @Nullable
  Integer percent(AdapterId adapter, String carrierId) {
    Score score = scores.get(new Line(adapter, carrierId));
    return score == null
        ? null
        : Math.toIntExact((100 * score.good() + score.all() / 2) / score.all());
  }

  private record Line(AdapterId adapter, String carrierId) {}

  /** Weights of what went well and of all, in millionths. */
  private record Score(long good, long all) {}
}
