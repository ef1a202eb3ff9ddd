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

  /** Returns where results of what is sent through {@code adapter} to a carrier are noted. */
  Score of(AdapterId adapter, String carrierId) {
    Score made = new Score();
    Score known = scores.putIfAbsent(new Line(adapter, carrierId), made);
    return known == null ? made : known;
  }

  /** Returns the share in a thousand; an adapter that was never tried has all of it. */
  int perMille(AdapterId adapter, String carrierId) {
    Score score = scores.get(new Line(adapter, carrierId));
    return score == null ? 1000 : score.perMille();
  }

  /** Returns the share that was carried out in percent, or null where nothing was sent so far. */
  @Nullable
  Integer percent(AdapterId adapter, String carrierId) {
    Score score = scores.get(new Line(adapter, carrierId));
    return score == null ? null : score.percent();
  }

  private record Line(AdapterId adapter, String carrierId) {
    // By hand, as in all keys of maps: see AdapterId.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Line that
          && adapter.equals(that.adapter)
          && carrierId.equals(that.carrierId);
    }

    @Override
    public int hashCode() {
      return 31 * adapter.hashCode() + carrierId.hashCode();
    }
  }

  /** Weights of what went well and of all, in millionths. */
  static final class Score {
    private long good;
    private long all;

    private Score() {}

    synchronized void record(boolean success) {
      good = faded(good) + (success ? ONE : 0);
      all = faded(all) + ONE;
    }

    private static long faded(long weight) {
      return weight * FADES_TO_PERCENT / 100;
    }

    private synchronized int perMille() {
      return (int) (1000 * (good + PRIOR) / (all + PRIOR));
    }

    private synchronized @Nullable Integer percent() {
      return all == 0 ? null : Math.toIntExact((100 * good + all / 2) / all);
    }
  }
}
