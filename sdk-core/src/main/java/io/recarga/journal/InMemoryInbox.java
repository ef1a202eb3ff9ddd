package io.recarga.journal;

import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Notices in this process's memory; bounded, because whoever can reach the door can fill it. */
final class InMemoryInbox implements Inbox {
  private static final int MOST = 100_000;

  private final Map<Id, Entry> entries = new LinkedHashMap<>();

  @Override
  public synchronized boolean keep(Kept notice) {
    if (entries.size() >= MOST) {
      throw new IllegalStateException("the inbox is full with " + MOST + " notices");
    }
    return entries.putIfAbsent(idOf(notice), new Entry(notice, notice.received())) == null;
  }

  @Override
  public synchronized List<Kept> take(Instant now, Duration hold, int limit) {
    List<Kept> taken = new ArrayList<>();
    for (Map.Entry<Id, Entry> each : dueBy(now)) {
      if (taken.size() < limit) {
        taken.add(each.getValue().notice());
        entries.put(each.getKey(), new Entry(each.getValue().notice(), now.plus(hold)));
      }
    }
    return taken;
  }

  private List<Map.Entry<Id, Entry>> dueBy(Instant now) {
    return entries.entrySet().stream()
        .filter(each -> each.getValue().due() != null && !each.getValue().due().isAfter(now))
        .sorted(Comparator.comparing((Map.Entry<Id, Entry> each) ->
                Objects.<Instant>requireNonNull(each.getValue().due(), "due"))
            .thenComparing(each -> each.getKey().text()))
        .toList();
  }

  @Override
  public synchronized void done(Kept notice) {
    entries.computeIfPresent(idOf(notice), (id, entry) -> new Entry(entry.notice(), null));
  }

  @Override
  public synchronized void postpone(Kept notice, Instant due) {
    entries.computeIfPresent(idOf(notice), (id, entry) -> new Entry(tried(entry.notice()), due));
  }

  @Override
  public synchronized long waiting() {
    return entries.values().stream().filter(entry -> entry.due() != null).count();
  }

  @Override
  public synchronized int drop(Instant before) {
    int size = entries.size();
    entries
        .values()
        .removeIf(entry -> entry.due() == null && entry.notice().received().isBefore(before));
    return size - entries.size();
  }

  private static Kept tried(Kept notice) {
    return new Kept(
        notice.adapter(),
        notice.id(),
        notice.reference(),
        notice.transactionId(),
        notice.received(),
        notice.tries() + 1);
  }

  private static Id idOf(Kept notice) {
    return new Id(notice.adapter(), notice.id());
  }

  private record Id(AdapterId adapter, String text) {}

  /** A notice with when it is looked at next; null when it is done with. */
  private record Entry(Kept notice, @Nullable Instant due) {}
}
