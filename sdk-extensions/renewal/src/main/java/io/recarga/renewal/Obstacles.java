package io.recarga.renewal;

import io.recarga.Carrier;
import io.recarga.Channel;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Why a channel can't serve somebody, from what is known; the unknown is no obstacle. */
public final class Obstacles {
  /** Mail takes weeks also where nobody states how many; less is never assumed. */
  public static final Duration LEAST_FOR_MAIL = Duration.ofDays(14);

  private Obstacles() {}

  /** Returns why {@code entry} can't be used at all by the deadline; empty if it can. */
  public static List<Message> of(ChannelEntry entry, Carrier carrier, Needs needs) {
    List<Message> found = new ArrayList<>();
    if (entry.standing() == Standing.NOT_FOUND) {
      found.add(Message.of("out.notFound", entry.source().text(), entry.source().date()));
    }
    if (entry.excludes(carrier)) {
      found.add(Message.of("out.carrier", carrier.brand()));
    }
    if (needs.isAbroad() && entry.reach().isKnownTo(reach -> reach == Reach.IN_COUNTRY)) {
      found.add(Message.of("out.abroad"));
    }
    if (!needs.tenders().isEmpty()
        && entry.tenders().isKnownTo(takes -> Collections.disjoint(takes, needs.tenders()))) {
      found.add(Message.of("out.tender", entry.tenders().value().orElseThrow()));
    }
    Message late = late(entry, needs);
    if (late != null) {
      found.add(late);
    }
    return found;
  }

  /** Returns why {@code entry} can't be used right now; empty if it can. */
  public static List<Message> now(ChannelEntry entry, Carrier carrier, Needs needs) {
    List<Message> found = new ArrayList<>(of(entry, carrier, needs));
    OpeningHours hours = entry.hours().orNull();
    if (hours != null && !hours.isOpen(needs.now())) {
      found.add(hours
          .nextOpen(needs.now())
          .map(opens -> Message.of("out.closedUntil", opens.atZone(hours.zone())))
          .orElseGet(() -> Message.of("out.closed")));
    }
    return found;
  }

  /** Returns the shortest time from starting to being renewed that may be counted on. */
  public static Duration least(ChannelEntry entry) {
    LeadTime known = entry.leadTime().orNull();
    if (known != null) {
      return known.least();
    }
    return entry.kind() == Channel.Kind.POSTAL_MAIL ? LEAST_FOR_MAIL : Duration.ZERO;
  }

  private static @Nullable Message late(ChannelEntry entry, Needs needs) {
    Instant deadline = needs.deadline();
    Duration left = needs.timeLeft();
    if (deadline == null || left == null) {
      return null;
    }
    Duration least = least(entry);
    Instant starts = starts(entry, needs.now());
    if (starts == null || starts.plus(least).isAfter(deadline)) {
      return least.compareTo(left) > 0 || starts == null
          ? Message.of("out.tooSlow", least, left)
          : Message.of("out.opensTooLate", starts.atZone(entry.zone()));
    }
    return null;
  }

  private static @Nullable Instant starts(ChannelEntry entry, Instant now) {
    OpeningHours hours = entry.hours().orNull();
    return hours == null ? now : hours.nextOpen(now).orElse(null);
  }
}
