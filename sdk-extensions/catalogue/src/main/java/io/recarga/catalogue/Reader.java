package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Lookup;
import io.recarga.Lookup.Found;
import io.recarga.Lookup.Problem;
import io.recarga.Lookups;
import io.recarga.NotSupportedException;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.catalogue.Snapshot.Slice;
import io.recarga.catalogue.Snapshot.Slot;
import io.recarga.retry.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads what all adapters sell for all carriers; what one cannot list now stays as it was. */
final class Reader {
  private final Lookups lookups;
  private final List<Carrier> carriers;
  private final Features features;
  private final TimeSource time;

  Reader(Lookups lookups, List<Carrier> carriers, Features features, TimeSource time) {
    this.lookups = lookups;
    this.carriers = List.copyOf(carriers);
    this.features = features;
    this.time = time;
  }

  Snapshot read(@Nullable Snapshot before) {
    Instant now = time.now();
    Map<Slot, Slice> slices = new LinkedHashMap<>();
    List<Problem> problems = new ArrayList<>();
    SharedParts shared = new SharedParts();
    for (Carrier carrier : carriers) {
      try {
        // What is sold depends on the carrier alone.
        take(carrier, lookups.plans(SimCard.erased(carrier)), before, slices, problems, shared);
      } catch (NotSupportedException e) {
        // Amounts are all that is sold: the carriers are found without plans.
      }
    }
    return Snapshot.of(now, carriers, slices, List.copyOf(problems), features);
  }

  private static void take(
      Carrier carrier,
      Lookup<Plan> listed,
      @Nullable Snapshot before,
      Map<Slot, Slice> slices,
      List<Problem> problems,
      SharedParts shared) {
    Map<Slot, List<Plan>> plans = new LinkedHashMap<>();
    Map<Slot, Instant> times = new LinkedHashMap<>();
    for (Found<Plan> found : listed.found()) {
      Slot slot = new Slot(carrier.id(), found.source());
      plans.computeIfAbsent(slot, any -> new ArrayList<>()).add(shared.of(found.value()));
      times.put(slot, found.asOf());
    }
    plans.forEach((slot, all) -> {
      Instant asOf = times.get(slot);
      if (asOf != null) {
        slices.put(slot, new Slice(all, asOf));
      }
    });
    for (Problem problem : listed.problems()) {
      Slot slot = new Slot(carrier.id(), problem.source());
      Slice old = before == null ? null : before.slices().get(slot);
      if (old != null) {
        slices.put(slot, old);
      }
      if (!problems.contains(problem)) {
        problems.add(problem);
      }
    }
  }
}
