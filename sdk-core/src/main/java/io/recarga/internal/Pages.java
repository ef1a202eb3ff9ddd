package io.recarga.internal;

import io.recarga.OpenCase;
import io.recarga.Outcomes;
import io.recarga.Outcomes.Outcome;
import io.recarga.TopUpKey;
import io.recarga.journal.State;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists of what the journal holds, page by page. */
public final class Pages {
  private Pages() {}

  /** Lists the cases that wait for a person, by key. */
  public static List<OpenCase> cases(Parts parts, @Nullable TopUpKey after, int limit) {
    return parts.journal().list(State.UNKNOWN, after, limit).stream()
        .map(row -> Objects.<OpenCase>requireNonNull(row.openCase(), "openCase"))
        .toList();
  }

  /** Lists ends after a position. */
  public static Outcomes outcomes(Parts parts, long cursor, int limit) {
    List<Outcome> list = parts.journal().ends(cursor, limit).stream()
        .map(end -> new Outcome(end.position(), end.row().key(), Results.of(end.row())))
        .toList();
    return new Outcomes(
        list, list.isEmpty() ? cursor : list.get(list.size() - 1).position());
  }
}
