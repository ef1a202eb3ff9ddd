package io.recarga.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/** Lets a simulation make engines whose threads it orders itself. */
public final class EngineDoor {
  private EngineDoor() {}

  /** Makes an engine whose threads come from {@code order}. */
  public static Engine engine(Parts parts, Order order) {
    return new Engine(parts, new Threads() {
      @Override
      public boolean run(Runnable task) {
        return order.run(task);
      }

      @Override
      public String whyRefused() {
        return "no thread is free";
      }

      @Override
      public boolean await(CountDownLatch latch, Duration atMost) throws InterruptedException {
        return order.await(latch, atMost);
      }

      @Override
      public void close() {
        // Threads of a simulation end with it.
      }
    });
  }

  /** How threads are run and wait. */
  public interface Order {
    /** Runs a task later; false if there is no thread for it. */
    boolean run(Runnable task);

    /** Waits for the latch and says whether it is open. */
    boolean await(CountDownLatch latch, Duration atMost) throws InterruptedException;
  }
}
