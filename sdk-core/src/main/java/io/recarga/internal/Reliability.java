package io.recarga.internal;

import io.recarga.spi.AdapterId;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** How much of what was sent through an adapter to a carrier it carried out, the latest most. */
final class Reliability {
  // Each result weighs a twentieth less than the next one, so that some sixty matter.
  private static final double FADING = 0.95;
  private static final double PRIOR = 2;

  private final Map<Line, Score> scores = new ConcurrentHashMap<>();

  void record(AdapterId adapter, String carrierId, boolean success) {
    scores.merge(
        new Line(adapter, carrierId),
        new Score(success ? 1 : 0, 1),
        (before, one) ->
            new Score(before.good() * FADING + one.good(), before.all() * FADING + one.all()));
  }

  /** Returns the share in a thousand; an adapter that was never tried has all of it. */
  int perMille(AdapterId adapter, String carrierId) {
    Score score = scores.getOrDefault(new Line(adapter, carrierId), new Score(0, 0));
    return (int) Math.round(1000 * (score.good() + PRIOR) / (score.all() + PRIOR));
  }

  private record Line(AdapterId adapter, String carrierId) {}

  private record Score(double good, double all) {}
}
