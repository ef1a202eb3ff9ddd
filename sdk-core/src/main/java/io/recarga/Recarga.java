package io.recarga;

import io.recarga.internal.Emitter;
import io.recarga.internal.Engine;
import io.recarga.internal.Fleet;
import io.recarga.internal.Guards;
import io.recarga.internal.Pages;
import io.recarga.internal.Parts;
import io.recarga.internal.Setup;
import io.recarga.journal.Journal;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.IntSupplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Tops up prepaid SIM cards, each obligation at most once. Thread-safe; make one and keep it.
 *
 * <p>An exception from here means that no money moved and the key is still free. Whatever may have
 * moved money is a {@link TopUpResult}.
 */
public final class Recarga implements AutoCloseable {
  private final Parts parts;
  private final Engine engine;
  private final List<CarrierAdapter> adapters;
  private final @Nullable Channel channel;
  private final TimeSource time;
  private final Routing routing;

  private Recarga(Builder b, Journal journal) {
    adapters = List.copyOf(b.adapters);
    channel = b.channel;
    time = b.time;
    routing = b.routing;
    parts = new Parts(new Setup(
        journal,
        adapters,
        b.installation,
        b.policy,
        b.time,
        b.jitter,
        b.limits,
        b.walletFloors,
        new Emitter(b.listeners),
        new Guards(b.repeats, b.cooldown, b.checks),
        b.routing,
        b.backupTaken));
    engine = new Engine(parts);
  }

  /** Begins a Recarga: give it at least one adapter and a journal. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Carries a top-up out and waits for its end as long as the adapter's call time-out and 10 s more.
   * The same key with the same content replays the outcome; two threads with one key send once.
   *
   * @throws KeyConflictException if the key was used before for something else
   * @throws NotServedException if no adapter serves it
   * @throws NotSentException if nothing may or can be sent now
   * @throws CredentialsException if the adapters' credentials are refused
   * @throws JournalException if the journal provably does not hold it
   */
  public TopUpResult topUp(TopUp topUp) {
    return engine.topUp(withDefaults(topUp), null);
  }

  /**
   * Carries a top-up out. {@code wait} only bounds waiting: when it is over, the answer is {@link
   * TopUpResult.Pending}, and what was sent goes on in the background.
   *
   * <p>Throws what {@link #topUp(TopUp)} throws, for the same reasons.
   *
   * @param wait how long to wait; zero returns as soon as the top-up is journaled
   * @throws IllegalArgumentException if {@code wait} is negative
   */
  public TopUpResult topUp(TopUp topUp, Duration wait) {
    return engine.topUp(withDefaults(topUp), notNegative(wait));
  }

  /**
   * Carries out many top-ups, a key for each, with constant memory: lines are taken as places become
   * free, and each line's end is told to the run's listener. A line with a key that was used before
   * replays, so that a run that was killed is simply run again with the same lines.
   *
   * @param topUps the lines; taken by one thread at a time
   * @return how it ended. If the calling thread is interrupted no more lines are taken, what is under
   *     way is waited for, and the flag is kept
   * @throws RuntimeException what {@code topUps} or a listener throws, after what was under way ended
   */
  public FleetReport topUpAll(Stream<TopUp> topUps, FleetRun run) {
    try (topUps) {
      return new Fleet(engine, time, this::withDefaults).run(topUps.iterator(), run);
    }
  }

  /**
   * Returns how the top-up stands in the journal, asking nobody; empty for an unknown key.
   *
   * @throws JournalException if the journal can't be read now
   */
  public Optional<TopUpResult> find(TopUpKey key) {
    return engine.find(Objects.requireNonNull(key, "key"));
  }

  /**
   * Asks the carrier now how the top-up stands, also about one that ended, and makes a new attempt
   * if one is due. While another thread is at the key, returns how it stands.
   *
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   */
  public TopUpResult refresh(TopUpKey key) {
    return engine.refresh(Objects.requireNonNull(key, "key"));
  }

  /**
   * Waits until the top-up is decided, asking the carrier and making new attempts when they are
   * due. Returns earlier if nothing can change within {@code wait}.
   *
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   * @throws IllegalArgumentException if {@code wait} is negative
   */
  public TopUpResult await(TopUpKey key, Duration wait) {
    return engine.await(Objects.requireNonNull(key, "key"), notNegative(wait));
  }

  /**
   * Opens a declined top-up again and carries it out: an empty wallet must not kill an order id.
   * Only hard proof that nothing was sold permits that; see {@link Refusal#isRetryable}. A top-up
   * that is not declined is returned as it stands.
   *
   * @param sendBy the moment after which no attempt is begun
   * @param who who wants it, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @throws NotRetryableException if its proof does not permit that: the key stays declined
   * @throws NotSentException if {@code sendBy} is over
   * @throws UnknownKeyException if the journal holds nothing under the key
   */
  public TopUpResult retry(TopUpKey key, Instant sendBy, String who) {
    Objects.requireNonNull(sendBy, "sendBy");
    return engine.retry(Objects.requireNonNull(key, "key"), sendBy, Texts.keyPart(who, "who"));
  }

  /**
   * Journals a top-up and returns at once: workers send it, here or on another machine, within 24
   * hours unless its {@code sendBy} says otherwise. {@link #start} must have been called somewhere.
   * The same key again tells how it stands.
   *
   * @return Pending, queued; or how the key stands if it was used before
   * @throws KeyConflictException if the key was used before for something else
   * @throws NotServedException if no adapter serves it
   * @throws NotSentException if its {@code sendBy} is over
   * @throws JournalException if the journal provably does not hold it
   */
  public TopUpResult enqueue(TopUp topUp) {
    return engine.commands().enqueue(withDefaults(topUp));
  }

  /**
   * Ends a top-up of which nothing was sent, or nothing had an effect so far. What may be under way
   * cannot be cancelled: look at the result, which is {@code Declined} only if it could.
   *
   * @param who who wants it, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   */
  public TopUpResult cancel(TopUpKey key, String who) {
    return engine.commands().cancel(Objects.requireNonNull(key, "key"), Texts.keyPart(who, "who"));
  }

  /** Returns what is sent only once its payer's money came. */
  public Payments payments() {
    return new Payments(engine.commands());
  }

  /**
   * Starts the workers of this process: they find out what a crash left open, ask carriers when that
   * is due, send what is queued and work on notices. Any number of machines may run them on one
   * journal. A second call changes nothing.
   *
   * @return what they found, such as top-ups whose adapter is not set up here
   * @throws IllegalStateException if this was closed
   * @throws JournalException or another exception if the journal can't be read now
   */
  public WorkersReport start() {
    return engine.workers().start();
  }

  /** Returns a face of this that does its work on {@code executor} and returns futures. */
  public AsyncRecarga async(Executor executor) {
    return new AsyncRecarga(this, Objects.requireNonNull(executor, "executor"));
  }

  /** Returns what can be asked without moving money. */
  public Lookups lookups() {
    return new Lookups(adapters, time, parts.survey(), routing);
  }

  /** Returns what whoever runs this needs. */
  public Operations operations() {
    return new Operations(adapters, parts, engine);
  }

  /**
   * Lists how top-ups ended, in the order in which it became known: a durable feed, so that a late
   * outcome is never lost. Begin with 0, deal with the page, store {@link Outcomes#cursor}, and ask
   * on from there; after a crash in between the same page comes again, so take each outcome at least
   * once.
   *
   * <p>Delivered, declined, reversed and unknown top-ups are listed. A later end of the same top-up,
   * such as a reversal or what a person found out, comes at a later position and replaces the
   * earlier one: a reader that was away meanwhile sees the later end alone.
   *
   * @param cursor 0, or what an earlier page returned
   * @param limit 1 to 1000
   * @throws IllegalArgumentException if {@code cursor} is negative
   */
  public Outcomes outcomes(long cursor, int limit) {
    if (cursor < 0) {
      throw new IllegalArgumentException("cursor: is negative: " + cursor);
    }
    return Pages.outcomes(parts, cursor, Texts.page(limit));
  }

  /** Returns the door for what carriers tell by HTTP. */
  public Webhooks webhooks() {
    return new Webhooks(engine.notices());
  }

  /** Returns what each adapter takes and answers, in the order of preference. */
  public Map<AdapterId, Capabilities> capabilities() {
    Map<AdapterId, Capabilities> all = new LinkedHashMap<>();
    adapters.forEach(adapter -> all.put(adapter.id(), adapter.capabilities()));
    return all;
  }

  /**
   * Stops the workers, waiting for 10 s at most until what they have under way has ended, and takes
   * no new work to the background. What is under way then ends by itself, or is found out by others.
   * A caller that waits long enough still sends on its own thread. Outcomes that could not be written
   * when they came are written now, if the journal takes them. The journal stays open.
   */
  @Override
  public void close() {
    engine.close();
  }

  private TopUp withDefaults(TopUp topUp) {
    Objects.requireNonNull(topUp, "topUp");
    return channel == null || topUp.channel() != null
        ? topUp
        : topUp.toBuilder().channel(channel).build();
  }

  private static Duration notNegative(Duration wait) {
    if (Objects.requireNonNull(wait, "wait").isNegative()) {
      throw new IllegalArgumentException("wait: is negative: " + wait);
    }
    return wait;
  }

  /** Builds a {@link Recarga}. */
  public static final class Builder {
    private final List<CarrierAdapter> adapters = new ArrayList<>();
    private @Nullable Journal journal;
    private String installation = "default";
    private @Nullable Channel channel;
    private EnginePolicy policy = EnginePolicy.defaults();
    private TimeSource time = TimeSource.system();
    private IntSupplier jitter = () -> ThreadLocalRandom.current().nextInt(1000);
    private boolean liveInMemory;
    private final Map<AdapterId, AccountLimits> limits = new LinkedHashMap<>();
    private final Map<AdapterId, Money> walletFloors = new LinkedHashMap<>();
    private final List<TopUpCheck> checks = new ArrayList<>();
    private @Nullable Duration repeats;
    private @Nullable Duration cooldown;
    private @Nullable Instant backupTaken;
    private Routing routing = Routing.preferred();
    private final List<RechargeListener> listeners = new ArrayList<>();

    private Builder() {}

    /**
     * Adds an adapter; the first that serves a top-up and may be used now carries it, unless {@link
     * #routing} says otherwise.
     */
    public Builder adapter(CarrierAdapter adapter) {
      adapters.add(Objects.requireNonNull(adapter, "adapter"));
      return this;
    }

    /** Sets where top-ups are journaled; required. */
    public Builder journal(Journal value) {
      journal = Objects.requireNonNull(value, "journal");
      return this;
    }

    /**
     * Names this installation, "default" unless set. The name is part of every reference: it must
     * differ between journals that share a carrier account, and never change afterwards.
     *
     * @throws IllegalArgumentException if it is not 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
     */
    public Builder installation(String id) {
      installation = Texts.keyPart(id, "installation");
      return this;
    }

    /** Sets the channel of top-ups that name none. */
    public Builder channel(Channel value) {
      channel = Objects.requireNonNull(value, "channel");
      return this;
    }

    /** Sets the engine's numbers. */
    public Builder policy(EnginePolicy value) {
      policy = Objects.requireNonNull(value, "policy");
      return this;
    }

    /** Sets where time comes from, for tests. */
    public Builder time(TimeSource value) {
      time = Objects.requireNonNull(value, "time");
      return this;
    }

    /** Sets where chance comes from, for tests; it must be thread-safe. */
    public Builder random(RandomGenerator value) {
      Objects.requireNonNull(value, "random");
      jitter = () -> value.nextInt(1000);
      return this;
    }

    /** Sets in which order adapters are tried; as they were added unless set. */
    public Builder routing(Routing value) {
      routing = Objects.requireNonNull(value, "routing");
      return this;
    }

    /** Sets how much the account of {@code adapter} may be given to do at once. */
    public Builder limits(AdapterId adapter, AccountLimits value) {
      limits.put(
          Objects.requireNonNull(adapter, "adapter"), Objects.requireNonNull(value, "limits"));
      return this;
    }

    /**
     * Has the workers look once a minute whether the wallet of {@code adapter} holds less than {@code
     * floor}, and tell listeners if it does. A decline for an empty wallet is told in any case.
     */
    public Builder walletFloor(AdapterId adapter, Money floor) {
      walletFloors.put(
          Objects.requireNonNull(adapter, "adapter"), Objects.requireNonNull(floor, "floor"));
      return this;
    }

    /** Adds a check of the app's own that new top-ups have to pass, such as amounts per day. */
    public Builder check(TopUpCheck check) {
      checks.add(Objects.requireNonNull(check, "check"));
      return this;
    }

    /**
     * Suspects a new key that asks for the same line and product as another key of the tenant did
     * within {@code window}: {@link SuspectedDuplicateException}. Off unless set; best effort, as two
     * callers at the same moment do not see each other.
     *
     * @param window more than 0
     */
    public Builder suspectRepeats(Duration window) {
      repeats = positive(window, "window");
      return this;
    }

    /**
     * Lets a line rest: a new key for it is refused for {@code pause} after another one of the
     * tenant. Off unless set; best effort.
     *
     * @param pause more than 0
     */
    public Builder cooldown(Duration pause) {
      cooldown = positive(pause, "pause");
      return this;
    }

    /**
     * Says that the journal was restored from a backup, so that what was sent since is missing from
     * it. Until it is built without this, every key is first asked about at all carriers that may
     * have had it, nothing is sent where that proves nothing (carriers without duplicate check),
     * and the answer is {@link TopUpResult.Pending} meanwhile.
     *
     * @param taken when the backup was taken, or earlier
     */
    public Builder recoveryMode(Instant taken) {
      backupTaken = Objects.requireNonNull(taken, "taken");
      return this;
    }

    /** Adds a listener that is told of every decision after its commit; several are told in order. */
    public Builder listener(RechargeListener value) {
      listeners.add(Objects.requireNonNull(value, "listener"));
      return this;
    }

    /**
     * Permits real money with a journal that is lost with this process. After a crash nobody then
     * knows what was sent; the carriers' own duplicate checks are all that is left.
     */
    public Builder liveAccountsInMemory() {
      liveInMemory = true;
      return this;
    }

    /**
     * Builds it; starts no thread and calls nobody but the journal.
     *
     * @throws IllegalArgumentException if the journal or the adapters are missing, two adapters
     *     share an id, or a live account has a journal in memory
     * @throws JournalException if the journal belongs to another installation
     */
    public Recarga build() {
      Journal chosen = journal;
      if (chosen == null) {
        throw new IllegalArgumentException(
            "journal: set one; Journal.inMemory(maxKeys) to try things out");
      }
      for (CarrierAdapter adapter : adapters) {
        if (adapter.environment() == Environment.LIVE && !chosen.isDurable() && !liveInMemory) {
          throw new IllegalArgumentException("journal: "
              + adapter.id()
              + " moves real money, and this journal is lost with the process: use a durable"
              + " one, or insist with liveAccountsInMemory()");
        }
      }
      return new Recarga(this, chosen);
    }

    private static Duration positive(Duration value, String field) {
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException(field + ": must be more than 0: " + value);
      }
      return value;
    }
  }
}
