package io.recarga.proof.sim;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** What happened in a world: always as one number, and in words when somebody reads them. */
final class EventLog {
  private final boolean inWords;
  private final List<String> lines = new ArrayList<>();
  private long hash = 0x9E3779B97F4A7C15L;
  private long count;

  EventLog(boolean inWords) {
    this.inWords = inWords;
  }

  void add(long nanos, int what, long about, Supplier<String> words) {
    count++;
    hash = (hash ^ nanos) * 0xFF51AFD7ED558CCDL;
    hash ^= hash >>> 33;
    hash = (hash ^ ((long) what << 32) ^ about) * 0xC4CEB9FE1A85EC53L;
    hash ^= hash >>> 29;
    if (inWords) {
      lines.add(words.get());
    }
  }

  /** Returns a number that two runs share only if the same happened in both. */
  long hash() {
    return hash;
  }

  long count() {
    return count;
  }

  List<String> lines() {
    return lines;
  }
}
