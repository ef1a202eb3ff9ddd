package io.recarga.internal;

import io.recarga.Money;
import io.recarga.Routing;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Puts the adapters that may carry a top-up into the order that the app wants, with the reasons. */
final class Ranking {
  private final Routing routing;
  private final Reliability reliability;

  Ranking(Routing routing, Reliability reliability) {
    this.routing = routing;
    this.reliability = reliability;
  }

  /** Returns the adapters, best first; asks them for their price where that decides. */
  List<Ranked> rank(TopUp topUp, List<CarrierAdapter> adapters) {
    return rank(topUp, adapters, adapter -> costOf(adapter, topUp));
  }

  /** Returns the adapters, best first, by costs that are known to the caller. */
  List<Ranked> rank(
      TopUp topUp, List<CarrierAdapter> adapters, Function<CarrierAdapter, @Nullable Money> costs) {
    if (adapters.size() == 1) {
      return List.of(new Ranked(adapters.get(0), null));
    }
    return switch (routing.kind()) {
      case PREFERRED ->
        adapters.stream().map(adapter -> new Ranked(adapter, null)).toList();
      case CHEAPEST -> cheapest(adapters, costs);
      case MOST_RELIABLE -> mostReliable(topUp, adapters);
    };
  }

  private List<Ranked> cheapest(
      List<CarrierAdapter> adapters, Function<CarrierAdapter, @Nullable Money> costs) {
    List<Priced> priced = new ArrayList<>();
    for (CarrierAdapter adapter : adapters) {
      priced.add(new Priced(adapter, routing.comparable(costs.apply(adapter))));
    }
    Function<Priced, @Nullable Money> cost = Priced::cost;
    // A stable sort: equal costs stay in the order of preference.
    priced.sort(Comparator.comparing(cost, Comparator.nullsLast(Comparator.naturalOrder())));
    return priced.stream()
        .map(each -> new Ranked(
            each.adapter(),
            each.cost() == null
                ? "cost not comparable"
                : "costs " + each.cost() + ", the lowest of " + adapters.size() + " tried first"))
        .toList();
  }

  private static @Nullable Money costOf(CarrierAdapter adapter, TopUp topUp) {
    try {
      return adapter.capabilities().answers().contains(Question.QUOTE)
          ? adapter.quote(topUp).cost()
          : adapter.prepare(topUp).cost();
    } catch (RuntimeException e) {
      return null; // It is tried all the same, last, and then says what is wrong.
    }
  }

  private List<Ranked> mostReliable(TopUp topUp, List<CarrierAdapter> adapters) {
    String carrierId = topUp.sim().carrier().id();
    Function<CarrierAdapter, Integer> share =
        adapter -> reliability.perMille(adapter.id(), carrierId);
    return adapters.stream()
        .sorted(Comparator.comparing(share).reversed())
        .map(adapter -> new Ranked(
            adapter, "carried out " + share.apply(adapter) / 10 + " % of late, the best first"))
        .toList();
  }

  /**
   * An adapter and why it stands where it does.
   *
   * @param reason null where the app's own order decides
   */
  record Ranked(CarrierAdapter adapter, @Nullable String reason) {
    AdapterId id() {
      return adapter.id();
    }
  }

  private record Priced(CarrierAdapter adapter, @Nullable Money cost) {}
}
