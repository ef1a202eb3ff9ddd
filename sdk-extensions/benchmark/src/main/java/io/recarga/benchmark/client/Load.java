package io.recarga.benchmark.client;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import io.recarga.benchmark.Round;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** Callers that top up one after the other, each as fast as it is answered. */
final class Load {
  private static final OperatingSystemMXBean SYSTEM =
      ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
  private static final ThreadMXBean THREADS =
      ManagementFactory.getPlatformMXBean(ThreadMXBean.class);

  private final Client client;
  private final AtomicLong numbers;
  private final int callers;

  Load(Client client, AtomicLong numbers, int callers) {
    this.client = client;
    this.numbers = numbers;
    this.callers = callers;
  }

  /**
   * Lets the callers run for {@code millis} and says what that took. CPU is the whole process's, the
   * collector's and the compiler's included; bytes are those of the callers' threads.
   */
  Round run(long millis) throws InterruptedException {
    CountDownLatch ready = new CountDownLatch(callers);
    CountDownLatch begin = new CountDownLatch(1);
    AtomicReference<@Nullable Exception> failure = new AtomicReference<>();
    long[] end = {0};
    List<Caller> all = new ArrayList<>();
    for (int i = 0; i < callers; i++) {
      Caller caller = new Caller(ready, begin, end, failure);
      all.add(caller);
      caller.start();
    }
    ready.await();
    long cpu = SYSTEM.getProcessCpuTime();
    long began = System.nanoTime();
    end[0] = began + millis * 1_000_000;
    begin.countDown();
    for (Caller caller : all) {
      caller.join();
    }
    long took = System.nanoTime() - began;
    cpu = SYSTEM.getProcessCpuTime() - cpu;
    Exception failed = failure.get();
    if (failed != null) {
      throw new IllegalStateException("a call failed, so that nothing was measured", failed);
    }
    return round(all, took, cpu);
  }

  private static Round round(List<Caller> all, long took, long cpu) {
    Latencies latencies = new Latencies();
    long calls = 0;
    long bytes = 0;
    for (Caller caller : all) {
      latencies.addAll(caller.latencies);
      calls += caller.calls;
      bytes += caller.bytes;
    }
    return new Round(calls, took, cpu, bytes, latencies.quantile(0.5), latencies.quantile(0.99));
  }

  private final class Caller extends Thread {
    private final CountDownLatch ready;
    private final CountDownLatch begin;
    private final long[] end;
    private final AtomicReference<@Nullable Exception> failure;
    private final Latencies latencies = new Latencies();
    private long calls;
    private long bytes;

    Caller(
        CountDownLatch ready,
        CountDownLatch begin,
        long[] end,
        AtomicReference<@Nullable Exception> failure) {
      super("caller");
      this.ready = ready;
      this.begin = begin;
      this.end = end;
      this.failure = failure;
    }

    @Override
    @SuppressWarnings("deprecation") // Its successor is not in Java 17.
    public void run() {
      ready.countDown();
      try {
        begin.await();
        bytes = -THREADS.getThreadAllocatedBytes(getId());
        long began = System.nanoTime();
        while (began < end[0]) {
          client.topUp(numbers.incrementAndGet());
          long now = System.nanoTime();
          latencies.add(now - began);
          began = now;
          calls++;
        }
        bytes += THREADS.getThreadAllocatedBytes(getId());
      } catch (Exception e) {
        failure.compareAndSet(null, e);
      }
    }
  }
}
