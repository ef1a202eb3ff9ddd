package io.recarga.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;

/**
 * Where the engine's threads come from and how they wait for one another. A simulation gives its
 * own, so that one seed always yields the same order of events.
 */
interface Threads extends AutoCloseable {

  /** Runs the task on a thread of its own, or returns false if none can be had. */
  boolean run(Runnable task);

  /** Says why {@link #run} takes no task now. */
  String whyRefused();

  /**
   * Waits until the latch is open, at most so long; may come back earlier.
   *
   * @return whether it is open
   */
  boolean await(CountDownLatch latch, Duration atMost) throws InterruptedException;

  /** Takes no new tasks; those under way go on. */
  @Override
  void close();
}
