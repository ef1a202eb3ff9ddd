package io.recarga.internal;

import io.recarga.CredentialsException;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Plan;
import io.recarga.RechargeException;
import io.recarga.TopUp;
import io.recarga.internal.Ranking.Ranked;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The adapters in the app's order of preference, and which of them may carry a top-up. */
final class Roads {
  private final Map<AdapterId, CarrierAdapter> adapters = new LinkedHashMap<>();
  private final List<CarrierAdapter> inOrder;
  private final List<AdapterId> allIds;
  private final Gates gates;
  private final Ranking ranking;

  Roads(Iterable<CarrierAdapter> adapters, Gates gates, Ranking ranking) {
    this.gates = gates;
    this.ranking = ranking;
    for (CarrierAdapter adapter : adapters) {
      if (this.adapters.putIfAbsent(adapter.id(), adapter) != null) {
        throw new IllegalArgumentException(
            "adapter: two are named " + adapter.id() + ": give one of them another id");
      }
    }
    if (this.adapters.isEmpty()) {
      throw new IllegalArgumentException("adapter: give at least one");
    }
    inOrder = List.copyOf(this.adapters.values());
    allIds = List.copyOf(this.adapters.keySet());
  }

  Collection<CarrierAdapter> all() {
    return adapters.values();
  }

  Collection<AdapterId> ids() {
    return adapters.keySet();
  }

  @Nullable
  CarrierAdapter find(AdapterId id) {
    return adapters.get(id);
  }

  CarrierAdapter get(AdapterId id) {
    CarrierAdapter adapter = adapters.get(id);
    if (adapter == null) {
      throw new IllegalArgumentException("adapter: none is named " + id + ", but " + names());
    }
    return adapter;
  }

  /** Returns the adapters that may carry the top-up as far as can be told without asking them. */
  List<AdapterId> of(TopUp topUp) {
    for (int i = 0; i < inOrder.size(); i++) {
      if (obstacle(inOrder.get(i), topUp) != null) {
        return some(topUp);
      }
    }
    return allIds;
  }

  private List<AdapterId> some(TopUp topUp) {
    return inOrder.stream()
        .filter(adapter -> obstacle(adapter, topUp) == null)
        .map(CarrierAdapter::id)
        .toList();
  }

  /** Says why no adapter may carry the top-up. */
  String why(TopUp topUp) {
    return adapters.values().stream()
        .map(adapter -> adapter.id() + ": " + obstacle(adapter, topUp))
        .collect(Collectors.joining("; "));
  }

  Gate gateOf(AdapterId id) {
    return gates.of(id);
  }

  /**
   * Prepares the first of {@code candidates} that can serve the top-up now. Whoever gets it has to
   * close its pass.
   *
   * @throws RechargeException if none can; nothing was sent
   */
  Prepared prepare(TopUp topUp, Collection<AdapterId> candidates) {
    if (inOrder.size() == 1 && obstacle(inOrder.get(0), topUp) == null) {
      return onlyOne(topUp, candidates);
    }
    List<RechargeException> refusals = new ArrayList<>();
    List<CarrierAdapter> able = new ArrayList<>();
    for (CarrierAdapter adapter : inOrder) {
      String obstacle = obstacle(adapter, topUp);
      if (obstacle != null) {
        refusals.add(new NotServedException(adapter.id() + ": " + obstacle));
      } else if (candidates.contains(adapter.id())) {
        able.add(adapter);
      }
    }
    for (Ranked ranked : ranking.rank(topUp, able)) {
      try {
        return prepared(ranked.adapter(), ranked.reason(), topUp);
      } catch (RechargeException e) {
        refusals.add(e);
      }
    }
    throw gathered(refusals);
  }

  /** Prepares the only adapter that there is: nothing is to be ranked. */
  private Prepared onlyOne(TopUp topUp, Collection<AdapterId> candidates) {
    CarrierAdapter only = inOrder.get(0);
    if (!candidates.contains(only.id())) {
      throw gathered(List.of());
    }
    try {
      return prepared(only, null, topUp);
    } catch (RechargeException e) {
      throw gathered(List.of(e));
    }
  }

  private Prepared prepared(CarrierAdapter adapter, @Nullable String why, TopUp topUp) {
    Pass pass = gates.of(adapter.id()).enter(topUp);
    boolean ready = false;
    try {
      Route route = affordable(adapter, topUp, adapter.prepare(topUp));
      ready = true;
      return new Prepared(adapter, route, pass, why);
    } catch (NotSentException e) {
      pass.unreachable();
      throw e;
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      pass.unreachable();
      throw new NotSentException(adapter.id() + " could not prepare: " + e, e);
    } finally {
      if (!ready) {
        pass.close();
      }
    }
  }

  static @Nullable String obstacle(CarrierAdapter adapter, TopUp topUp) {
    Capabilities can = adapter.capabilities();
    Plan plan = topUp.plan();
    if (plan != null && !plan.adapter().equals(adapter.id())) {
      return "the plan belongs to " + plan.adapter();
    }
    Product product = plan == null ? Product.AMOUNT : Product.PLAN;
    if (!can.sells().contains(product)) {
      return plan == null ? "sells plans only" : "sells no plans";
    }
    return can.missingOf(topUp.sim());
  }

  static Route affordable(CarrierAdapter adapter, TopUp topUp, Route route) {
    Money limit = topUp.maxCost();
    Money cost = route.cost();
    if (limit == null) {
      return route;
    }
    if (cost == null || !cost.currency().equals(limit.currency())) {
      throw new NotServedException(
          adapter.id() + ": maxCost is " + limit + ", but the cost is known as " + cost);
    }
    if (cost.compareTo(limit) > 0) {
      throw new NotServedException(
          adapter.id() + ": would cost " + cost + ", more than maxCost " + limit);
    }
    return route;
  }

  /** Makes one exception of several: "try again" if any of them may pass. */
  private static RechargeException gathered(List<RechargeException> refusals) {
    String message =
        refusals.stream().map(Throwable::getMessage).distinct().collect(Collectors.joining("; "));
    RechargeException result;
    if (refusals.stream().anyMatch(NotSentException.class::isInstance)) {
      result = new NotSentException("not sent: " + message);
    } else if (refusals.stream().anyMatch(CredentialsException.class::isInstance)) {
      result = new CredentialsException(message);
    } else {
      result = new NotServedException("no adapter serves this top-up: " + message);
    }
    refusals.forEach(result::addSuppressed);
    return result;
  }

  private String names() {
    return adapters.keySet().stream().map(AdapterId::value).collect(Collectors.joining(", "));
  }

  /** An adapter that can serve a top-up now, with what it found out and the leave to send. */
  record Prepared(
      CarrierAdapter adapter,
      Route route,
      Pass pass,
      @Nullable String why) implements AutoCloseable {
    @Override
    public void close() {
      pass.close();
    }
  }
}
