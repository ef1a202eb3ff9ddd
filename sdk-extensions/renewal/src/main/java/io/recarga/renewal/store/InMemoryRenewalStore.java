package io.recarga.renewal.store;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A store in this process's memory. */
final class InMemoryRenewalStore implements RenewalStore {
  private final ConcurrentSkipListMap<String, Stored> documents = new ConcurrentSkipListMap<>();

  @Override
  public Optional<Stored> find(String kind, String id) {
    return Optional.ofNullable(documents.get(key(kind, id)));
  }

  @Override
  public boolean insert(Stored first) {
    return documents.putIfAbsent(key(first.kind(), first.id()), first) == null;
  }

  @Override
  public boolean replace(Stored before, Stored after) {
    AtomicBoolean replaced = new AtomicBoolean();
    documents.computeIfPresent(key(before.kind(), before.id()), (key, now) -> {
      replaced.set(now.version() == before.version());
      return replaced.get() ? after : now;
    });
    return replaced.get();
  }

  @Override
  public List<Stored> due(String kind, Instant now, int limit) {
    return of(kind)
        .filter(one -> one.wake() != null && !one.wake().isAfter(now))
        .sorted(Comparator.comparing((Stored one) -> Objects.requireNonNull(one.wake()))
            .thenComparing(Stored::id))
        .limit(limit)
        .toList();
  }

  @Override
  public List<Stored> list(String kind, @Nullable String afterId, int limit) {
    return of(kind)
        .filter(one -> afterId == null || one.id().compareTo(afterId) > 0)
        .limit(limit)
        .toList();
  }

  private Stream<Stored> of(String kind) {
    return documents.tailMap(kind + " ", true).values().stream()
        .takeWhile(one -> one.kind().equals(kind));
  }

  private static String key(String kind, String id) {
    return kind + " " + id;
  }
}
