package io.recarga.internal;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** Threads for work that may outlast the caller's wait: named, daemon, and made when needed. */
final class SendPool implements Threads, ThreadFactory {
  private static final int MAX_THREADS = 256;
  // The caller's clock may be a test's that nobody advances, so waits are cut into short ones.
  private static final long SLICE_MILLIS = 20;

  private final AtomicInteger count = new AtomicInteger();
  private final ThreadPoolExecutor threads =
      new ThreadPoolExecutor(0, MAX_THREADS, 10, TimeUnit.SECONDS, new SynchronousQueue<>(), this);

  @Override
  public boolean run(Runnable task) {
    try {
      threads.execute(task);
      return true;
    } catch (RejectedExecutionException | OutOfMemoryError e) {
      // The error is what the JVM throws when the machine gives it no more threads.
      return false;
    }
  }

  @Override
  public String whyRefused() {
    return threads.isShutdown()
        ? "closed: nothing is sent in the background any more"
        : "no thread is free to send it: too many top-ups under way";
  }

  @Override
  public boolean await(CountDownLatch latch, Duration atMost) throws InterruptedException {
    return latch.await(Math.min(atMost.toMillis(), SLICE_MILLIS), TimeUnit.MILLISECONDS);
  }

  @Override
  public void close() {
    threads.shutdown();
  }

  @Override
  public Thread newThread(Runnable task) {
    Thread thread = new Thread(task, "recarga-" + count.incrementAndGet());
    thread.setDaemon(true);
    return thread;
  }
}
