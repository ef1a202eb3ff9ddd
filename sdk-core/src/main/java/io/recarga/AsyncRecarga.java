package io.recarga;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/**
 * Top-ups as futures, on an executor that the app gives. Cancelling a future does not cancel a
 * top-up: ask for its key. An exception in a future means the same as a thrown one. Thread-safe.
 */
public final class AsyncRecarga {
  private final Recarga recarga;
  private final Executor executor;

  AsyncRecarga(Recarga recarga, Executor executor) {
    this.recarga = recarga;
    this.executor = executor;
  }

  /** Does {@link Recarga#topUp(TopUp)}. */
  public CompletableFuture<TopUpResult> topUp(TopUp topUp) {
    return CompletableFuture.supplyAsync(() -> recarga.topUp(topUp), executor);
  }

  /** Does {@link Recarga#topUp(TopUp, Duration)}. */
  public CompletableFuture<TopUpResult> topUp(TopUp topUp, Duration wait) {
    return CompletableFuture.supplyAsync(() -> recarga.topUp(topUp, wait), executor);
  }

  /** Does {@link Recarga#refresh}. */
  public CompletableFuture<TopUpResult> refresh(TopUpKey key) {
    return CompletableFuture.supplyAsync(() -> recarga.refresh(key), executor);
  }

  /** Does {@link Recarga#await}. */
  public CompletableFuture<TopUpResult> await(TopUpKey key, Duration wait) {
    return CompletableFuture.supplyAsync(() -> recarga.await(key, wait), executor);
  }
}
