package io.recarga.renewal;

import io.recarga.Money;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What a person who renews has, knows and wants. */
public final class Needs {
  private final Instant now;
  private final @Nullable Instant deadline;
  private final boolean abroad;
  private final Set<Language> languages;
  private final Set<Tender> tenders;
  private final @Nullable Money amount;
  private final Map<String, Integer> habits;
  private final Map<String, Money> savings;

  private Needs(Builder b) {
    now = b.now;
    deadline = b.deadline;
    abroad = b.abroad;
    languages = Set.copyOf(b.languages);
    tenders = Set.copyOf(b.tenders);
    amount = b.amount;
    habits = Map.copyOf(b.habits);
    savings = Map.copyOf(b.savings);
  }

  /** Begins the needs of somebody who chooses at {@code now}. */
  public static Builder at(Instant now) {
    return new Builder(now);
  }

  /** Returns when the person chooses. */
  public Instant now() {
    return now;
  }

  /** Returns by when the line must be renewed, or null if that is open. */
  public @Nullable Instant deadline() {
    return deadline;
  }

  /** Returns the time that is left, or null if that is open; never negative. */
  public @Nullable Duration timeLeft() {
    if (deadline == null) {
      return null;
    }
    Duration left = Duration.between(now, deadline);
    return left.isNegative() ? Duration.ZERO : left;
  }

  /** Says whether the person is outside the line's country. */
  public boolean isAbroad() {
    return abroad;
  }

  /** Returns the languages that the person reads; empty if nobody said. */
  public Set<Language> languages() {
    return languages;
  }

  /** Returns what the person can pay with; empty if nobody said. */
  public Set<Tender> tenders() {
    return tenders;
  }

  /** Returns how much is to be renewed, or null if nobody said. */
  public @Nullable Money amount() {
    return amount;
  }

  /** Returns how often the person used which channel, by its id. */
  public Map<String, Integer> habits() {
    return habits;
  }

  /** Returns what promotions and points are worth at which channel, by its id. */
  public Map<String, Money> savings() {
    return savings;
  }

  @Override
  public String toString() {
    return (abroad ? "abroad" : "in the country") + ", until " + deadline;
  }

  /** Builds {@link Needs}. */
  public static final class Builder {
    private final Instant now;
    private @Nullable Instant deadline;
    private boolean abroad;
    private Set<Language> languages = Set.of();
    private Set<Tender> tenders = Set.of();
    private @Nullable Money amount;
    private final Map<String, Integer> habits = new LinkedHashMap<>();
    private final Map<String, Money> savings = new LinkedHashMap<>();

    private Builder(Instant now) {
      this.now = Objects.requireNonNull(now, "now");
    }

    /** Sets by when the line must be renewed, such as when its balance expires. */
    public Builder deadline(Instant value) {
      deadline = Objects.requireNonNull(value, "deadline");
      return this;
    }

    /** Says that the person is outside the line's country. */
    public Builder abroad() {
      abroad = true;
      return this;
    }

    /** Sets the languages that the person reads. */
    public Builder reads(Language... values) {
      languages = Set.of(values);
      return this;
    }

    /** Sets what the person can pay with. */
    public Builder paysWith(Tender... values) {
      tenders = Set.of(values);
      return this;
    }

    /** Sets how much is to be renewed. */
    public Builder amount(Money value) {
      amount = Objects.requireNonNull(value, "amount");
      return this;
    }

    /**
     * Says how often the person used a channel lately.
     *
     * @throws IllegalArgumentException if {@code times} is negative
     */
    public Builder used(String channelId, int times) {
      if (times < 0) {
        throw new IllegalArgumentException("times: is negative: " + times);
      }
      habits.put(Objects.requireNonNull(channelId, "channelId"), times);
      return this;
    }

    /**
     * Says what a promotion or points are worth to the person at a channel, as money; several add up.
     *
     * @throws IllegalArgumentException if it is negative, or in another currency than before
     */
    public Builder saves(String channelId, Money value) {
      if (value.isNegative()) {
        throw new IllegalArgumentException("value: is negative: " + value);
      }
      savings.merge(Objects.requireNonNull(channelId, "channelId"), value, Money::plus);
      return this;
    }

    /** Builds the needs. */
    public Needs build() {
      return new Needs(this);
    }
  }
}
