package io.recarga.internal;

import io.recarga.TopUpKey;
import io.recarga.journal.Inbox.Kept;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Remembers which keys the carrier was asked about of late, so that many notices ask it once. */
final class RecentlyAsked {
  /** The carrier is asked about one key at most this often because of notices. */
  static final Duration SPACING = Duration.ofSeconds(5);

  private static final int MOST = 10_000;

  private final Map<TopUpKey, Instant> asked = new LinkedHashMap<>() {
    @Override
    protected boolean removeEldestEntry(Map.Entry<TopUpKey, Instant> eldest) {
      return size() > MOST;
    }
  };

  synchronized void asked(TopUpKey key, Instant at) {
    asked.remove(key); // So that it becomes the youngest.
    asked.put(key, at);
  }

  /** Says whether another notice made us ask after this one came, or after its latest try. */
  synchronized boolean covers(TopUpKey key, Kept notice, Instant now) {
    Instant at = asked.get(key);
    return at != null
        && at.isAfter(notice.received())
        && (notice.tries() == 0 || now.isBefore(at.plus(SPACING)));
  }

  synchronized boolean isTooSoon(TopUpKey key, Instant now) {
    Instant at = asked.get(key);
    return at != null && now.isBefore(at.plus(SPACING));
  }
}
