package io.recarga.internal;

import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.Quote;
import io.recarga.TopUp;
import io.recarga.internal.Ranking.Ranked;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Looks at every road of a top-up without sending: whether it could be taken now, what it would cost,
 * and where it would be tried. Changes nothing, and no road hides another.
 */
public final class Survey {
  private final List<CarrierAdapter> adapters;
  private final Gates gates;
  private final Ranking ranking;
  private final Reliability reliability;

  Survey(
      Collection<CarrierAdapter> adapters, Gates gates, Ranking ranking, Reliability reliability) {
    this.adapters = List.copyOf(adapters);
    this.gates = gates;
    this.ranking = ranking;
    this.reliability = reliability;
  }

  /** Returns all roads: those that may be taken in the order in which they are tried, then the others. */
  public List<Seen> of(TopUp topUp) {
    Map<AdapterId, Seen> open = new LinkedHashMap<>();
    List<Seen> closed = new ArrayList<>();
    for (CarrierAdapter adapter : adapters) {
      Seen seen = look(adapter, topUp);
      if (seen.obstacle() == null) {
        open.put(adapter.id(), seen);
      } else {
        closed.add(seen);
      }
    }
    List<CarrierAdapter> able = open.values().stream().map(Seen::adapter).toList();
    List<Seen> found = new ArrayList<>();
    for (Ranked ranked : ranking.rank(topUp, able, each -> costAt(open.get(each.id())))) {
      Seen seen = open.get(ranked.id());
      if (seen != null) {
        found.add(seen.rankedFor(reason(ranked, able.size())));
      }
    }
    found.addAll(closed);
    return List.copyOf(found);
  }

  private Seen look(CarrierAdapter adapter, TopUp topUp) {
    Integer percent = reliability.percent(adapter.id(), topUp.sim().carrier().id());
    String obstacle = Roads.obstacle(adapter, topUp);
    if (obstacle == null) {
      obstacle = gates.of(adapter.id()).closedFor(topUp.sim().carrier());
    }
    if (obstacle != null) {
      return new Seen(adapter, null, null, obstacle, null, null, percent);
    }
    Route route;
    try {
      route = Roads.affordable(adapter, topUp, adapter.prepare(topUp));
    } catch (NotServedException e) {
      return new Seen(adapter, null, null, own(adapter, e), null, null, percent);
    } catch (RuntimeException e) {
      String why = own(adapter, e);
      return new Seen(adapter, null, null, why, why, null, percent);
    }
    if (!adapter.capabilities().answers().contains(Question.QUOTE)) {
      return new Seen(adapter, route.cost(), null, null, null, null, percent);
    }
    try {
      Quote quote = adapter.quote(topUp);
      return new Seen(adapter, quote.cost(), quote, null, null, null, percent);
    } catch (RuntimeException e) {
      return new Seen(adapter, route.cost(), null, null, own(adapter, e), null, percent);
    }
  }

  /** Returns what went wrong without the adapter's name, which stands beside it. */
  private static String own(CarrierAdapter adapter, RuntimeException e) {
    String message = e.getMessage() == null ? e.toString() : e.getMessage();
    for (String name : List.of(adapter.id() + ": ", adapter.id() + " ")) {
      if (message.startsWith(name)) {
        return message.substring(name.length());
      }
    }
    return message;
  }

  private static @Nullable Money costAt(@Nullable Seen seen) {
    return seen == null ? null : seen.cost();
  }

  private static String reason(Ranked ranked, int able) {
    if (able == 1) {
      return "the only one that serves it now";
    }
    return ranked.reason() == null ? "the app's own order" : ranked.reason();
  }

  /**
   * How one road looks.
   *
   * @param cost what the wallet would pay, or null if nobody knows
   * @param quote what the adapter quotes, or null if it does not
   * @param obstacle why it cannot be taken, or null if it can
   * @param problem what could not be asked, or null
   * @param reason why it stands where it does, or null with an obstacle
   * @param percent how much of what was sent to this carrier it carried out, or null if nothing was
   */
  public record Seen(
      CarrierAdapter adapter,
      @Nullable Money cost,
      @Nullable Quote quote,
      @Nullable String obstacle,
      @Nullable String problem,
      @Nullable String reason,
      @Nullable Integer percent) {
    Seen rankedFor(String why) {
      return new Seen(adapter, cost, quote, obstacle, problem, why, percent);
    }
  }
}
