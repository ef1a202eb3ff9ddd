package io.recarga.renewal;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** When something is open, week by week, in its own time zone. */
public final class OpeningHours {
  private static final int DAYS_AHEAD = 8;

  private final List<Span> spans;
  private final ZoneId zone;

  private OpeningHours(List<Span> spans, ZoneId zone) {
    this.spans = List.copyOf(spans);
    this.zone = Objects.requireNonNull(zone, "zone");
  }

  /** Makes hours of what never closes. */
  public static OpeningHours always(ZoneId zone) {
    return new OpeningHours(List.of(), zone);
  }

  /**
   * Makes hours.
   *
   * @throws IllegalArgumentException if there are none; use {@link #always} for what never closes
   */
  public static OpeningHours of(List<Span> spans, ZoneId zone) {
    if (spans.isEmpty()) {
      throw new IllegalArgumentException("hours: give at least one span");
    }
    return new OpeningHours(spans, zone);
  }

  /** Says whether it never closes. */
  public boolean isAlways() {
    return spans.isEmpty();
  }

  /** Returns the time zone. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns the spans; empty when it never closes. */
  public List<Span> spans() {
    return spans;
  }

  /** Says whether it is open at {@code moment}. */
  public boolean isOpen(Instant moment) {
    return nextOpen(moment).filter(moment::equals).isPresent();
  }

  /** Returns {@code moment} if it is open then, else when it opens next; empty if not within 8 days. */
  public Optional<Instant> nextOpen(Instant moment) {
    if (isAlways()) {
      return Optional.of(moment);
    }
    ZonedDateTime local = moment.atZone(zone);
    Instant best = null;
    // Yesterday's span may go over midnight.
    for (int days = -1; days < DAYS_AHEAD; days++) {
      LocalDate day = local.toLocalDate().plusDays(days);
      for (Span span : spans) {
        if (span.days().contains(day.getDayOfWeek()) && span.closesOn(day, zone).isAfter(moment)) {
          Instant opens = span.opensOn(day, zone);
          Instant candidate = opens.isAfter(moment) ? opens : moment;
          best = best == null || candidate.isBefore(best) ? candidate : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  /** Returns the last moment at or before {@code moment} at which it is open; empty if not within 8 days. */
  public Optional<Instant> lastOpen(Instant moment) {
    if (isAlways()) {
      return Optional.of(moment);
    }
    ZonedDateTime local = moment.atZone(zone);
    Instant best = null;
    for (int days = -DAYS_AHEAD; days <= 0; days++) {
      LocalDate day = local.toLocalDate().plusDays(days);
      for (Span span : spans) {
        if (span.days().contains(day.getDayOfWeek()) && !span.opensOn(day, zone).isAfter(moment)) {
          Instant closes = span.closesOn(day, zone).minus(Duration.ofMinutes(1));
          Instant candidate = closes.isBefore(moment) ? closes : moment;
          best = best == null || candidate.isAfter(best) ? candidate : best;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  @Override
  public String toString() {
    return isAlways() ? "24 h" : spans + " " + zone;
  }

  /**
   * One span of time on some days.
   *
   * @param days the days on which it begins
   * @param opens when it opens
   * @param closes when it closes; not after {@code opens} means on the next day
   */
  public record Span(Set<DayOfWeek> days, LocalTime opens, LocalTime closes) {
    /**
     * Checks the parts.
     *
     * @throws IllegalArgumentException if no day is named
     */
    public Span {
      days = Set.copyOf(days);
      Objects.requireNonNull(opens, "opens");
      Objects.requireNonNull(closes, "closes");
      if (days.isEmpty()) {
        throw new IllegalArgumentException("days: name at least one");
      }
    }

    private Instant opensOn(LocalDate day, ZoneId zone) {
      return day.atTime(opens).atZone(zone).toInstant();
    }

    private Instant closesOn(LocalDate day, ZoneId zone) {
      LocalDate end = closes.isAfter(opens) ? day : day.plusDays(1);
      return end.atTime(closes).atZone(zone).toInstant();
    }
  }
}
