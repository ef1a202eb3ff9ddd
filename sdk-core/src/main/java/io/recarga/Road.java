package io.recarga;

import io.recarga.spi.AdapterId;
import io.recarga.spi.DuplicateLevel;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/**
 * One way that a top-up could take: what it would cost, what would arrive, how safe it is, and where
 * it would be tried. A forecast made without sending; the receipt holds the truth.
 */
public final class Road {
  private final AdapterId adapter;
  private final Environment environment;
  private final DuplicateLevel duplicates;
  private final int place;
  private final String reason;
  private final @Nullable Money delivered;
  private final @Nullable Money cost;
  private final @Nullable Money fee;
  private final @Nullable Money payerCost;
  private final @Nullable Integer percent;
  private final List<PromotionFit> promotions;

  private Road(Builder b) {
    adapter = b.adapter;
    environment = b.environment;
    duplicates = b.duplicates;
    place = b.place;
    reason = b.reason;
    delivered = b.delivered;
    cost = b.cost;
    fee = b.fee;
    payerCost = b.payerCost;
    percent = b.percent;
    promotions = b.promotions;
  }

  static Builder builder(AdapterId adapter, Environment environment, DuplicateLevel duplicates) {
    return new Builder(adapter, environment, duplicates);
  }

  /** Returns the adapter. */
  public AdapterId adapter() {
    return adapter;
  }

  /** Returns whether its account moves real money. */
  public Environment environment() {
    return environment;
  }

  /** Says whether the top-up could be sent this way now. */
  public boolean serves() {
    return place > 0;
  }

  /** Returns at which place it would be tried, from 1; 0 if it cannot serve now. */
  public int place() {
    return place;
  }

  /** Returns why it stands at its {@link #place}, or what keeps it from serving. */
  public String reason() {
    return reason;
  }

  /** Returns what would arrive at the line, or null if the adapter cannot tell. */
  public @Nullable Money delivered() {
    return delivered;
  }

  /** Returns what the wallet would pay in all, in its currency, or null if nobody knows. */
  public @Nullable Money cost() {
    return cost;
  }

  /** Returns the part of the cost that is a fee, or null if the adapter does not say. */
  public @Nullable Money fee() {
    return fee;
  }

  /** Returns the cost in the payer's currency; null without the app's rates in {@link Routing}. */
  public @Nullable Money payerCost() {
    return payerCost;
  }

  /** Returns how it treats a reference that it has seen; {@link DuplicateLevel#inWords} explains. */
  public DuplicateLevel duplicates() {
    return duplicates;
  }

  /**
   * Returns how much of what this process sent to the line's carrier this way was carried out, in
   * percent, the latest weighing most; empty where nothing was sent yet.
   */
  public OptionalInt successPercent() {
    return percent == null ? OptionalInt.empty() : OptionalInt.of(percent);
  }

  /** Returns the adapter's promotions that fit, those that are expected to apply first. */
  public List<PromotionFit> promotions() {
    return promotions;
  }

  @Override
  public String toString() {
    return adapter
        + (serves() ? " " + place + ": " + (cost == null ? "cost unknown" : cost) : ": no")
        + " ("
        + reason
        + ")";
  }

  /** Builds a {@link Road}. */
  static final class Builder {
    private final AdapterId adapter;
    private final Environment environment;
    private final DuplicateLevel duplicates;
    private int place;
    private String reason = "";
    private @Nullable Money delivered;
    private @Nullable Money cost;
    private @Nullable Money fee;
    private @Nullable Money payerCost;
    private @Nullable Integer percent;
    private List<PromotionFit> promotions = List.of();

    private Builder(AdapterId adapter, Environment environment, DuplicateLevel duplicates) {
      this.adapter = Objects.requireNonNull(adapter, "adapter");
      this.environment = Objects.requireNonNull(environment, "environment");
      this.duplicates = Objects.requireNonNull(duplicates, "duplicates");
    }

    Builder place(int value, String why) {
      place = value;
      reason = Objects.requireNonNull(why, "why");
      return this;
    }

    Builder arrives(@Nullable Money value) {
      delivered = value;
      return this;
    }

    Builder costs(@Nullable Money cost, @Nullable Money fee, @Nullable Money payerCost) {
      this.cost = cost;
      this.fee = fee;
      this.payerCost = payerCost;
      return this;
    }

    Builder percent(@Nullable Integer value) {
      percent = value;
      return this;
    }

    Builder promotions(List<PromotionFit> values) {
      promotions = List.copyOf(values);
      return this;
    }

    Road build() {
      return new Road(this);
    }
  }
}
