package io.recarga.internal;

import io.recarga.JournalException;
import io.recarga.TopUpKey;
import io.recarga.UnknownKeyException;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import org.jspecify.annotations.Nullable;

/**
 * What the journal says of a key. That it can't be read is an answer of its own: the key may have
 * been sent before, so nothing may be concluded.
 *
 * @param row the row, or null if there is none or it can't be read
 */
record Known(@Nullable JournalRow row, boolean isUnreadable) {
  private static final Logger LOG = System.getLogger("io.recarga");

  /**
   * Returns the row of {@code key}.
   *
   * @throws UnknownKeyException if the journal holds nothing under it
   * @throws JournalException if the journal can't be read now
   */
  static JournalRow existing(Journal journal, TopUpKey key) {
    JournalRow row = readable(journal, key).row();
    if (row == null) {
      throw new UnknownKeyException("key: the journal holds nothing under " + key);
    }
    return row;
  }

  /**
   * Reads what is known of {@code key}.
   *
   * @throws JournalException if the journal can't be read now
   */
  static Known readable(Journal journal, TopUpKey key) {
    Known known = read(journal, key);
    if (known.isUnreadable()) {
      throw new JournalException("the journal can't be read now; nothing was asked or sent");
    }
    return known;
  }

  static Known read(Journal journal, TopUpKey key) {
    try {
      return new Known(journal.find(key).orElse(null), false);
    } catch (RuntimeException e) {
      LOG.log(Level.WARNING, "journal can't be read for " + key, e);
      return new Known(null, true);
    }
  }
}
