package io.recarga.renewal.planning;

import io.recarga.renewal.internal.SeenList;
import io.recarga.renewal.store.RenewalStore;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Gives each reminder once, on whichever machine asks, also after a restart. It is marked as given
 * before it is returned: a crash right then loses it, and the next one comes all the same.
 */
public final class ReminderBook {
  private final SeenList given;

  /** Makes a book. */
  public ReminderBook(RenewalStore store) {
    given = new SeenList(Objects.requireNonNull(store, "store"), "reminder");
  }

  /**
   * Returns the latest reminder that is due and was not given; older ones that were missed count as
   * given.
   *
   * @param owner whose reminders these are, such as person and alias
   */
  public Optional<Reminder> due(String owner, List<Reminder> reminders, Instant now) {
    List<Reminder> due = reminders.stream()
        .filter(one -> !one.at().isAfter(now))
        .sorted(Comparator.comparing(Reminder::at))
        .toList();
    if (due.isEmpty()) {
      return Optional.empty();
    }
    List<String> unseen = given.add(owner, due.stream().map(Reminder::id).toList());
    Reminder latest = due.get(due.size() - 1);
    return unseen.contains(latest.id()) ? Optional.of(latest) : Optional.empty();
  }
}
