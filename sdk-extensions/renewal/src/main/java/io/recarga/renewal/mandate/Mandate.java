package io.recarga.renewal.mandate;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a person agreed to: which line is renewed with what, when, and within which limits. Immutable;
 * to change one, revoke it and make another.
 */
public final class Mandate {
  private final String id;
  private final String tenant;
  private final SimCard sim;
  private final Trigger trigger;
  private final @Nullable Money amount;
  private final @Nullable AdapterId planAdapter;
  private final @Nullable String planId;
  private final Money perRenewal;
  private final Money perMonth;
  private final @Nullable LocalDate lastDay;
  private final ZoneId zone;
  private final String consent;

  private Mandate(Builder b) {
    id = b.id;
    tenant = b.tenant;
    sim = b.sim;
    trigger = b.trigger;
    amount = b.amount;
    planAdapter = b.planAdapter;
    planId = b.planId;
    perRenewal = b.perRenewal;
    perMonth = b.perMonth;
    lastDay = b.lastDay;
    zone = b.zone;
    consent = b.consent;
  }

  /**
   * Begins a mandate that renews with an amount.
   *
   * @param id its id, 1 to 40 of {@code A-Z a-z 0-9 . _ -}
   * @param perMonth the most that it may spend in one calendar month
   * @param consent where the person's agreement is recorded, 1 to 200 characters
   */
  public static Builder ofAmount(
      String id, SimCard sim, Trigger trigger, Money amount, Money perMonth, String consent) {
    Builder b = new Builder(id, sim, trigger, amount, perMonth, consent);
    b.amount = amount;
    return b;
  }

  /**
   * Begins a mandate that renews with a plan, as long as it costs no more than {@code perRenewal}.
   *
   * @param id its id, 1 to 40 of {@code A-Z a-z 0-9 . _ -}
   * @param perMonth the most that it may spend in one calendar month
   * @param consent where the person's agreement is recorded, 1 to 200 characters
   */
  public static Builder ofPlan(
      String id,
      SimCard sim,
      Trigger trigger,
      Plan plan,
      Money perRenewal,
      Money perMonth,
      String consent) {
    return ofPlan(id, sim, trigger, plan.adapter(), plan.id(), perRenewal, perMonth, consent);
  }

  static Builder ofPlan(
      String id,
      SimCard sim,
      Trigger trigger,
      AdapterId planAdapter,
      String planId,
      Money perRenewal,
      Money perMonth,
      String consent) {
    Builder b = new Builder(id, sim, trigger, perRenewal, perMonth, consent);
    b.planAdapter = planAdapter;
    b.planId = planId;
    return b;
  }

  /** Returns its id. */
  public String id() {
    return id;
  }

  /** Returns the tenant of its top-ups. */
  public String tenant() {
    return tenant;
  }

  /** Returns the line. */
  public SimCard sim() {
    return sim;
  }

  /** Returns when it renews. */
  public Trigger trigger() {
    return trigger;
  }

  /** Returns the amount of each renewal, or null for a plan. */
  public @Nullable Money amount() {
    return amount;
  }

  /** Returns the adapter of the plan, or null for an amount. */
  public @Nullable AdapterId planAdapter() {
    return planAdapter;
  }

  /** Returns the id of the plan, or null for an amount. */
  public @Nullable String planId() {
    return planId;
  }

  /** Returns the most that one renewal may cost. */
  public Money perRenewal() {
    return perRenewal;
  }

  /** Returns the most that a calendar month's renewals may cost together. */
  public Money perMonth() {
    return perMonth;
  }

  /** Returns the last day on which it renews, or null for no end. */
  public @Nullable LocalDate lastDay() {
    return lastDay;
  }

  /** Returns the time zone of its days and months. */
  public ZoneId zone() {
    return zone;
  }

  /** Returns where the person's agreement is recorded. */
  public String consent() {
    return consent;
  }

  /** Returns the key of its renewal with this serial number: "auto:m1:7". */
  public TopUpKey key(long serial) {
    return TopUpKey.of(tenant, "auto:" + id + ":" + serial);
  }

  @Override
  public String toString() {
    return id + ": " + (amount == null ? planId : amount) + " for " + sim + ", at most " + perMonth
        + " a month";
  }

  /** Builds a {@link Mandate}. */
  public static final class Builder {
    private final String id;
    private final SimCard sim;
    private final Trigger trigger;
    private final Money perRenewal;
    private final Money perMonth;
    private final String consent;
    private String tenant = "default";
    private @Nullable Money amount;
    private @Nullable AdapterId planAdapter;
    private @Nullable String planId;
    private @Nullable LocalDate lastDay;
    private ZoneId zone = ZoneId.of("America/Lima");

    private Builder(
        String id, SimCard sim, Trigger trigger, Money perRenewal, Money perMonth, String consent) {
      this.id = Objects.requireNonNull(id, "id");
      this.sim = Objects.requireNonNull(sim, "sim");
      this.trigger = Objects.requireNonNull(trigger, "trigger");
      this.perRenewal = Objects.requireNonNull(perRenewal, "perRenewal");
      this.perMonth = Objects.requireNonNull(perMonth, "perMonth");
      this.consent = Objects.requireNonNull(consent, "consent").strip();
      if (!id.matches("[A-Za-z0-9._-]{1,40}")) {
        throw new IllegalArgumentException("id: use 1 to 40 of the characters A-Z a-z 0-9 . _ -");
      }
      if (this.consent.isEmpty() || this.consent.length() > 200) {
        throw new IllegalArgumentException(
            "consent: say in 1 to 200 characters where it is recorded");
      }
      if (!perRenewal.isPositive() || perMonth.compareTo(perRenewal) < 0) {
        throw new IllegalArgumentException(
            "perMonth: must allow at least one renewal of " + perRenewal);
      }
    }

    /** Sets the tenant of its top-ups. */
    public Builder tenant(String value) {
      tenant = Objects.requireNonNull(value, "tenant");
      return this;
    }

    /** Sets the last day on which it renews. */
    public Builder lastDay(LocalDate value) {
      lastDay = Objects.requireNonNull(value, "lastDay");
      return this;
    }

    /** Sets the time zone of its days and months; Lima's unless set. */
    public Builder zone(ZoneId value) {
      zone = Objects.requireNonNull(value, "zone");
      return this;
    }

    /** Builds the mandate. */
    public Mandate build() {
      return new Mandate(this);
    }
  }
}
