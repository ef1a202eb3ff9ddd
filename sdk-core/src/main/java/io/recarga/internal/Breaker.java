package io.recarga.internal;

import io.recarga.AccountLimits;
import io.recarga.retry.CircuitBreaker;
import io.recarga.retry.TimeSource;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;

/** The breaker of one carrier behind one account, which tells each change of its state. */
final class Breaker {
  private final CircuitBreaker breaker;
  private final AtomicReference<CircuitBreaker.State> told =
      new AtomicReference<>(CircuitBreaker.State.CLOSED);
  private final Consumer<CircuitBreaker.State> listener;

  Breaker(AccountLimits limits, TimeSource time, Consumer<CircuitBreaker.State> listener) {
    boolean isOff = limits.breakerCalls() == 0;
    this.breaker = CircuitBreaker.builder()
        .time(time)
        .opensAt(isOff ? Integer.MAX_VALUE : limits.breakerCalls(), limits.breakerPercent())
        .build();
    this.listener = listener;
  }

  Optional<CircuitBreaker.Call> tryCall() {
    Optional<CircuitBreaker.Call> call = breaker.tryCall();
    tellChange();
    return call;
  }

  /** Tells the state if it is another one than was told last. */
  void tellChange() {
    CircuitBreaker.State now = breaker.state();
    if (told.get() != now && told.getAndSet(now) != now) {
      listener.accept(now);
    }
  }

  boolean isClosed() {
    return breaker.state() == CircuitBreaker.State.CLOSED;
  }
}
