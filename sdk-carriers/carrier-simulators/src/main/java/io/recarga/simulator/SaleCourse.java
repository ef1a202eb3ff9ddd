package io.recarga.simulator;

import io.recarga.spi.Beta;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The life of one sale at a simulated carrier under one {@link Fault}: what state it is in, and what
 * searches show of it. For those who write a simulator. Thread-safe.
 */
@Beta
public final class SaleCourse {
  private static final Effects NO_EFFECTS = new Effects() {
    @Override
    public boolean charge() {
      return true;
    }

    @Override
    public void execute() {}

    @Override
    public void fail() {}

    @Override
    public void reverse() {}
  };

  private final SimulatorClock clock;
  private final FaultParts fault;
  private final Duration processing;
  private final Effects effects;
  private final Instant began;
  private State state = State.UNDER_WAY;
  private int looks;

  private SaleCourse(SimulatorClock clock, FaultParts fault, Duration processing, Effects effects) {
    this.clock = clock;
    this.fault = fault;
    this.processing = processing;
    this.effects = effects;
    this.began = clock.now();
  }

  /**
   * Makes the course of a sale; {@link #begin} sets it going.
   *
   * @param fault what goes wrong, or null if nothing does
   * @param processing how long the carrier usually works on it
   */
  public static SaleCourse of(
      SimulatorClock clock, @Nullable Fault fault, Duration processing, Effects effects) {
    return new SaleCourse(
        clock, fault == null ? FaultParts.NONE : fault.parts, processing, effects);
  }

  /** Makes the course of a sale that came to its end earlier, as a ledger tells. */
  public static SaleCourse ended(SimulatorClock clock, State state) {
    SaleCourse course = new SaleCourse(clock, FaultParts.NONE, Duration.ZERO, NO_EFFECTS);
    course.state = state;
    return course;
  }

  /**
   * Sets the sale going: executes it at once, later or never, as the fault says. Returns the state
   * that the caller's answer would tell of.
   */
  public synchronized State begin() {
    switch (fault.executes()) {
      case AT_ONCE -> arrive();
      case LATER -> {
        if (fault.uponQuery() == 0) {
          clock.after(fault.delay(), this::arriveLate);
        }
      }
      case NEVER -> state = State.REFUSED;
      case BURNED -> state = State.FAILED;
      case FOREIGN -> state = State.SUCCESSFUL;
    }
    return state;
  }

  /** Returns the state that is true. */
  public synchronized State state() {
    return state;
  }

  /** Says whether the carrier has begun to work on it, so that its reference is taken. */
  public synchronized boolean hasArrived() {
    return state != State.UNDER_WAY && state != State.REFUSED;
  }

  /** Searches for the sale once, and returns what the search shows. */
  public synchronized View look() {
    looks++;
    View shown = view();
    if (state == State.UNDER_WAY && looks == fault.uponQuery()) {
      arrive();
    }
    return shown;
  }

  private View view() {
    return switch (fault.search()) {
      case TRUTH -> truth();
      case LAGS -> clock.now().isBefore(began.plus(fault.searchDelay())) ? View.NOTHING : truth();
      case FLAPS -> looks % 2 == 1 ? View.NOTHING : truth();
      case FAILS -> looks <= fault.searchCount() ? View.ERROR : truth();
      case CONTRADICTS -> looks == 1 ? View.PROCESSING : looks == 2 ? View.NOTHING : truth();
    };
  }

  private View truth() {
    return switch (state) {
      case UNDER_WAY, REFUSED -> View.NOTHING;
      case PROCESSING -> View.PROCESSING;
      case SUCCESSFUL -> View.SUCCESSFUL;
      case FAILED -> View.FAILED;
      case REVERSED -> View.REVERSED;
    };
  }

  private synchronized void arriveLate() {
    if (state == State.UNDER_WAY) {
      arrive();
    }
  }

  private void arrive() {
    if (!effects.charge()) {
      state = State.REFUSED;
      return;
    }
    state = State.PROCESSING;
    if (fault.end() == Fault.End.NEVER) {
      return;
    }
    Duration delay = fault.end() == Fault.End.REVERSED ? processing : longer(fault.endDelay());
    if (delay.isZero()) {
      finish();
    } else {
      clock.after(delay, this::finish);
    }
  }

  private Duration longer(Duration other) {
    return other.compareTo(processing) > 0 ? other : processing;
  }

  private synchronized void finish() {
    if (fault.end() == Fault.End.FAILED) {
      state = State.FAILED;
      effects.fail();
      return;
    }
    state = State.SUCCESSFUL;
    effects.execute();
    if (fault.end() == Fault.End.REVERSED) {
      clock.after(fault.endDelay(), this::reverse);
    }
  }

  private synchronized void reverse() {
    state = State.REVERSED;
    effects.reverse();
  }

  /** What a sale does to wallet and ledger. Called while the course is locked. */
  public interface Effects {
    /** Takes the cost from the wallet; says false if there is too little. */
    boolean charge();

    /** Delivers: writes the ledger. */
    void execute();

    /** Gives up: gives the cost back. */
    void fail();

    /** Takes the delivery back, and gives the cost back. */
    void reverse();
  }

  /** What is true. */
  public enum State {
    /** Sent by the caller, not yet taken by the carrier. */
    UNDER_WAY,
    /** Never taken. */
    REFUSED,
    /** Taken and not finished. */
    PROCESSING,
    /** Delivered. */
    SUCCESSFUL,
    /** Not delivered and not charged. */
    FAILED,
    /** Delivered and given back. */
    REVERSED
  }

  /** What a search shows. */
  public enum View {
    /** No record. */
    NOTHING,
    /** A server error. */
    ERROR,
    /** A record that is not finished. */
    PROCESSING,
    /** A delivery. */
    SUCCESSFUL,
    /** A failure. */
    FAILED,
    /** A delivery that was given back. */
    REVERSED
  }
}
