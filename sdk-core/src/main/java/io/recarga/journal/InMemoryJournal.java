package io.recarga.journal;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import java.security.SecureRandom;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** A bounded journal in memory. */
final class InMemoryJournal implements Journal {
  private final int maxKeys;
  private final Semaphore room;
  private final Map<TopUpKey, JournalRow> rows = new ConcurrentHashMap<>();
  private final AtomicReference<@Nullable String> owner = new AtomicReference<>();
  private final byte[] salt = new byte[32];

  InMemoryJournal(int maxKeys) {
    if (maxKeys < 1) {
      throw new IllegalArgumentException("maxKeys: must be at least 1: " + maxKeys);
    }
    this.maxKeys = maxKeys;
    this.room = new Semaphore(maxKeys);
    new SecureRandom().nextBytes(salt);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public byte[] open(String installation) {
    String first = owner.compareAndExchange(null, installation);
    if (first != null && !first.equals(installation)) {
      throw new JournalException(
          "installation: this journal belongs to \"" + first + "\", not \"" + installation + "\"");
    }
    return salt.clone();
  }

  @Override
  public @Nullable JournalRow insert(JournalRow row) {
    JournalRow rival = rows.get(row.key());
    if (rival != null) {
      return rival;
    }
    if (!room.tryAcquire()) {
      throw new JournalException("the in-memory journal is full with " + maxKeys
          + " keys: raise maxKeys or use a database");
    }
    rival = rows.putIfAbsent(row.key(), row);
    if (rival != null) {
      room.release();
    }
    return rival;
  }

  @Override
  public Optional<JournalRow> find(TopUpKey key) {
    return Optional.ofNullable(rows.get(key));
  }

  @Override
  public boolean replace(JournalRow before, JournalRow after) {
    // Whoever replaced the row in between raised its version and made another object.
    JournalRow held = rows.computeIfPresent(
        before.key(), (key, now) -> now.version() == before.version() ? after : now);
    return held == after;
  }

  @Override
  public void close() {
    // Nothing is held open.
  }
}
