package io.recarga.renewal.planning;

import io.recarga.Channel;
import io.recarga.SimCard;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.LeadTime;
import io.recarga.renewal.Message;
import io.recarga.renewal.OpeningHours;
import io.recarga.renewal.Settlement;
import io.recarga.renewal.Standing;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The last safe start of a renewal for each channel that may serve the line, from the nearest
 * deadline back. Immutable.
 *
 * <p>Where nobody states how long a channel takes, one day is counted for immediate ones, three for
 * those that are paid later, and six weeks for mail.
 */
public final class RenewalPlan {
  private static final Duration FOR_IMMEDIATE = Duration.ofDays(1);
  private static final Duration FOR_DEFERRED = Duration.ofDays(3);
  private static final Duration FOR_MAIL = Duration.ofDays(42);
  private static final List<Duration> BEFORE =
      List.of(Duration.ofDays(7), Duration.ofDays(3), Duration.ofDays(1));

  private final String alias;
  private final List<Deadline> deadlines;
  private final List<LastStart> starts;

  private RenewalPlan(String alias, List<Deadline> deadlines, List<LastStart> starts) {
    this.alias = alias;
    this.deadlines = deadlines;
    this.starts = starts;
  }

  /**
   * Makes a plan.
   *
   * @param alias the person's name for the SIM card, which reminders show
   * @param deadlines when what happens unless somebody renews
   * @throws IllegalArgumentException if there is no deadline
   */
  public static RenewalPlan of(
      String alias, SimCard sim, List<Deadline> deadlines, ChannelDirectory directory) {
    if (deadlines.isEmpty()) {
      throw new IllegalArgumentException("deadlines: give at least one");
    }
    List<Deadline> sorted =
        deadlines.stream().sorted(Comparator.comparing(Deadline::at)).toList();
    Instant until = sorted.get(0).at();
    List<LastStart> starts = new ArrayList<>();
    for (ChannelEntry entry : directory.entries()) {
      if (entry.standing() != Standing.NOT_FOUND && !entry.excludes(sim.carrier())) {
        starts.add(lastStart(entry, until));
      }
    }
    starts.sort(Comparator.comparing(LastStart::at)
        .reversed()
        .thenComparing(one -> one.entry().id()));
    return new RenewalPlan(Objects.requireNonNull(alias, "alias"), sorted, List.copyOf(starts));
  }

  private static LastStart lastStart(ChannelEntry entry, Instant until) {
    LeadTime lead = entry.leadTime().orNull();
    Duration counted = lead == null ? assumed(entry) : lead.most();
    Instant latest = until.minus(counted);
    OpeningHours hours = entry.hours().orNull();
    Instant open = hours == null ? latest : hours.lastOpen(latest).orElse(latest);
    return new LastStart(entry, open, counted, lead == null);
  }

  private static Duration assumed(ChannelEntry entry) {
    if (entry.kind() == Channel.Kind.POSTAL_MAIL) {
      return FOR_MAIL;
    }
    return entry.settlement() == Settlement.DEFERRED ? FOR_DEFERRED : FOR_IMMEDIATE;
  }

  /** Returns the deadlines, the nearest first. */
  public List<Deadline> deadlines() {
    return deadlines;
  }

  /** Returns the nearest deadline, which the starts are for. */
  public Deadline nearest() {
    return deadlines.get(0);
  }

  /** Returns the last safe start of each channel, those that leave most time first. */
  public List<LastStart> starts() {
    return starts;
  }

  /** Returns the last safe start by one channel; empty when it does not serve the line. */
  public Optional<LastStart> start(String channelId) {
    return starts.stream().filter(one -> one.entry().id().equals(channelId)).findFirst();
  }

  /**
   * Returns when to remind the person who renews by one channel, and with which words: a week, three
   * days and one day before its last safe start, at that moment, and once it is missed.
   *
   * @throws IllegalArgumentException if the channel does not serve the line
   */
  public List<Reminder> reminders(String channelId) {
    LastStart start = start(channelId)
        .orElseThrow(() -> new IllegalArgumentException("channelId: " + channelId
            + " does not serve this line; starts() lists those that may"));
    ZoneId zone = start.entry().zone();
    Deadline deadline = nearest();
    Object[] values = {
      alias, start.at().atZone(zone), deadline.at().atZone(zone).toLocalDate(), deadline.happening()
    };
    Object[] byChannel = {alias, start.entry().name(), values[2], values[3]};
    List<Reminder> all = new ArrayList<>();
    for (Duration before : BEFORE) {
      all.add(reminder(start, start.at().minus(before), Message.of("remind.early", values)));
    }
    all.add(reminder(
        start, start.at().minus(Duration.ofHours(6)), Message.of("remind.last", byChannel)));
    all.add(reminder(start, start.at().plusSeconds(1), Message.of("remind.missed", byChannel)));
    return all;
  }

  private Reminder reminder(LastStart start, Instant at, Message text) {
    Duration before = Duration.between(at, start.at());
    String id = nearest().happening() + " " + nearest().at() + " " + before.toHours();
    return new Reminder(id, at, text);
  }
}
