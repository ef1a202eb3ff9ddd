package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How an installation is doing, as one of its processes sees it now. */
public final class Health {
  private final boolean journalReadable;
  private final boolean workersRunning;
  private final long open;
  private final long cases;
  private final long noticesWaiting;
  private final @Nullable Duration oldestDue;
  private final Map<AdapterId, Long> missing;
  private final Map<AdapterId, Account> accounts;

  private Health(Builder b) {
    journalReadable = b.journalReadable;
    workersRunning = b.workersRunning;
    open = b.open;
    cases = b.cases;
    noticesWaiting = b.noticesWaiting;
    oldestDue = b.oldestDue;
    missing = Map.copyOf(b.missing);
    accounts = new LinkedHashMap<>(b.accounts);
  }

  /** Begins a report. */
  public static Builder builder() {
    return new Builder();
  }

  /** Says whether the journal could be read; if not, nothing is sent and the counts are 0. */
  public boolean isJournalReadable() {
    return journalReadable;
  }

  /** Says whether this process's workers were started and not closed. */
  public boolean areWorkersRunning() {
    return workersRunning;
  }

  /** Returns how many top-ups are not decided. */
  public long open() {
    return open;
  }

  /** Returns how many cases wait for a person. */
  public long cases() {
    return cases;
  }

  /** Returns how many notices of carriers wait to be worked on. */
  public long noticesWaiting() {
    return noticesWaiting;
  }

  /**
   * Returns for how long the most overdue row has been due, or null if none is overdue. A figure
   * that grows says that no workers run, or too few.
   */
  public @Nullable Duration oldestDue() {
    return oldestDue;
  }

  /** Returns how many open top-ups went through adapters that are not set up here. */
  public Map<AdapterId, Long> missing() {
    return missing;
  }

  /** Returns the accounts in the order of preference. */
  public Map<AdapterId, Account> accounts() {
    return Map.copyOf(accounts);
  }

  /** Says whether all is as it should be: readable, nothing stopped, missing or left alone. */
  public boolean isWell() {
    return journalReadable
        && missing.isEmpty()
        && accounts.values().stream().allMatch(Account::isWell);
  }

  @Override
  public String toString() {
    return (isWell() ? "well" : "not well")
        + ": " + open + " open, " + cases + " cases, oldest due for " + oldestDue
        + (journalReadable ? "" : ", journal can't be read")
        + (missing.isEmpty() ? "" : ", missing " + missing)
        + ", " + accounts;
  }

  /**
   * How one account is doing.
   *
   * @param stopped who stopped it and why, or null if it may send
   * @param isLeftAlone whether it failed so often that nothing is sent for some seconds
   * @param inFlight how many top-ups of this process are on their way
   * @param retriesLeft how many retries its budget allows now
   */
  public record Account(
      @Nullable String stopped, boolean isLeftAlone, int inFlight, int retriesLeft) {
    /** Says whether it takes top-ups. */
    public boolean isWell() {
      return stopped == null && !isLeftAlone;
    }
  }

  /** Builds a {@link Health}. */
  public static final class Builder {
    private boolean journalReadable;
    private boolean workersRunning;
    private long open;
    private long cases;
    private long noticesWaiting;
    private @Nullable Duration oldestDue;
    private Map<AdapterId, Long> missing = Map.of();
    private final Map<AdapterId, Account> accounts = new LinkedHashMap<>();

    private Builder() {}

    /** Sets whether the journal could be read and the workers run. */
    public Builder running(boolean journalReadable, boolean workersRunning) {
      this.journalReadable = journalReadable;
      this.workersRunning = workersRunning;
      return this;
    }

    /** Sets what waits: open top-ups, cases, notices, and for how long the oldest has been due. */
    public Builder waiting(
        long open, long cases, long noticesWaiting, @Nullable Duration oldestDue) {
      this.open = open;
      this.cases = cases;
      this.noticesWaiting = noticesWaiting;
      this.oldestDue = oldestDue;
      return this;
    }

    /** Sets how many open top-ups went through adapters that are not set up. */
    public Builder missing(Map<AdapterId, Long> value) {
      missing = Objects.requireNonNull(value, "missing");
      return this;
    }

    /** Adds an account. */
    public Builder account(AdapterId id, Account account) {
      accounts.put(id, account);
      return this;
    }

    /** Builds the report. */
    public Health build() {
      return new Health(this);
    }
  }
}
