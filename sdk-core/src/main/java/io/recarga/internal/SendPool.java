package io.recarga.internal;

import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that may outlast the caller's wait: named, daemon, and made when needed. */
final class SendPool implements AutoCloseable {
  private static final int MAX_THREADS = 256;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads = new ThreadPoolExecutor(
      0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this::newThread);

  /** Runs the task on a thread of its own, or returns false if none can be had. */
  boolean run(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // The error is what the JVM throws when the machine gives it no more threads.
      return false;
    }
  }

  /** Says why {@link #run} takes no task now. */
  String whyRefused() {
    return threads.isShutdown()
        ? "closed: nothing is sent in the background any more"
        : "no thread is free to send it: too many top-ups under way";
  }

  /** Takes no new tasks; those under way go on. */
  @Override
  public void close() {
    threads.shutdown();
  }

  private Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "recarga-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
