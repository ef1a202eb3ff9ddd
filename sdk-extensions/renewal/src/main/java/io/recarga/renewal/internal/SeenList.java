package io.recarga.renewal.internal;

import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import java.util.ArrayList;
import java.util.List;

/** Remembers what was seen, so that each thing is new to one machine only, once. */
public final class SeenList {
  private static final int MOST = 500;

  private final RenewalStore store;
  private final String kind;

  /** Makes a list of one kind. */
  public SeenList(RenewalStore store, String kind) {
    this.store = store;
    this.kind = kind;
  }

  /** Adds ids to what {@code owner} has seen; returns those that were new, to this caller alone. */
  public List<String> add(String owner, List<String> ids) {
    while (true) {
      Stored before = store.find(kind, owner).orElse(null);
      List<String> seen = new ArrayList<>();
      if (before != null) {
        Doc.read(before.body()).list("seen").forEach(one -> seen.add(one.text("id")));
      }
      List<String> fresh =
          ids.stream().distinct().filter(id -> !seen.contains(id)).toList();
      if (fresh.isEmpty()) {
        return fresh;
      }
      seen.addAll(fresh);
      String body = body(seen.subList(Math.max(0, seen.size() - MOST), seen.size()));
      boolean written = before == null
          ? store.insert(Stored.first(kind, owner, null, body))
          : store.replace(before, before.next(null, body));
      if (written) {
        return fresh;
      }
    }
  }

  private static String body(List<String> seen) {
    return Doc.empty()
        .with("seen", seen.stream().map(id -> Doc.empty().with("id", id)).toList())
        .json();
  }
}
