package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What one adapter sells for a SIM card. A plan belongs to the adapter that listed it and is known
 * by adapter id and plan id together; two plans with both the same are equal.
 */
public final class Plan {
  private final AdapterId adapter;
  private final String id;
  private final String name;
  private final Carrier carrier;
  private final Money price;
  private final @Nullable String description;
  private final @Nullable Duration validity;
  private final List<Allowance> allowances;
  private final Set<SimType> simTypes;
  private final Delivery delivery;
  private final @Nullable String regulatoryCode;
  private final boolean orderable;

  private Plan(Builder b) {
    adapter = b.adapter;
    id = b.id;
    name = b.name;
    carrier = b.carrier;
    price = b.price;
    description = b.description;
    validity = b.validity;
    allowances = List.copyOf(b.allowances);
    simTypes = Set.copyOf(b.simTypes);
    delivery = b.delivery;
    regulatoryCode = b.regulatoryCode;
    orderable = b.orderable;
  }

  /**
   * Begins a plan.
   *
   * @param id the adapter's id of it, 1 to 100 characters
   * @param price what the line's owner would pay for it, usually in the line's currency; what the
   *     wallet pays is in a {@link Quote}
   * @throws IllegalArgumentException if the id or name is empty or too long or the price negative
   */
  public static Builder builder(
      AdapterId adapter, String id, String name, Carrier carrier, Money price) {
    return new Builder(adapter, id, name, carrier, price);
  }

  /** Returns the adapter that sells it. */
  public AdapterId adapter() {
    return adapter;
  }

  /** Returns the adapter's id of it. */
  public String id() {
    return id;
  }

  /** Returns its name as the adapter writes it. */
  public String name() {
    return name;
  }

  /** Returns the carrier whose lines it is for. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns its list price; never negative. */
  public Money price() {
    return price;
  }

  /** Returns the adapter's description as plain text, or null when there is none. */
  public @Nullable String description() {
    return description;
  }

  /** Returns how long it lasts from delivery, or null when the adapter does not say. */
  public @Nullable Duration validity() {
    return validity;
  }

  /** Returns what it gives, as far as the adapter says it in fields; may be empty. */
  public List<Allowance> allowances() {
    return allowances;
  }

  /** Returns the kinds of SIM it is meant for; empty means any. */
  public Set<SimType> simTypes() {
    return simTypes;
  }

  /** Returns how it reaches the line. */
  public Delivery delivery() {
    return delivery;
  }

  /** Returns the regulator's code of the tariff (OSIPTEL's SIRT in Peru), or null if not known. */
  public @Nullable String regulatoryCode() {
    return regulatoryCode;
  }

  /**
   * Says whether its adapter can sell it. One that is listed for information only is sold by the
   * carrier elsewhere: {@link TopUp#ofPlan} refuses it.
   */
  public boolean isOrderable() {
    return orderable;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Plan that && adapter.equals(that.adapter) && id.equals(that.id);
  }

  @Override
  public int hashCode() {
    return Objects.hash(adapter, id);
  }

  @Override
  public String toString() {
    return adapter + ":" + id + " " + name + " " + price;
  }

  /** How a plan reaches the line. */
  public enum Delivery {
    /** Credited to the line at once. */
    DIRECT,
    /** A PIN that the owner types into the phone; see {@link Receipt#pin}. */
    PIN
  }

  /** Builds a {@link Plan}. */
  public static final class Builder {
    private final AdapterId adapter;
    private final String id;
    private final String name;
    private final Carrier carrier;
    private final Money price;
    private @Nullable String description;
    private @Nullable Duration validity;
    private List<Allowance> allowances = List.of();
    private Set<SimType> simTypes = Set.of();
    private Delivery delivery = Delivery.DIRECT;
    private @Nullable String regulatoryCode;
    private boolean orderable = true;

    private Builder(AdapterId adapter, String id, String name, Carrier carrier, Money price) {
      this.adapter = Objects.requireNonNull(adapter, "adapter");
      this.id = Texts.bounded(id, "plan id", 100);
      this.name = Texts.bounded(name, "plan name", 300);
      this.carrier = Objects.requireNonNull(carrier, "carrier");
      this.price = Objects.requireNonNull(price, "price");
      if (price.isNegative()) {
        throw new IllegalArgumentException("price: is negative: " + price);
      }
    }

    /** Sets a description in plain text. */
    public Builder description(String text) {
      description = Objects.requireNonNull(text, "description");
      return this;
    }

    /**
     * Sets how long it lasts.
     *
     * @throws IllegalArgumentException if that is not more than nothing
     */
    public Builder validity(Duration value) {
      Objects.requireNonNull(value, "validity");
      if (value.isZero() || value.isNegative()) {
        throw new IllegalArgumentException("validity: must be more than 0: " + value);
      }
      validity = value;
      return this;
    }

    /** Sets what it gives. */
    public Builder allowances(List<Allowance> values) {
      allowances = List.copyOf(values);
      return this;
    }

    /** Sets the kinds of SIM it is meant for; none means any. */
    public Builder simTypes(Set<SimType> values) {
      simTypes = Set.copyOf(values);
      return this;
    }

    /** Sets how it reaches the line; {@link Delivery#DIRECT} unless said. */
    public Builder delivery(Delivery value) {
      delivery = Objects.requireNonNull(value, "delivery");
      return this;
    }

    /** Sets the regulator's code of the tariff. */
    public Builder regulatoryCode(String code) {
      regulatoryCode = Texts.bounded(code, "regulatoryCode", 40);
      return this;
    }

    /** Says that it is listed for information only, because its adapter cannot sell it. */
    public Builder forInformation() {
      orderable = false;
      return this;
    }

    /** Builds the plan. */
    public Plan build() {
      return new Plan(this);
    }
  }
}
