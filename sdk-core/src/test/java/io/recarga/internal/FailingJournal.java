package io.recarga.internal;

import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.journal.Inbox;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A journal whose writes and reads a test lets fail, before or after they happened. */
class FailingJournal implements Journal {
  int failInsertsBefore;
  int failInsertsAfter;
  int delayInserts;
  int insertTwice;
  int failFinds;
  int failReplacesBefore;
  int failReplacesAfter;
  int failLines;
  int failSettings;
  int failBacklogs;
  private final Journal inner;
  private @Nullable JournalRow delayed;

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
    if (delayInserts-- > 0) {
      delayed = row;
      throw new IllegalStateException("connection lost while the commit was under way");
    }
    if (delayed != null) {
      inner.insert(delayed); // Whoever wants the same key waits for it.
    }
    if (insertTwice-- > 0) {
      inner.insert(row); // As a try of the journal's own that was told as failed.
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
  public Instant now(TimeSource local) {
    return inner.now(local);
  }

  @Override
  public Optional<JournalRow> findByReference(AdapterId adapter, String reference) {
    return inner.findByReference(adapter, reference);
  }

  @Override
  public Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId) {
    return inner.findByTransaction(adapter, transactionId);
  }

  @Override
  public List<JournalRow> takeDue(
      Instant now, Duration hold, int limit, Collection<AdapterId> adapters) {
    return inner.takeDue(now, hold, limit, adapters);
  }

  @Override
  public List<JournalRow> list(State state, @Nullable TopUpKey after, int limit) {
    return inner.list(state, after, limit);
  }

  @Override
  public List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit) {
    return inner.attempted(adapter, from, to, after, limit);
  }

  @Override
  public List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit) {
    if (failLines-- > 0) {
      throw new IllegalStateException("connection lost");
    }
    return inner.ofLine(tenant, sim, since, limit);
  }

  @Override
  public List<Backlog> backlog() {
    if (failBacklogs-- > 0) {
      throw new IllegalStateException("connection lost");
    }
    return inner.backlog();
  }

  @Override
  public List<End> ends(long after, int limit) {
    return inner.ends(after, limit);
  }

  @Override
  public Inbox inbox() {
    return inner.inbox();
  }

  @Override
  public @Nullable String setting(String name) {
    if (failSettings-- > 0) {
      throw new IllegalStateException("connection lost");
    }
    return inner.setting(name);
  }

  @Override
  public void set(String name, @Nullable String value) {
    inner.set(name, value);
  }

  @Override
  public int prune(Instant before, int limit) {
    return inner.prune(before, limit);
  }

  @Override
  public Erased erase(SimCard sim) {
    return inner.erase(sim);
  }

  @Override
  public void close() {
    inner.close();
  }
}
