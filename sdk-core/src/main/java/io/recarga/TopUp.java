package io.recarga;

import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One obligation to renew one SIM card once: an exact amount of credit, or a plan.
 *
 * <p>What it is, is fixed by key, SIM card and amount or plan; {@link #maxCost}, {@link #channel}
 * and {@link #sendBy} only say how, and may differ when the same key is sent again.
 */
public final class TopUp {
  private final TopUpKey key;
  private final SimCard sim;
  private final @Nullable Money amount;
  private final @Nullable Plan plan;
  private final @Nullable Money maxCost;
  private final @Nullable Channel channel;
  private final @Nullable Instant sendBy;
  private final boolean repeat;

  private TopUp(TopUpKey key, SimCard sim, @Nullable Money amount, @Nullable Plan plan) {
    this.key = Objects.requireNonNull(key, "key");
    this.sim = sim;
    this.amount = amount;
    this.plan = plan;
    maxCost = null;
    channel = null;
    sendBy = null;
    repeat = false;
  }

  private TopUp(Builder b) {
    key = b.key;
    sim = b.sim;
    amount = b.amount;
    plan = b.plan;
    maxCost = b.maxCost;
    channel = b.channel;
    sendBy = b.sendBy;
    repeat = b.repeat;
  }

  /**
   * Makes a top-up that delivers exactly {@code amount} to the line.
   *
   * @param amount face value, more than 0, in the line's currency
   * @throws IllegalArgumentException if the amount is not positive, in another currency, or finer
   *     than the currency's smallest unit
   */
  public static TopUp ofAmount(TopUpKey key, SimCard sim, Money amount) {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(sim, "sim");
    if (!amount.isPositive()) {
      throw new IllegalArgumentException("amount: must be more than 0: " + amount);
    }
    if (!amount.currency().equals(sim.carrier().currency())) {
      throw new IllegalArgumentException("amount: lines of "
          + sim.carrier()
          + " hold "
          + sim.carrier().currency()
          + ", not "
          + amount.currency());
    }
    int decimals = amount.currency().getDefaultFractionDigits();
    if (decimals >= 0 && amount.amount().scale() > decimals) {
      throw new IllegalArgumentException("amount: "
          + amount.currency()
          + " has "
          + decimals
          + " decimals, a face value cannot have more: "
          + amount);
    }
    return new TopUp(key, sim, amount, null);
  }

  /**
   * Makes a top-up that delivers {@code plan}. It is only ever sent through the adapter that listed
   * the plan.
   *
   * @throws IllegalArgumentException if the plan is for another carrier or another kind of SIM, or is
   *     listed for information only
   */
  public static TopUp ofPlan(TopUpKey key, SimCard sim, Plan plan) {
    Objects.requireNonNull(plan, "plan");
    Objects.requireNonNull(sim, "sim");
    if (!plan.carrier().equals(sim.carrier())) {
      throw new IllegalArgumentException(
          "plan: " + plan.id() + " is for lines of " + plan.carrier() + ", not " + sim.carrier());
    }
    if (!plan.isOrderable()) {
      throw new IllegalArgumentException("plan: " + plan.id() + " is listed for information only, "
          + plan.adapter() + " cannot sell it");
    }
    SimType type = sim.type();
    if (type != null && !plan.simTypes().isEmpty() && !plan.simTypes().contains(type)) {
      throw new IllegalArgumentException(
          "plan: " + plan.id() + " is for SIM cards of " + plan.simTypes() + ", not " + type);
    }
    return new TopUp(key, sim, null, plan);
  }

  /** Returns a builder that holds this top-up's values. */
  public Builder toBuilder() {
    Builder b = new Builder(key, sim, amount, plan);
    b.maxCost = maxCost;
    b.channel = channel;
    b.sendBy = sendBy;
    b.repeat = repeat;
    return b;
  }

  /** Returns the key. */
  public TopUpKey key() {
    return key;
  }

  /** Returns the SIM card to renew. */
  public SimCard sim() {
    return sim;
  }

  /** Returns the face value to deliver, or null when a {@link #plan} is meant. */
  public @Nullable Money amount() {
    return amount;
  }

  /** Returns the plan to deliver, or null when an {@link #amount} is meant. */
  public @Nullable Plan plan() {
    return plan;
  }

  /**
   * Returns the most the wallet may pay, or null for no limit. An adapter whose quote is higher, or
   * in another currency, is passed over before anything is sent.
   */
  public @Nullable Money maxCost() {
    return maxCost;
  }

  /** Returns the way the person renews, or null when nobody said. */
  public @Nullable Channel channel() {
    return channel;
  }

  /**
   * Returns the moment after which no attempt is begun, or null for the default (2 minutes after
   * the top-up was accepted). It does not bound an attempt that is under way.
   */
  public @Nullable Instant sendBy() {
    return sendBy;
  }

  /** Says whether it is owed although another key asks for the same; see {@link Builder#allowRepeat}. */
  public boolean allowsRepeat() {
    return repeat;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TopUp that
        && key.equals(that.key)
        && sim.equals(that.sim)
        && Objects.equals(amount, that.amount)
        && Objects.equals(plan, that.plan)
        && Objects.equals(maxCost, that.maxCost)
        && Objects.equals(channel, that.channel)
        && Objects.equals(sendBy, that.sendBy)
        && repeat == that.repeat;
  }

  @Override
  public int hashCode() {
    return Objects.hash(key, sim, amount, plan, maxCost, channel, sendBy, repeat);
  }

  @Override
  public String toString() {
    return key + ": " + (plan == null ? amount : plan.adapter() + ":" + plan.id()) + " for " + sim;
  }

  /** Builds a {@link TopUp}. */
  public static final class Builder {
    private final TopUpKey key;
    private final SimCard sim;
    private final @Nullable Money amount;
    private final @Nullable Plan plan;
    private @Nullable Money maxCost;
    private @Nullable Channel channel;
    private @Nullable Instant sendBy;
    private boolean repeat;

    private Builder(TopUpKey key, SimCard sim, @Nullable Money amount, @Nullable Plan plan) {
      this.key = Objects.requireNonNull(key, "key");
      this.sim = sim;
      this.amount = amount;
      this.plan = plan;
    }

    /**
     * Sets the most the wallet may pay, in the wallet's currency.
     *
     * @throws IllegalArgumentException if it is not more than 0
     */
    public Builder maxCost(Money value) {
      Objects.requireNonNull(value, "maxCost");
      if (!value.isPositive()) {
        throw new IllegalArgumentException("maxCost: must be more than 0: " + value);
      }
      maxCost = value;
      return this;
    }

    /** Sets the way the person renews. */
    public Builder channel(Channel value) {
      channel = Objects.requireNonNull(value, "channel");
      return this;
    }

    /** Sets the moment after which no attempt is begun. */
    public Builder sendBy(Instant value) {
      sendBy = Objects.requireNonNull(value, "sendBy");
      return this;
    }

    /**
     * Says that it is owed although another key asks for the same line and product at about the same
     * time, for apps that guard against repeats.
     */
    public Builder allowRepeat() {
      repeat = true;
      return this;
    }

    /** Builds the top-up. */
    public TopUp build() {
      return new TopUp(this);
    }
  }
}
