package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.Carrier;
import io.recarga.NotSentException;
import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.retry.CircuitBreaker;
import io.recarga.retry.RetryBudget;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What stands before one account: kill switch, breaker, rate limit and bulkhead, asked in this order
 * before anything is journaled.
 */
final class Gate {
  private final CarrierAdapter adapter;
  private final AdapterId id;
  private final Switches switches;
  private final TimeSource time;
  private final Emitter emitter;
  private final Supplier<Instant> now;
  private final Bulkhead bulkhead;
  private final Reliability reliability;
  private final @Nullable RateLimit rate;
  private final RetryBudget budget;
  private final AccountLimits limits;
  // One per carrier behind the account: that one network is down must not close the others.
  private final Map<String, Network> networks = new ConcurrentHashMap<>();

  Gate(
      CarrierAdapter adapter,
      AccountLimits limits,
      Switches switches,
      TimeSource time,
      Emitter emitter,
      Supplier<Instant> now,
      Reliability reliability) {
    this.reliability = reliability;
    this.adapter = adapter;
    this.id = adapter.id();
    this.switches = switches;
    this.time = time;
    this.emitter = emitter;
    this.now = now;
    this.limits = limits;
    this.budget = RetryBudget.builder().tokens(limits.retryTokens()).build();
    this.bulkhead = new Bulkhead(limits);
    Integer perSecond = limits.perSecond();
    this.rate = perSecond == null ? null : new RateLimit(time, perSecond);
  }

  /**
   * Lets one top-up in.
   *
   * @throws NotSentException if it may not be sent now
   */
  Pass enter(TopUp topUp) {
    TopUpKey key = topUp.key();
    String stopped = switches.stopped(id);
    if (stopped != null) {
      throw refused(key, RechargeEvent.Gate.KILL_SWITCH, "is stopped by " + stopped, null);
    }
    Network network = networkOf(topUp.sim().carrier().id());
    Breaker breaker = network.breaker();
    CircuitBreaker.Call call = call(key, breaker);
    if (rate != null && !rate.tryTake()) {
      call.ignored();
      throw refused(
          key,
          RechargeEvent.Gate.RATE_LIMIT,
          "has its full rate of top-ups; try again later",
          null);
    }
    if (!bulkhead.enter()) {
      call.ignored();
      throw refused(
          key,
          RechargeEvent.Gate.BULKHEAD,
          "has " + bulkhead.inFlight() + " top-ups in flight; try again later",
          null);
    }
    return new Pass(call, breaker, bulkhead, budget, network.score());
  }

  private CircuitBreaker.Call call(TopUpKey key, Breaker breaker) {
    CircuitBreaker.Call call = leave(key, breaker);
    if (!call.isProbe() || !adapter.capabilities().answers().contains(Question.WALLET)) {
      return call;
    }
    // Whether the far end is well again is found out by a question, not by somebody's money.
    try (call) {
      adapter.wallet();
      call.succeeded();
    } catch (RuntimeException e) {
      throw refused(key, RechargeEvent.Gate.BREAKER, "is still unwell: " + e.getMessage(), e);
    }
    return leave(key, breaker);
  }

  private CircuitBreaker.Call leave(TopUpKey key, Breaker breaker) {
    CircuitBreaker.Call call = breaker.tryCall().orElse(null);
    if (call == null) {
      throw refused(
          key,
          RechargeEvent.Gate.BREAKER,
          "failed too often in the last seconds; it is left alone for a while",
          null);
    }
    return call;
  }

  private Network networkOf(String carrierId) {
    Network known = networks.get(carrierId);
    if (known != null) {
      return known;
    }
    Network made = newNetwork(carrierId);
    Network raced = networks.putIfAbsent(carrierId, made);
    return raced == null ? made : raced;
  }

  private Network newNetwork(String carrier) {
    Breaker breaker = new Breaker(
        limits,
        time,
        state -> emitter.account(
            Kind.BREAKER_CHANGED, id, now.get(), "breaker for " + carrier + ": " + state));
    return new Network(breaker, reliability.of(id, carrier));
  }

  /**
   * Takes the price of one retry.
   *
   * @throws NotSentException if there were too many
   */
  void retry(TopUpKey key) {
    if (!budget.tryRetry()) {
      throw refused(
          key, RechargeEvent.Gate.RETRY_BUDGET, "has too many retries for its few successes", null);
    }
  }

  private NotSentException refused(
      TopUpKey key, RechargeEvent.Gate gate, String why, @Nullable Throwable cause) {
    emitter.refused(key, id, gate, now.get(), why);
    return new NotSentException(id + ": " + why, cause);
  }

  /** Says why nothing to {@code carrier} may be sent here now, or returns null; takes nothing. */
  @Nullable
  String closedFor(Carrier carrier) {
    String stopped = switches.stopped(id);
    if (stopped != null) {
      return "is stopped by " + stopped;
    }
    Network network = networks.get(carrier.id());
    return network == null || network.breaker().isClosed()
        ? null
        : "failed too often in the last seconds; it is left alone for a while";
  }

  int inFlight() {
    return bulkhead.inFlight();
  }

  int retriesLeft() {
    return budget.retriesLeft();
  }

  /** Says whether a breaker of this account does not let all through. */
  boolean isLeftAlone() {
    return !networks.values().stream().allMatch(network -> network.breaker().isClosed());
  }

  private record Network(Breaker breaker, Reliability.Score score) {}
}
