package io.recarga.internal;

import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Keeps some things that are dear to make and serve one thread at a time. */
final class Spares<T> {
  private static final int PLACES = 64;

  private final AtomicReferenceArray<@Nullable T> kept = new AtomicReferenceArray<>(PLACES);
  private final Supplier<T> source;

  Spares(Supplier<T> source) {
    this.source = source;
  }

  /** Returns one that nobody else has. */
  T take() {
    T spare = kept.getAndSet(place(), null);
    return spare == null ? source.get() : spare;
  }

  /** Takes one back that is as good as new. */
  void give(T spare) {
    kept.lazySet(place(), spare);
  }

  private static int place() {
    return (int) Thread.currentThread().getId() & (PLACES - 1);
  }
}
