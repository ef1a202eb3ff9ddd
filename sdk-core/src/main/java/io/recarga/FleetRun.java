package io.recarga;

import java.time.Duration;
import java.util.Objects;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** How {@link Recarga#topUpAll} goes through many top-ups. Immutable. */
public final class FleetRun {
  private final int inFlight;
  private final @Nullable Duration wait;
  private final Duration patience;
  private final Consumer<FleetLine> results;
  private final Consumer<FleetReport> progress;
  private final long progressEvery;

  private FleetRun(Builder b) {
    inFlight = b.inFlight;
    wait = b.wait;
    patience = b.patience;
    results = b.results;
    progress = b.progress;
    progressEvery = b.progressEvery;
  }

  /**
   * Begins a run.
   *
   * @param results is told each line's end, once, in the order in which they end. Told by several
   *     threads, but by one at a time; what it throws ends the run
   */
  public static Builder builder(Consumer<FleetLine> results) {
    return new Builder(results);
  }

  /** Returns how many top-ups are under way at once; 32. */
  public int inFlight() {
    return inFlight;
  }

  /** Returns how long each line is waited for, or null for the default of {@code topUp}. */
  public @Nullable Duration waitForEach() {
    return wait;
  }

  /** Returns for how long a line that may not be sent now is tried again; 1 minute. */
  public Duration patience() {
    return patience;
  }

  /** Returns who is told each line's end. */
  public Consumer<FleetLine> results() {
    return results;
  }

  /** Returns who is told how far the run is. */
  public Consumer<FleetReport> progress() {
    return progress;
  }

  /** Returns after how many lines progress is told; 1,000. */
  public long progressEvery() {
    return progressEvery;
  }

  /** Builds a {@link FleetRun}. */
  public static final class Builder {
    private final Consumer<FleetLine> results;
    private int inFlight = 32;
    private @Nullable Duration wait;
    private Duration patience = Duration.ofMinutes(1);
    private Consumer<FleetReport> progress = report -> {};
    private long progressEvery = 1_000;

    private Builder(Consumer<FleetLine> results) {
      this.results = Objects.requireNonNull(results, "results");
    }

    /**
     * Sets how many top-ups are under way at once; the accounts' {@link AccountLimits} bound them as
     * well.
     *
     * @param value 1 to 10,000
     */
    public Builder inFlight(int value) {
      if (value < 1 || value > 10_000) {
        throw new IllegalArgumentException("inFlight: must be from 1 to 10,000: " + value);
      }
      inFlight = value;
      return this;
    }

    /** Sets how long each line is waited for; what is not decided by then is told as pending. */
    public Builder waitForEach(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("wait: is negative: " + value);
      }
      wait = value;
      return this;
    }

    /** Sets for how long a line is tried again that may not be sent now, such as over a rate limit. */
    public Builder patience(Duration value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("patience: is negative: " + value);
      }
      patience = value;
      return this;
    }

    /**
     * Sets who is told, after every {@code lines} lines, how far the run is.
     *
     * @param lines at least 1
     */
    public Builder progress(long lines, Consumer<FleetReport> listener) {
      if (lines < 1) {
        throw new IllegalArgumentException("lines: must be at least 1: " + lines);
      }
      progressEvery = lines;
      progress = Objects.requireNonNull(listener, "listener");
      return this;
    }

    /** Builds the run. */
    public FleetRun build() {
      return new FleetRun(this);
    }
  }
}
