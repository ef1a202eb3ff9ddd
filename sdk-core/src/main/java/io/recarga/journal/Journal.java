package io.recarga.journal;

import io.recarga.TopUpKey;
import io.recarga.spi.Beta;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where obligations and attempts are written before anything is sent: a set of conditional writes
 * of single rows. Thread-safe. Not for others to implement yet: its methods will grow.
 *
 * <p>A write that throws may have happened; the engine reads again before it decides.
 */
@Beta
public interface Journal extends AutoCloseable {

  /**
   * Makes a journal in this process's memory, to try things out: it is lost with the process. It
   * holds at most {@code maxKeys} keys; when full it refuses new ones and never forgets one.
   */
  static Journal inMemory(int maxKeys) {
    return new InMemoryJournal(maxKeys);
  }

  /** Says whether rows outlive this process. */
  boolean isDurable();

  /**
   * Ties the journal to one installation at its first use and returns the secret salt of its
   * fingerprints.
   *
   * @throws io.recarga.JournalException if it belongs to another installation: references would
   *     change, and with them what carriers recognise
   */
  byte[] open(String installation);

  /**
   * Inserts a row whose key is not there yet.
   *
   * @return null if the row was inserted, otherwise the row that was there first
   * @throws io.recarga.JournalException if the journal cannot take it and provably does not hold it
   */
  @Nullable
  JournalRow insert(JournalRow row);

  /** Returns the row of {@code key}. */
  Optional<JournalRow> find(TopUpKey key);

  /**
   * Replaces a row if it still is at {@code before}'s version.
   *
   * @return whether it was replaced
   */
  boolean replace(JournalRow before, JournalRow after);

  /** Releases what the journal holds open. */
  @Override
  void close();
}
