package io.recarga.renewal.planning;

import io.recarga.Allowance;
import io.recarga.Lookups;
import io.recarga.SimCard;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.renewal.Message;
import io.recarga.renewal.forecast.UsageReading;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Looks at what is left of a line's data, no more often than its carrier allows, and alarms once for
 * each mark that it falls below. Machines that share the store share the rate and the alarms, also
 * over restarts. An alarm is marked before it is returned: a crash right then loses it.
 */
public final class UsageWatch {
  private static final String KIND = "usage-watch";
  private static final int READINGS_KEPT = 60;

  private final RenewalStore store;
  private final Duration interval;
  private final List<Long> marks;
  private final Function<SimCard, Optional<UsageReading>> source;

  /**
   * Makes a watch.
   *
   * @param interval the shortest time between two questions for one line, as the carrier allows
   * @param marks the megabytes at which to alarm, such as 500, 100 and 0
   * @param source reads what is left; see {@link #from}
   */
  public UsageWatch(
      RenewalStore store,
      Duration interval,
      List<Long> marks,
      Function<SimCard, Optional<UsageReading>> source) {
    this.store = Objects.requireNonNull(store, "store");
    this.interval = Objects.requireNonNull(interval, "interval");
    this.marks = marks.stream().sorted().toList();
    this.source = Objects.requireNonNull(source, "source");
    if (interval.isNegative() || interval.isZero()) {
      throw new IllegalArgumentException("interval: must be more than 0");
    }
  }

  /** Returns a source that adds up the data buckets that a carrier tells of, as old as it says. */
  public static Function<SimCard, Optional<UsageReading>> from(Lookups lookups) {
    return sim -> {
      BigDecimal sum = null;
      Instant asOf = null;
      for (var found : lookups.usage(sim).found()) {
        Usage usage = found.value();
        Volume left = usage.remaining();
        if (usage.kind() == Allowance.Kind.DATA && left != null) {
          sum = sum == null ? left.amount() : sum.add(left.amount());
          asOf = asOf == null || found.asOf().isBefore(asOf) ? found.asOf() : asOf;
        }
      }
      return sum == null || asOf == null
          ? Optional.empty()
          : Optional.of(new UsageReading(asOf, sum.longValue()));
    };
  }

  /**
   * Looks once, if that is allowed now.
   *
   * @param id the watch's id, such as person and alias
   * @param alias the person's name for the line, which alarms show
   * @throws RuntimeException what the source throws; the next look is an interval later all the same
   */
  public Look look(String id, String alias, SimCard sim, Instant now) {
    Stored claimed = claim(id, now);
    if (claimed == null) {
      return new Look(false, null, List.of());
    }
    UsageReading reading = source.apply(sim).orElse(null);
    if (reading == null) {
      return new Look(true, null, List.of());
    }
    return new Look(true, reading, alarms(claimed, alias, reading));
  }

  /** Returns the readings of a line that are kept, the oldest first: what a forecast is made of. */
  public List<UsageReading> readings(String id) {
    return store.find(KIND, id).map(found -> readings(Doc.read(found.body()))).orElse(List.of());
  }

  /** Counts a look before it is made, so that no other machine makes it too. */
  private @Nullable Stored claim(String id, Instant now) {
    Stored before = store.find(KIND, id).orElse(null);
    if (before == null) {
      Stored first =
          Stored.first(KIND, id, null, Doc.empty().with("looked", now).json());
      return store.insert(first) ? first : null;
    }
    Doc doc = Doc.read(before.body());
    Instant looked = doc.moment("looked");
    if (looked != null && now.isBefore(looked.plus(interval))) {
      return null;
    }
    Stored after = before.next(null, doc.with("looked", now).json());
    return store.replace(before, after) ? after : null;
  }

  private List<Message> alarms(Stored claimed, String alias, UsageReading reading) {
    Doc doc = Doc.read(claimed.body());
    TreeSet<Long> given = new TreeSet<>();
    doc.list("given").forEach(one -> given.add(Long.valueOf(one.text("mark"))));
    // More is left than at a mark: it may alarm again next time.
    given.removeIf(mark -> mark < reading.megabytesLeft());
    List<Long> crossed = marks.stream()
        .filter(mark -> reading.megabytesLeft() <= mark && !given.contains(mark))
        .toList();
    given.addAll(crossed);
    List<UsageReading> kept = new ArrayList<>(readings(doc));
    kept.add(reading);
    Doc after = doc.with(
            "given", given.stream().map(m -> Doc.empty().with("mark", m)).toList())
        .with(
            "readings",
            kept.stream()
                .skip(Math.max(0, kept.size() - READINGS_KEPT))
                .map(UsageWatch::doc)
                .toList());
    if (!store.replace(claimed, claimed.next(null, after.json())) || crossed.isEmpty()) {
      return List.of();
    }
    long lowest = crossed.get(0);
    return List.of(
        reading.megabytesLeft() == 0
            ? Message.of("watch.out", alias)
            : Message.of("watch.left", alias, reading.megabytesLeft(), lowest));
  }

  private static List<UsageReading> readings(Doc doc) {
    return doc.list("readings").stream()
        .map(one ->
            new UsageReading(Instant.parse(one.text("at")), Long.parseLong(one.text("left"))))
        .toList();
  }

  private static Doc doc(UsageReading reading) {
    return Doc.empty().with("at", reading.at()).with("left", reading.megabytesLeft());
  }

  /**
   * What a look brought.
   *
   * @param looked whether the carrier was asked; false when it is too early, or another machine asks
   * @param reading what is left, or null if that is not known
   * @param alarms what to tell the person; several marks at once give one alarm
   */
  public record Look(boolean looked, @Nullable UsageReading reading, List<Message> alarms) {
    /** Copies the list. */
    public Look {
      alarms = List.copyOf(alarms);
    }
  }
}
