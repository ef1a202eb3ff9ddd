package io.recarga.benchmark;

import java.util.Arrays;

/**
 * What one client did in one round.
 *
 * @param calls answered top-ups
 * @param nanos how long the round took
 * @param cpu nanoseconds of CPU of the client's process
 * @param bytes allocated by the callers
 * @param median nanoseconds within which half of the calls were answered
 * @param p99 nanoseconds within which 99 in a hundred were
 */
public record Round(long calls, long nanos, long cpu, long bytes, long median, long p99) {

  /** Reads what {@link #toLine} wrote. */
  public static Round parse(String line) {
    long[] parts = Arrays.stream(line.split(" ", 6)).mapToLong(Long::parseLong).toArray();
    return new Round(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5]);
  }

  /** Returns all of it in one line. */
  public String toLine() {
    return calls + " " + nanos + " " + cpu + " " + bytes + " " + median + " " + p99;
  }

  double perSecond() {
    return calls * 1e9 / nanos;
  }

  double cpuMicros() {
    return cpu / 1e3 / calls;
  }

  double bytesPerCall() {
    return (double) bytes / calls;
  }
}
