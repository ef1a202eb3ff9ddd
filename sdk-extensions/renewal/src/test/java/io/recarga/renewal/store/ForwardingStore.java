package io.recarga.renewal.store;

import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A store that leaves all to another one, for tests that change a part of it. */
public class ForwardingStore implements RenewalStore {
  private final RenewalStore store;

  protected ForwardingStore(RenewalStore store) {
    this.store = store;
  }

  @Override
  public Optional<Stored> find(String kind, String id) {
    return store.find(kind, id);
  }

  @Override
  public boolean insert(Stored first) {
    return store.insert(first);
  }

  @Override
  public boolean replace(Stored before, Stored after) {
    return store.replace(before, after);
  }

  @Override
  public List<Stored> due(String kind, Instant now, int limit) {
    return store.due(kind, now, limit);
  }

  @Override
  public List<Stored> list(String kind, String afterId, int limit) {
    return store.list(kind, afterId, limit);
  }
}
