package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.NotSentException;
import io.recarga.retry.CircuitBreaker;
import io.recarga.retry.RetryBudget;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/**
 * What stands before one account: kill switch, breaker, rate limit and bulkhead, asked in this order
 * before anything is journaled.
 */
final class Gate {
  private final CarrierAdapter adapter;
  private final Switches switches;
  private final TimeSource time;
  private final Bulkhead bulkhead;
  private final @Nullable RateLimit rate;
  private final RetryBudget budget = RetryBudget.standard();
  // One per carrier behind the account: that one network is down must not close the others.
  private final Map<String, CircuitBreaker> breakers = new ConcurrentHashMap<>();

  Gate(CarrierAdapter adapter, AccountLimits limits, Switches switches, TimeSource time) {
    this.adapter = adapter;
    this.switches = switches;
    this.time = time;
    this.bulkhead = new Bulkhead(limits);
    Integer perSecond = limits.perSecond();
    this.rate = perSecond == null ? null : new RateLimit(time, perSecond);
  }

  /**
   * Lets one top-up in.
   *
   * @throws NotSentException if it may not be sent now
   */
  Pass enter(String carrierId) {
    String stopped = switches.stopped(adapter.id());
    if (stopped != null) {
      throw new NotSentException(adapter.id() + ": is stopped by " + stopped);
    }
    CircuitBreaker.Call call = call(carrierId);
    if (rate != null && !rate.tryTake()) {
      call.ignored();
      throw new NotSentException(adapter.id() + ": has its full rate of top-ups; try again later");
    }
    if (!bulkhead.enter()) {
      call.ignored();
      throw new NotSentException(
          adapter.id() + ": has " + bulkhead.inFlight() + " top-ups in flight; try again later");
    }
    return new Pass(call, bulkhead, budget);
  }

  private CircuitBreaker.Call call(String carrierId) {
    CircuitBreaker breaker = breakerOf(carrierId);
    CircuitBreaker.Call call = leave(breaker);
    if (!call.isProbe() || !adapter.capabilities().answers().contains(Question.WALLET)) {
      return call;
    }
    // Whether the far end is well again is found out by a question, not by somebody's money.
    try (call) {
      adapter.wallet();
      call.succeeded();
    } catch (RuntimeException e) {
      throw new NotSentException(adapter.id() + ": is still unwell: " + e.getMessage(), e);
    }
    return leave(breaker);
  }

  private CircuitBreaker.Call leave(CircuitBreaker breaker) {
    Optional<CircuitBreaker.Call> call = breaker.tryCall();
    return call.orElseThrow(() -> new NotSentException(
        adapter.id() + ": failed too often in the last seconds; it is left alone for a while"));
  }

  private CircuitBreaker breakerOf(String carrierId) {
    return breakers.computeIfAbsent(
        carrierId, id -> CircuitBreaker.builder().time(time).build());
  }

  /** Takes the price of one retry, or says that there were too many. */
  boolean tryRetry() {
    return budget.tryRetry();
  }

  int inFlight() {
    return bulkhead.inFlight();
  }

  int retriesLeft() {
    return budget.retriesLeft();
  }

  /** Says whether a breaker of this account does not let all through. */
  boolean isLeftAlone() {
    return breakers.values().stream()
        .anyMatch(breaker -> breaker.state() != CircuitBreaker.State.CLOSED);
  }
}
