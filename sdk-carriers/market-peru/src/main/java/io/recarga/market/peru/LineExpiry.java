package io.recarga.market.peru;

import java.time.Instant;
import java.time.LocalDate;
import java.time.Period;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * When a prepaid line that nobody renews is limited, suspended and lost. The terms count days from
 * the last renewal. They are data with their sources, not the carrier's word: an app that knows
 * better builds its own.
 */
public final class LineExpiry {
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  private final Map<LineState, Fact<Days>> withCredit;
  private final Map<LineState, Fact<Days>> withoutCredit;
  private final Fact<Set<Renewal>> renewedBy;
  private final Fact<Days> creditLasts;
  private final Fact<Days> creditReturnsWithin;
  private final Fact<Days> noticeBeforeLoss;
  private final Fact<Days> numberRests;
  private final Fact<Period> firstUseWithin;
  private final Map<String, Fact<Days>> lossByPlan;

  private LineExpiry(Builder b) {
    withCredit = Map.copyOf(b.withCredit);
    withoutCredit = Map.copyOf(b.withoutCredit);
    renewedBy = b.renewedBy;
    creditLasts = b.creditLasts;
    creditReturnsWithin = b.creditReturnsWithin;
    noticeBeforeLoss = b.noticeBeforeLoss;
    numberRests = b.numberRests;
    firstUseWithin = b.firstUseWithin;
    lossByPlan = Map.copyOf(b.lossByPlan);
  }

  /** Begins rules of which nothing is known yet. */
  public static Builder builder() {
    return new Builder();
  }

  /**
   * Returns how many days after the last renewal a line comes into {@code state}. For {@link
   * Credit#UNKNOWN} that is the shorter term, and unknown unless both are known.
   */
  public Fact<Days> term(LineState state, Credit credit) {
    Fact<Days> some = termOf(withCredit, state);
    Fact<Days> none = termOf(withoutCredit, state);
    return switch (credit) {
      case SOME -> some;
      case NONE -> none;
      case UNKNOWN -> shorter(some, none);
    };
  }

  /**
   * Returns the first moment at which a line may come into {@code state}: the begin of that day in
   * Lima, by the shortest term that is stated; empty if none is.
   *
   * @param lastRenewal the last of {@link #renewedBy}
   */
  public Optional<Instant> earliest(LineState state, Instant lastRenewal, Credit credit) {
    LocalDate day = lastRenewal.atZone(LIMA).toLocalDate();
    return term(state, credit)
        .value()
        .map(days -> day.plusDays(days.earliest()).atStartOfDay(LIMA).toInstant());
  }

  /** Returns what makes the terms begin anew, as far as it is stated. */
  public Fact<Set<Renewal>> renewedBy() {
    return renewedBy;
  }

  /** Returns how long recharged credit lasts; amounts may differ. */
  public Fact<Days> creditLasts() {
    return creditLasts;
  }

  /** Returns within how many days of the last recharge a new one brings expired credit back. */
  public Fact<Days> creditReturnsWithin() {
    return creditReturnsWithin;
  }

  /** Returns how many days before the loss the carrier tells the line's owner. */
  public Fact<Days> noticeBeforeLoss() {
    return noticeBeforeLoss;
  }

  /** Returns how many days after the loss the number may go to somebody else. */
  public Fact<Days> numberRests() {
    return numberRests;
  }

  /** Returns within which time a new SIM card must be used first. */
  public Fact<Period> firstUseWithin() {
    return firstUseWithin;
  }

  /** Returns terms of loss that hold for lines with one of these plans instead, by the plan's name. */
  public Map<String, Fact<Days>> lossByPlan() {
    return new TreeMap<>(lossByPlan);
  }

  @Override
  public String toString() {
    return "lost after " + term(LineState.LOST, Credit.NONE) + " without credit, "
        + term(LineState.LOST, Credit.SOME) + " with";
  }

  private static Fact<Days> termOf(Map<LineState, Fact<Days>> terms, LineState state) {
    return terms.getOrDefault(
        Objects.requireNonNull(state, "state"), Fact.unknown("no source states it"));
  }

  private static Fact<Days> shorter(Fact<Days> some, Fact<Days> none) {
    if (!some.isKnown()) {
      return some;
    }
    return !none.isKnown() || none.get().earliest() <= some.get().earliest() ? none : some;
  }

  /** Builds {@link LineExpiry}. What is not set is unknown. */
  public static final class Builder {
    private final Map<LineState, Fact<Days>> withCredit = new EnumMap<>(LineState.class);
    private final Map<LineState, Fact<Days>> withoutCredit = new EnumMap<>(LineState.class);
    private final Map<String, Fact<Days>> lossByPlan = new TreeMap<>();
    private Fact<Set<Renewal>> renewedBy = Fact.unknown("no source states it");
    private Fact<Days> creditLasts = Fact.unknown("no source states it");
    private Fact<Days> creditReturnsWithin = Fact.unknown("no source states it");
    private Fact<Days> noticeBeforeLoss = Fact.unknown("no source states it");
    private Fact<Days> numberRests = Fact.unknown("no source states it");
    private Fact<Period> firstUseWithin = Fact.unknown("no source states it");

    private Builder() {}

    /**
     * Sets after how many days a line comes into {@code state}, with credit, without, or both ({@link
     * Credit#UNKNOWN}: the source does not tell them apart).
     */
    public Builder term(LineState state, Credit credit, Fact<Days> days) {
      Objects.requireNonNull(days, "days");
      Stream.of(withCredit, withoutCredit)
          .filter(
              terms -> credit == Credit.UNKNOWN || (terms == withCredit) == (credit == Credit.SOME))
          .forEach(terms -> terms.put(state, days));
      return this;
    }

    /** Sets what makes the terms begin anew. */
    public Builder renewedBy(Fact<Set<Renewal>> value) {
      renewedBy = value.map(Set::copyOf);
      return this;
    }

    /** Sets how long recharged credit lasts. */
    public Builder creditLasts(Fact<Days> value) {
      creditLasts = Objects.requireNonNull(value, "creditLasts");
      return this;
    }

    /** Sets within how many days of the last recharge a new one brings expired credit back. */
    public Builder creditReturnsWithin(Fact<Days> value) {
      creditReturnsWithin = Objects.requireNonNull(value, "creditReturnsWithin");
      return this;
    }

    /** Sets how many days before the loss the carrier tells the line's owner. */
    public Builder noticeBeforeLoss(Fact<Days> value) {
      noticeBeforeLoss = Objects.requireNonNull(value, "noticeBeforeLoss");
      return this;
    }

    /** Sets how many days after the loss the number may go to somebody else. */
    public Builder numberRests(Fact<Days> value) {
      numberRests = Objects.requireNonNull(value, "numberRests");
      return this;
    }

    /** Sets within which time a new SIM card must be used first. */
    public Builder firstUseWithin(Fact<Period> value) {
      firstUseWithin = Objects.requireNonNull(value, "firstUseWithin");
      return this;
    }

    /** Sets the term of loss of lines with the plan of that name. */
    public Builder lossByPlan(String plan, Fact<Days> days) {
      lossByPlan.put(Objects.requireNonNull(plan, "plan"), Objects.requireNonNull(days, "days"));
      return this;
    }

    /**
     * Builds the rules.
     *
     * @throws IllegalArgumentException if a worse state would come before a better one
     */
    public LineExpiry build() {
      inOrder(withCredit, Credit.SOME);
      inOrder(withoutCredit, Credit.NONE);
      return new LineExpiry(this);
    }

    private static void inOrder(Map<LineState, Fact<Days>> terms, Credit credit) {
      int before = 0;
      for (Map.Entry<LineState, Fact<Days>> term : terms.entrySet()) {
        int days = term.getValue().value().map(Days::latest).orElse(before);
        if (days < before) {
          throw new IllegalArgumentException(
              "term: " + term.getKey() + " with credit " + credit + " comes before a better state");
        }
        before = term.getValue().value().map(Days::earliest).orElse(before);
      }
    }
  }
}
