package io.recarga.internal;

import io.recarga.EnginePolicy;
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

/** What the engine is made of: everything that is not pure comes in through here. */
public final class Parts {
  private final Journal journal;
  private final Roads roads;
  private final EnginePolicy policy;
  private final TimeSource time;
  private final IntSupplier jitter;
  private final References references;
  private final Fingerprints fingerprints;
  private final String process = newNonce();
  private final AtomicLong leases = new AtomicLong();
  private final Emitter emitter;

  /**
   * Puts the parts together and ties the journal to the installation.
   *
   * @param jitter gives random numbers from 0 to 999; thread-safe
   */
  public Parts(
      Journal journal,
      Iterable<CarrierAdapter> adapters,
      String installation,
      EnginePolicy policy,
      TimeSource time,
      IntSupplier jitter,
      Emitter emitter) {
    this.emitter = emitter;
    this.journal = journal;
    this.roads = new Roads(adapters);
    this.policy = policy;
    this.time = time;
    this.jitter = jitter;
    this.references = new References(installation);
    this.fingerprints = new Fingerprints(journal.open(installation));
  }

  Emitter emitter() {
    return emitter;
  }

  Journal journal() {
    return journal;
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
    return process + "-" + leases.incrementAndGet();
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
    return row.adapter() == null
        ? context(roads.all().iterator().next(), row.topUp())
        : context(adapterOf(row), row.topUp());
  }

  Context context(CarrierAdapter adapter, TopUp topUp) {
    return new Context(
        time.now(),
        jitter.getAsInt(),
        policy,
        adapter.capabilities(),
        adapter.environment(),
        roads.of(topUp));
  }

  /** Returns the longest call time-out of the adapters that may carry the top-up. */
  Duration callTimeout(TopUp topUp) {
    return roads.of(topUp).stream()
        .map(id -> roads.get(id).capabilities().callTimeout())
        .max(Duration::compareTo)
        .orElse(Duration.ZERO);
  }

  /** Returns the first attempt that the key yields at the adapter, for asking only. */
  public Attempt lostAttempt(CarrierAdapter adapter, TopUp topUp) {
    String reference = references.of(topUp.key(), adapter.id(), 0);
    return Attempt.builder(topUp, reference, Instant.EPOCH, Route.of(Map.of(), null))
        .build();
  }

  private static String newNonce() {
    byte[] bytes = new byte[9];
    new SecureRandom().nextBytes(bytes);
    return HexFormat.of().formatHex(bytes);
  }
}
