package io.recarga.journal;

import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Which keys references belong to, in this process's memory. */
final class InMemoryReferences {
  // Keys that got their first reference. Put in order by whoever looks one up: most are never asked
  // for, and whoever writes must not wait for whoever reads.
  private final Queue<TopUpKey> latest = new ConcurrentLinkedQueue<>();
  private final Map<Reference, TopUpKey> keys = new HashMap<>(); // Guarded by this.

  /** Takes note of a row that was written under a new key. */
  void inserted(JournalRow row) {
    if (row.adapter() != null && row.reference() != null) {
      latest.add(row.key());
    }
  }

  /** Takes note of a row that is about to be replaced; its key keeps the references it had. */
  void replacing(Held before, JournalRow after) {
    String earlier = before.reference();
    if (Objects.equals(earlier, after.reference())
        && Objects.equals(before.adapter(), after.adapter())) {
      return;
    }
    if (earlier == null) {
      inserted(after);
      return;
    }
    synchronized (this) {
      put(before);
      put(after);
    }
  }

  /** Returns the key whose row has or had the reference, or null. */
  synchronized @Nullable TopUpKey find(
      AdapterId adapter, String reference, Function<TopUpKey, @Nullable Held> rows) {
    for (TopUpKey key = latest.poll(); key != null; key = latest.poll()) {
      Held row = rows.apply(key);
      if (row != null) {
        put(row);
      }
    }
    return keys.get(new Reference(adapter, reference));
  }

  private void put(Held row) {
    AdapterId adapter = row.adapter();
    String reference = row.reference();
    if (adapter != null && reference != null) {
      keys.put(new Reference(adapter, reference), row.key());
    }
  }

  private record Reference(AdapterId adapter, String text) {
    // By hand, as in all keys of maps: see AdapterId.
    @Override
    public boolean equals(@Nullable Object other) {
      return other instanceof Reference that
          && text.equals(that.text)
          && adapter.equals(that.adapter);
    }

    @Override
    public int hashCode() {
      return 31 * adapter.hashCode() + text.hashCode();
    }
  }
}
