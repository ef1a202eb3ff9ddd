package io.recarga;

import io.recarga.spi.AdapterId;
import java.util.Map;

/**
 * What the workers found when they started.
 *
 * @param open how many top-ups are not decided yet
 * @param missing how many of them went through an adapter that is not set up here, by its id: nobody
 *     here can ask about them, so they stay open until a Recarga with that adapter runs on this
 *     journal
 */
public record WorkersReport(long open, Map<AdapterId, Long> missing) {
  /** Copies the map. */
  public WorkersReport {
    missing = Map.copyOf(missing);
  }
}
