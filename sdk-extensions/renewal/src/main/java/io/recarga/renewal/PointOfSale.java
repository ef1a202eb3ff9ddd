package io.recarga.renewal;

import io.recarga.Carrier;
import io.recarga.Channel;
import java.util.Objects;
import java.util.Set;

/**
 * One place where lines are renewed, as the app imported it.
 *
 * @param id the app's id of it
 * @param name the name people know it by
 * @param kind store, kiosk and so on
 * @param position where it is
 * @param hours when it is open
 * @param carriers whose lines it renews
 * @param tenders what it takes
 */
public record PointOfSale(
    String id,
    String name,
    Channel.Kind kind,
    Position position,
    Fact<OpeningHours> hours,
    Fact<Served> carriers,
    Fact<Set<Tender>> tenders) {
  /** Checks the parts. */
  public PointOfSale {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(name, "name");
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(position, "position");
    Objects.requireNonNull(hours, "hours");
    Objects.requireNonNull(carriers, "carriers");
    Objects.requireNonNull(tenders, "tenders");
  }

  /** Says whether it is known not to serve {@code carrier}. */
  public boolean excludes(Carrier carrier) {
    return carriers.isKnownTo(served -> served.excludes(carrier));
  }
}
