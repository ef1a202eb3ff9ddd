package io.recarga.proof.sim;

import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.journal.Inbox;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.proof.sim.Chaos.Kind;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One process's way to the journal that all share: slow, and sometimes cut before or after a write. */
final class SimJournal implements Journal {
  private static final long LONGEST = Duration.ofMinutes(10).toMillis();

  private final World world;
  private final SimProcess process;
  private final Journal shared;
  private final SimInbox inbox;

  SimJournal(World world, SimProcess process) {
    this.world = world;
    this.process = process;
    this.shared = world.store;
    this.inbox = new SimInbox(world, this);
  }

  <T> T read(int what, @Nullable Obligation about, Supplier<T> call) {
    begin(what, about);
    if (world.chaos.strikes(Kind.READ_FAILS, about)) {
      world.log(20, about, () -> process + ": reading fails at " + what);
      throw new Lost();
    }
    T result = call.get();
    process.point(what + 1, about, LONGEST);
    return result;
  }

  private <T> T write(int what, Obligation about, Supplier<T> call) {
    begin(what, about);
    if (world.chaos.strikes(Kind.WRITE_FAILS_BEFORE, about)) {
      world.log(21, about, () -> process + ": writing fails, nothing was written");
      throw new Lost();
    }
    T result = call.get();
    if (world.chaos.strikes(Kind.WRITE_FAILS_AFTER, about)) {
      world.log(22, about, () -> process + ": writing fails, but it was written");
      throw new Lost();
    }
    process.point(what + 1, about, LONGEST);
    return result;
  }

  private void begin(int what, @Nullable Obligation about) {
    process.point(what, about, LONGEST);
    if (about != null && about.busy > 1) {
      world.scheduler.sleep(200_000 + world.random(about).nextInt(2_000_000));
      process.alive();
    }
    if (!world.isJournalDown() && world.chaos.strikes(Kind.JOURNAL_DOWN, about)) {
      world.journalDown(Duration.ofMillis(1L << world.random(about).nextInt(18)));
    }
    if (world.isJournalDown()) {
      throw new Lost();
    }
  }

  @Override
  public @Nullable JournalRow insert(JournalRow row) {
    Obligation about = world.of(row.key());
    return write(100, about, () -> {
      JournalRow rival = shared.insert(row);
      if (rival == null) {
        world.judge.written(process, about, null, row);
      }
      return rival;
    });
  }

  @Override
  public boolean replace(JournalRow before, JournalRow after) {
    Obligation about = world.of(before.key());
    return write(110, about, () -> {
      JournalRow held = about.row;
      boolean replaced = shared.replace(before, after);
      if (replaced) {
        world.judge.written(process, about, held, after);
      }
      return replaced;
    });
  }

  @Override
  public Optional<JournalRow> find(TopUpKey key) {
    return read(120, world.of(key), () -> shared.find(key));
  }

  @Override
  public List<JournalRow> takeDue(
      Instant now, Duration hold, int limit, Collection<AdapterId> adapters) {
    return read(130, null, () -> shared.takeDue(now, hold, limit, adapters));
  }

  @Override
  public boolean isDurable() {
    return true;
  }

  @Override
  public byte[] open(String installation) {
    return shared.open(installation);
  }

  @Override
  public Instant now(TimeSource local) {
    process.alive();
    if (world.isJournalDown()) {
      throw new Lost();
    }
    return world.scheduler.now();
  }

  @Override
  public Optional<JournalRow> findByReference(AdapterId adapter, String reference) {
    return read(140, null, () -> shared.findByReference(adapter, reference));
  }

  @Override
  public Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId) {
    return read(142, null, () -> shared.findByTransaction(adapter, transactionId));
  }

  @Override
  public List<JournalRow> list(State state, @Nullable TopUpKey after, int limit) {
    return read(144, null, () -> shared.list(state, after, limit));
  }

  @Override
  public List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit) {
    return read(146, null, () -> shared.attempted(adapter, from, to, after, limit));
  }

  @Override
  public List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit) {
    return read(148, null, () -> shared.ofLine(tenant, sim, since, limit));
  }

  @Override
  public List<Backlog> backlog() {
    return read(150, null, shared::backlog);
  }

  @Override
  public List<End> ends(long after, int limit) {
    return read(152, null, () -> shared.ends(after, limit));
  }

  @Override
  public Inbox inbox() {
    return inbox;
  }

  @Override
  public @Nullable String setting(String name) {
    return read(154, null, () -> shared.setting(name));
  }

  @Override
  public void set(String name, @Nullable String value) {
    shared.set(name, value);
  }

  @Override
  public int prune(Instant before, int limit) {
    return shared.prune(before, limit);
  }

  @Override
  public Erased erase(SimCard sim) {
    return shared.erase(sim);
  }

  @Override
  public void close() {
    // The store outlives its processes.
  }

  /** The connection is gone. */
  private static final class Lost extends RuntimeException {
    private static final long serialVersionUID = 1;

    Lost() {
      super("connection lost", null, false, false);
    }
  }
}
