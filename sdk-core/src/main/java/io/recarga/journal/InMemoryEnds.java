package io.recarga.journal;

import io.recarga.TopUpKey;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The positions of ends in this process's memory. */
final class InMemoryEnds {
  // In the order of writing; whoever writes must not wait for whoever reads.
  private final Queue<Held> latest = new ConcurrentLinkedQueue<>();
  private final TreeMap<Long, TopUpKey> keys = new TreeMap<>();
  private final Map<TopUpKey, Long> positions = new HashMap<>();
  // With the version that was written.
  private final Map<TopUpKey, Long> fresh = new HashMap<>();
  private long last;

  /**
   * Takes note of a row that is being written and ends or ended before; nobody else can write it
   * meanwhile.
   */
  void written(Held row) {
    latest.add(row);
  }

  private void take(Held row) {
    Long earlier = positions.remove(row.key());
    if (earlier != null) {
      keys.remove(earlier);
    }
    if (row.state().isOpen()) {
      fresh.remove(row.key());
    } else {
      fresh.put(row.key(), row.version());
    }
  }

  /** Numbers what is new and lists what comes after {@code position}. */
  synchronized List<Journal.End> after(
      long position, int limit, Function<TopUpKey, @Nullable Held> rows) {
    for (Held row = latest.poll(); row != null; row = latest.poll()) {
      take(row);
    }
    number(rows);
    List<Journal.End> ends = new ArrayList<>();
    for (Map.Entry<Long, TopUpKey> each : keys.tailMap(position, false).entrySet()) {
      Held row = rows.apply(each.getValue());
      if (ends.size() < limit && row != null) {
        ends.add(new Journal.End(each.getKey(), Held.whole(row)));
      }
    }
    return ends;
  }

  private void number(Function<TopUpKey, @Nullable Held> rows) {
    List<Held> ended = new ArrayList<>();
    for (Map.Entry<TopUpKey, Long> each : fresh.entrySet()) {
      Held row = rows.apply(each.getKey());
      // What is noted here but cannot be read there yet is numbered the next time.
      if (row != null && row.version() >= each.getValue()) {
        ended.add(row);
      }
    }
    ended.sort(byTime());
    for (Held row : ended) {
      fresh.remove(row.key());
      keys.put(++last, row.key());
      positions.put(row.key(), last);
    }
  }

  private static Comparator<Held> byTime() {
    return Comparator.comparing(Held::updated)
        .thenComparing(row -> row.key().tenant())
        .thenComparing(row -> row.key().id());
  }
}
