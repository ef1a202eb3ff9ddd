package io.recarga.internal;

import io.recarga.journal.Journal;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** The kill switches, which machines share through the journal and look at every few seconds. */
final class Switches {
  private static final Logger LOG = System.getLogger("io.recarga");
  private static final long FRESH_NANOS = 2_000_000_000L;

  private final Journal journal;
  private final TimeSource time;
  private final Map<AdapterId, Seen> seen = new ConcurrentHashMap<>();

  Switches(Journal journal, TimeSource time) {
    this.journal = journal;
    this.time = time;
  }

  void stop(AdapterId adapter, String who, String why) {
    write(adapter, who + ": " + why);
  }

  void resume(AdapterId adapter) {
    write(adapter, null);
  }

  private void write(AdapterId adapter, @Nullable String value) {
    journal.set(nameOf(adapter), value);
    seen.put(adapter, new Seen(value, time.nanos()));
  }

  /** Returns who stopped the adapter and why, or null if it may send. */
  @Nullable
  String stopped(AdapterId adapter) {
    Seen last = seen.get(adapter);
    long now = time.nanos();
    if (last != null && now - last.nanos() < FRESH_NANOS) {
      return last.value();
    }
    try {
      String value = journal.setting(nameOf(adapter));
      seen.put(adapter, new Seen(value, now));
      return value;
    } catch (RuntimeException e) {
      // Nothing can be journaled either, so that nothing is sent; what was known stays.
      LOG.log(Level.WARNING, "the switch of " + adapter + " can't be read", e);
      return last == null ? null : last.value();
    }
  }

  private static String nameOf(AdapterId adapter) {
    return "stopped:" + adapter.value();
  }

  private record Seen(@Nullable String value, long nanos) {}
}
