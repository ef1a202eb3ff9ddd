package io.recarga.fuzz;

import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;

/** Runs a reader and holds that it needs little and fails only as it says. */
public final class Bounded {
  /** What one input may make a reader allocate, garbage included. */
  private static final long MOST_BYTES = 64L << 20;

  private static final long MOST_CPU_NANOS = 10_000_000_000L;
  private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

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
    // A first run may load classes, and the fuzzer instruments these on the same thread.
    for (int tries = 0; tries < 2; tries++) {
      if (isModest(reader, documented)) {
        return;
      }
    }
    throw new AssertionError("one input took more than " + (MOST_BYTES >> 20) + " MiB, or "
        + MOST_CPU_NANOS / 1_000_000_000 + " s of CPU");
  }

  private static boolean isModest(Reader reader, Class<? extends Exception> documented) {
    long bytes = THREADS.getCurrentThreadAllocatedBytes();
    long cpu = THREADS.getCurrentThreadCpuTime();
    try {
      reader.read();
    } catch (Exception e) {
      if (!documented.isInstance(e)) {
        throw new AssertionError("not the documented exception: " + e, e);
      }
    }
    return THREADS.getCurrentThreadAllocatedBytes() - bytes <= MOST_BYTES
        && THREADS.getCurrentThreadCpuTime() - cpu <= MOST_CPU_NANOS;
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
