package io.recarga.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Runs a reader and holds that it needs little and fails only as it says. */
public final class Bounded {
  /** What one input may make a reader allocate, garbage included. */
  private static final long MOST_BYTES = 64L << 20;

  private static final long MOST_CPU_NANOS = 10_000_000_000L;
  private static final ThreadMXBean THREADS =
      (ThreadMXBean) ManagementFactory.getThreadMXBean();

  private Bounded() {}

  /** Runs {@code reader}, which throws nothing. */
  public static void run(Reader reader) {
    run(reader, NotThrown.class);
  }

  /**
   * Runs {@code reader}.
   *
   * @param documented the exception that its documentation names
   */
  public static void run(Reader reader, Class<? extends Exception> documented) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read();
    } catch (Exception e) {
      if (!documented.isInstance(e)) {
        throw new AssertionError("not the documented exception: " + e, e);
      }
    }
    long allocated = THREADS.getCurrentThreadAllocatedBytes() - bytes;
    if (allocated > MOST_BYTES) {
      throw new AssertionError("allocated " + (allocated >> 20) + " MiB for one input");
    }
    long took = THREADS.getCurrentThreadCpuTime() - cpu;
    if (took > MOST_CPU_NANOS) {
      throw new AssertionError("took " + took / 1_000_000 + " ms of CPU for one input");
    }
  }

  /** What is fed. */
  @FunctionalInterface
  public interface Reader {
    /** Reads one input. */
    void read() throws Exception;
  }

  private static final class NotThrown extends Exception {
    private static final long serialVersionUID = 1L;
  }
}
