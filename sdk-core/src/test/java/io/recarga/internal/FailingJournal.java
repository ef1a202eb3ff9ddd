package io.recarga.internal;

import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal whose writes and reads a test lets fail, before or after they happened. */
class FailingJournal implements Journal {
  int failInsertsBefore;
  int failInsertsAfter;
  int failFinds;
  int failReplacesBefore;
  int failReplacesAfter;
  private final Journal inner;

  FailingJournal(Journal inner) {
    this.inner = inner;
  }

  @Override
  public boolean isDurable() {
    return inner.isDurable();
  }

  @Override
  public byte[] open(String installation) {
    return inner.open(installation);
  }

  @Override
  public @Nullable JournalRow insert(JournalRow row) {
    if (failInsertsBefore-- > 0) {
      throw new IllegalStateException("connection lost before the commit");
    }
    JournalRow rival = inner.insert(row);
    if (failInsertsAfter-- > 0) {
      throw new IllegalStateException("connection lost after the commit");
    }
    return rival;
  }

  @Override
  public Optional<JournalRow> find(TopUpKey key) {
    if (failFinds-- > 0) {
      throw new IllegalStateException("connection lost");
    }
    return inner.find(key);
  }

  @Override
  public boolean replace(JournalRow before, JournalRow after) {
    if (failReplacesBefore-- > 0) {
      throw new IllegalStateException("connection lost before the commit");
    }
    boolean replaced = inner.replace(before, after);
    if (failReplacesAfter-- > 0) {
      throw new IllegalStateException("connection lost after the commit");
    }
    return replaced;
  }

  @Override
  public void close() {
    inner.close();
  }
}
