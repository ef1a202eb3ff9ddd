package io.recarga.internal;

import io.recarga.EnginePolicy;
import io.recarga.Money;
import io.recarga.RechargeException;
import io.recarga.TopUp;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntSupplier;
import org.jspecify.annotations.Nullable;

/** What the engine is made of: everything that is not pure comes in through here. */
public final class Parts {
  // What was told a moment ago serves as well, and is not fought for by all threads.
  private static final long TOLD_NANOS = 100_000_000;

  private final Journal journal;
  private final Roads roads;
  private final Gates gates;
  private final Ranking ranking;
  private final EnginePolicy policy;
  private final TimeSource time;
  private final IntSupplier jitter;
  private final Guards guards;
  private final Reliability reliability;
  private final Map<AdapterId, Money> walletFloors;
  private final Emitter emitter;
  private final Switches switches;
  private final @Nullable Instant backupTaken;
  private final References references;
  private final Fingerprints fingerprints;
  private final String process = newNonce();
  private final AtomicLong leases = new AtomicLong();
  private volatile Told lastTold;

  /** Puts the parts together and ties the journal to the installation. */
  public Parts(Setup setup) {
    this.journal = setup.journal();
    this.emitter = setup.emitter();
    this.policy = setup.policy();
    this.time = setup.time();
    this.jitter = setup.jitter();
    this.guards = setup.guards();
    this.backupTaken = setup.backupTaken();
    this.walletFloors = Map.copyOf(setup.walletFloors());
    this.switches = new Switches(journal, time);
    this.reliability = new Reliability();
    this.gates = new Gates(
        setup.adapters(), setup.limits(), switches, time, emitter, this::now, reliability);
    this.ranking = new Ranking(setup.routing(), reliability);
    this.roads = new Roads(setup.adapters(), gates, ranking);
    this.references = new References(setup.installation());
    this.fingerprints = new Fingerprints(journal.open(setup.installation()));
    this.lastTold = new Told(journal.now(time), time.nanos());
  }

  /**
   * Returns the time by the journal's clock. While the journal can't be asked, the monotonic clock
   * counts on from what it said last: after a send, nothing may fail for want of a clock.
   */
  Instant now() {
    try {
      Instant now = journal.now(time);
      long nanos = time.nanos();
      if (nanos - lastTold.nanos() > TOLD_NANOS) {
        lastTold = new Told(now, nanos);
      }
      return now;
    } catch (RuntimeException e) {
      Told last = lastTold;
      return last.at().plusNanos(time.nanos() - last.nanos());
    }
  }

  /**
   * Looks at a new top-up as the app wants it.
   *
   * @throws RechargeException if it may not be made now
   */
  void checkGuards(TopUp topUp) {
    if (!guards.isEmpty()) {
      guards.check(topUp, journal, now(), emitter);
    }
  }

  /** Returns below which balance a wallet is low, by account. */
  Map<AdapterId, Money> walletFloors() {
    return walletFloors;
  }

  /** Returns how well the adapters did of late. */
  Reliability reliability() {
    return reliability;
  }

  Switches switches() {
    return switches;
  }

  /** Returns when the backup was taken that the journal was restored from, or null. */
  @Nullable
  Instant backupTaken() {
    return backupTaken;
  }

  Emitter emitter() {
    return emitter;
  }

  Journal journal() {
    return journal;
  }

  /** Returns who looks at the roads of a top-up without sending. */
  public Survey survey() {
    return new Survey(roads.all(), gates, ranking, reliability);
  }

  Roads roads() {
    return roads;
  }

  EnginePolicy policy() {
    return policy;
  }

  TimeSource time() {
    return time;
  }

  References references() {
    return references;
  }

  Fingerprints fingerprints() {
    return fingerprints;
  }

  /** Returns a name for the holder of one lease, never used before. */
  String newOwner() {
    return process.concat(Long.toString(leases.incrementAndGet()));
  }

  CarrierAdapter adapterOf(JournalRow row) {
    return roads.get(Rows.adapter(row));
  }

  /** Says whether the adapter of the latest attempt is still among ours. */
  boolean hasAdapterOf(JournalRow row) {
    AdapterId adapter = row.adapter();
    return adapter == null || roads.find(adapter) != null;
  }

  Context context(JournalRow row) {
    AdapterId id = row.adapter();
    CarrierAdapter adapter = id == null ? null : roads.find(id);
    // What people order of a row without attempt, or with a missing adapter, needs no capabilities.
    return context(adapter == null ? roads.all().iterator().next() : adapter, row.topUp());
  }

  Context context(CarrierAdapter adapter, TopUp topUp) {
    return new Context(
        now(),
        jitter.getAsInt(),
        policy,
        adapter.capabilities(),
        adapter.environment(),
        roads.of(topUp),
        backupTaken);
  }

  /** Returns the longest call time-out of the adapters that may carry the top-up. */
  Duration callTimeout(TopUp topUp) {
    Duration longest = Duration.ZERO;
    for (AdapterId id : roads.of(topUp)) {
      Duration timeout = roads.get(id).capabilities().callTimeout();
      longest = timeout.compareTo(longest) > 0 ? timeout : longest;
    }
    return longest;
  }

  /** Returns how long work on one row may take: sending it, or asking about it. */
  Duration longestWork() {
    return roads.all().stream()
        .map(adapter -> adapter.capabilities().callTimeout())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO)
        .plus(policy.leaseMargin());
  }

  /** Returns the first attempt that the key yields at the adapter, for asking only. */
  public Attempt lostAttempt(CarrierAdapter adapter, TopUp topUp) {
    String reference = references.of(topUp.key(), adapter.id(), 0);
    return Attempt.builder(topUp, reference, Instant.EPOCH, Route.of(Map.of(), null))
        .build();
  }

  private record Told(Instant at, long nanos) {}

  private static String newNonce() {
    byte[] bytes = new byte[9];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes) + "-";
  }
}
