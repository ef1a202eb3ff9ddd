package io.recarga.proof.sim;

import io.recarga.journal.Inbox;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** One process's way to the notices that all share. */
final class SimInbox implements Inbox {
  private final World world;
  private final SimJournal journal;
  private final Inbox shared;

  SimInbox(World world, SimJournal journal) {
    this.world = world;
    this.journal = journal;
    this.shared = world.store.inbox();
  }

  @Override
  public boolean keep(Kept notice) {
    boolean fresh = journal.read(160, null, () -> shared.keep(notice));
    world.noticesDue(notice.received());
    return fresh;
  }

  @Override
  public List<Kept> take(Instant now, Duration hold, int limit) {
    return shared.waiting() == 0
        ? List.of()
        : journal.read(162, null, () -> shared.take(now, hold, limit));
  }

  @Override
  public void done(Kept notice) {
    journal.read(164, null, () -> {
      shared.done(notice);
      return true;
    });
  }

  @Override
  public void postpone(Kept notice, Instant due) {
    journal.read(166, null, () -> {
      shared.postpone(notice, due);
      return true;
    });
    world.noticesDue(due);
  }

  @Override
  public long waiting() {
    return shared.waiting();
  }

  @Override
  public int drop(Instant before) {
    return shared.drop(before);
  }
}
