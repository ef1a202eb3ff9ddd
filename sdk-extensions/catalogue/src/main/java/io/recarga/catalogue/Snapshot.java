package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Lookup.Problem;
import io.recarga.Plan;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What was read at one time. Immutable; searches go on in one while the next is being read.
 *
 * @param readAt when
 * @param slices what each adapter listed for each carrier, some of it earlier
 * @param problems which adapters could not be read
 */
record Snapshot(Instant readAt, Map<Slot, Slice> slices, Index index, List<Problem> problems) {
  Snapshot {
    slices = Map.copyOf(slices);
    problems = List.copyOf(problems);
  }

  static Snapshot of(
      Instant readAt,
      List<Carrier> carriers,
      Map<Slot, Slice> slices,
      List<Problem> problems,
      Features features) {
    List<Entry> entries = new ArrayList<>();
    carriers.forEach(carrier -> entries.add(new Entry(carrier, null, null)));
    slices.forEach((slot, slice) ->
        slice.plans().forEach(plan -> entries.add(new Entry(plan.carrier(), plan, slice.asOf()))));
    return new Snapshot(readAt, slices, new Index(entries, features), problems);
  }

  /** Whose plans for which carrier. */
  record Slot(String carrierId, AdapterId adapter) {}

  /** What was listed, and when. */
  record Slice(List<Plan> plans, Instant asOf) {
    Slice {
      plans = List.copyOf(plans);
    }
  }
}
