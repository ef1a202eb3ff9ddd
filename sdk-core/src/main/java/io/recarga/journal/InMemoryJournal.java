package io.recarga.journal;

import io.recarga.JournalException;
import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** A bounded journal in memory. */
final class InMemoryJournal implements Journal {
  private final int maxKeys;
  private final Semaphore room;
  private final Map<TopUpKey, Held> rows = new ConcurrentHashMap<>();
  private final InMemoryReferences references = new InMemoryReferences();
  private final Map<TopUpKey, Hold> holds = new ConcurrentHashMap<>();
  private final Map<String, String> settings = new ConcurrentHashMap<>();
  private final InMemoryInbox inbox = new InMemoryInbox();
  private final AtomicReference<@Nullable String> owner = new AtomicReference<>();
  private final byte[] salt = new byte[32];

  private final InMemoryEnds ends = new InMemoryEnds();

  InMemoryJournal(int maxKeys) {
    if (maxKeys < 1) {
      throw new IllegalArgumentException("maxKeys: must be at least 1: " + maxKeys);
    }
    this.maxKeys = maxKeys;
    this.room = new Semaphore(maxKeys);
    new SecureRandom().nextBytes(salt);
  }

  @Override
  public boolean isDurable() {
    return false;
  }

  @Override
  public byte[] open(String installation) {
    String first = owner.compareAndExchange(null, installation);
    if (first != null && !first.equals(installation)) {
      throw new JournalException(
          "installation: this journal belongs to \"" + first + "\", not \"" + installation + "\"");
    }
    return salt.clone();
  }

  @Override
  public Instant now(TimeSource local) {
    // There is no other machine to agree with.
    return local.now();
  }

  @Override
  public @Nullable JournalRow insert(JournalRow row) {
    Held rival = rows.get(row.key());
    if (rival != null) {
      return Held.whole(rival);
    }
    if (!room.tryAcquire()) {
      throw new JournalException("the in-memory journal is full with " + maxKeys
          + " keys: raise maxKeys or use a database");
    }
    Held held = row.state().isOpen() ? rows.putIfAbsent(row.key(), row) : ended(row);
    if (held != null) {
      room.release();
      return Held.whole(held);
    }
    references.inserted(row);
    return null;
  }

  /** Inserts a row that ended already, or returns the one that is held. */
  private @Nullable Held ended(JournalRow row) {
    Held mine = Held.of(row);
    Held held = rows.computeIfAbsent(row.key(), key -> {
      ends.written(mine);
      return mine;
    });
    return held == mine ? null : held;
  }

  @Override
  public Optional<JournalRow> find(TopUpKey key) {
    return Optional.ofNullable(rows.get(key)).map(Held::whole);
  }

  @Override
  public boolean replace(JournalRow before, JournalRow after) {
    Held next = after.state().isOpen() ? after : Held.of(after);
    // Whoever replaced the row in between raised its version and made another object.
    Held held = rows.computeIfPresent(before.key(), (key, now) -> {
      if (now.version() != before.version()) {
        return now;
      }
      if (!now.state().isOpen() || !after.state().isOpen()) {
        ends.written(next);
      }
      references.replacing(now, after);
      return next;
    });
    if (held != next) {
      return false;
    }
    letGo(after);
    return true;
  }

  /** Drops what was held of an earlier version. */
  private void letGo(JournalRow row) {
    if (holds.get(row.key()) != null) {
      holds.computeIfPresent(
          row.key(), (key, hold) -> hold.version() < row.version() ? null : hold);
    }
  }

  @Override
  public Optional<JournalRow> findByReference(AdapterId adapter, String reference) {
    return Optional.ofNullable(references.find(adapter, reference, rows::get))
        .map(rows::get)
        .map(Held::whole);
  }

  @Override
  public Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId) {
    return rows.values().stream()
        .filter(row -> adapter.equals(row.adapter()))
        .map(Held::whole)
        .filter(row -> transactionId.equals(row.transactionId()))
        .findFirst();
  }

  @Override
  public List<JournalRow> takeDue(
      Instant now, Duration hold, int limit, Collection<AdapterId> adapters) {
    Predicate<JournalRow> ours = row -> row.adapter() == null || adapters.contains(row.adapter());
    // Others take rows meanwhile: when each comes due is looked up once, before they are put in
    // order.
    List<JournalRow> due = rows.values().stream()
        .filter(row -> row.state().isOpen())
        .map(Held::whole)
        .filter(row -> isDue(row, now) && ours.test(row))
        .map(row -> Map.entry(wakes(row), row))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .toList();
    List<JournalRow> taken = new ArrayList<>();
    for (JournalRow row : due) {
      if (taken.size() < limit && tookHold(row, now, now.plus(hold))) {
        taken.add(row);
      }
    }
    return taken;
  }

  private boolean tookHold(JournalRow row, Instant now, Instant until) {
    boolean[] took = {false};
    holds.compute(row.key(), (key, other) -> {
      boolean held =
          other != null && other.version() == row.version() && other.until().isAfter(now);
      took[0] = !held;
      return held ? other : new Hold(until, row.version());
    });
    return took[0];
  }

  /** Returns when a row came due, or came due again after it was taken and left. */
  private Instant wakes(JournalRow row) {
    Hold hold = holds.get(row.key());
    return hold != null && hold.version() == row.version()
        ? hold.until()
        : Objects.requireNonNullElse(row.due(), Instant.MIN);
  }

  private static boolean isDue(JournalRow row, Instant now) {
    Instant due = row.due();
    return due == null || !due.isAfter(now);
  }

  @Override
  public List<JournalRow> list(State state, @Nullable TopUpKey after, int limit) {
    return page(row -> row.state() == state, after, limit);
  }

  @Override
  public List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit) {
    return page(
        row -> {
          Instant began = row.attemptBegan();
          return adapter.equals(row.adapter())
              && began != null
              && !began.isBefore(from)
              && began.isBefore(to);
        },
        after,
        limit);
  }

  private List<JournalRow> page(Predicate<Held> wanted, @Nullable TopUpKey after, int limit) {
    Stream<Held> matching = rows.values().stream().filter(wanted).sorted(byKey());
    Comparator<TopUpKey> byKey = Comparator.comparing(TopUpKey::tenant).thenComparing(TopUpKey::id);
    return matching
        .filter(row -> after == null || byKey.compare(row.key(), after) > 0)
        .limit(limit)
        .map(Held::whole)
        .toList();
  }

  private static Comparator<Held> byKey() {
    return Comparator.comparing((Held row) -> row.key().tenant())
        .thenComparing(row -> row.key().id());
  }

  @Override
  public List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit) {
    return rows.values().stream()
        .filter(row -> row.key().tenant().equals(tenant)
            && isSameLine(row.topUp().sim(), sim)
            && !row.created().isBefore(since))
        .sorted(Comparator.comparing(Held::created).reversed())
        .limit(limit)
        .map(Held::whole)
        .toList();
  }

  static boolean isSameLine(SimCard one, SimCard other) {
    return one.number() != null
        ? one.number().equals(other.number())
        : other.number() == null && one.iccid() != null && one.iccid().equals(other.iccid());
  }

  @Override
  public List<Backlog> backlog() {
    Map<List<@Nullable Object>, List<JournalRow>> groups = new HashMap<>();
    for (Held held : rows.values()) {
      if (held.state().isOpen() || held.state() == State.UNKNOWN) {
        JournalRow row = Held.whole(held);
        List<@Nullable Object> group = new ArrayList<>();
        group.add(row.adapter());
        group.add(row.state());
        groups.computeIfAbsent(group, key -> new ArrayList<>()).add(row);
      }
    }
    return groups.values().stream().map(InMemoryJournal::backlog).toList();
  }

  private static Backlog backlog(List<JournalRow> alike) {
    Instant oldest = alike.stream()
        .map(JournalRow::due)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder())
        .orElse(null);
    JournalRow any = alike.get(0);
    return new Backlog(any.adapter(), any.state(), alike.size(), oldest);
  }

  @Override
  public List<End> ends(long after, int limit) {
    return ends.after(after, limit, rows::get);
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public @Nullable String setting(String name) {
    return settings.get(Settings.checked(name));
  }

  @Override
  public void set(String name, @Nullable String value) {
    Settings.check(name, value);
    if (value == null) {
      settings.remove(name);
    } else {
      settings.put(name, value);
    }
  }

  @Override
  public int prune(Instant before, int limit) {
    List<Held> old = rows.values().stream()
        .filter(row -> Reduction.isPossible(row) && row.updated().isBefore(before))
        .sorted(Comparator.comparing(Held::updated).thenComparing(byKey()))
        .limit(limit)
        .toList();
    return (int) old.stream().filter(this::reduced).count();
  }

  @Override
  public Erased erase(SimCard sim) {
    int reduced = 0;
    int open = 0;
    for (Held row : rows.values()) {
      if (names(row, sim)) {
        reduced += reduced(row) ? 1 : 0;
        open += names(Objects.requireNonNull(rows.get(row.key()), "row"), sim) ? 1 : 0;
      }
    }
    return new Erased(reduced, open);
  }

  private boolean reduced(Held row) {
    boolean[] done = {false};
    rows.computeIfPresent(row.key(), (key, now) -> {
      done[0] = Reduction.isPossible(now);
      return done[0] ? Held.of(Reduction.of(Held.whole(now))) : now;
    });
    return done[0];
  }

  private static boolean names(Held row, SimCard sim) {
    SimCard own = row.topUp().sim();
    return (sim.number() != null && sim.number().equals(own.number()))
        || (sim.iccid() != null && sim.iccid().equals(own.iccid()));
  }

  @Override
  public void close() {
    // Nothing is held open.
  }

  private record Hold(Instant until, long version) {}
}
