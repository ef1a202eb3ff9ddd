package io.recarga;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What sets a promotion off, as far as its adapter says it in fields. Immutable. */
public final class PromotionTrigger {
  private final boolean paid;
  private final @Nullable Money least;
  private final @Nullable Money most;
  private final List<Money> amounts;
  private final Set<String> plans;

  private PromotionTrigger(
      boolean paid,
      @Nullable Money least,
      @Nullable Money most,
      List<Money> amounts,
      Set<String> plans) {
    if (least != null && most != null && least.compareTo(most) > 0) {
      throw new IllegalArgumentException("least: is more than most: " + least + ", " + most);
    }
    this.paid = paid;
    this.least = least;
    this.most = most;
    this.amounts = List.copyOf(amounts);
    this.plans = Set.copyOf(plans);
  }

  /**
   * Is set off by a top-up that delivers from {@code least} to {@code most}; either may be null for
   * no bound, not both.
   *
   * @throws IllegalArgumentException if there is no bound, or they are of two currencies or upside
   *     down
   */
  public static PromotionTrigger delivering(@Nullable Money least, @Nullable Money most) {
    return new PromotionTrigger(false, bounded(least, most), most, List.of(), Set.of());
  }

  /**
   * Is set off by a top-up for which the wallet pays from {@code least} to {@code most}; either may
   * be null for no bound, not both.
   *
   * @throws IllegalArgumentException if there is no bound, or they are of two currencies or upside
   *     down
   */
  public static PromotionTrigger paying(@Nullable Money least, @Nullable Money most) {
    return new PromotionTrigger(true, bounded(least, most), most, List.of(), Set.of());
  }

  /**
   * Is set off by a top-up that delivers one of {@code amounts}.
   *
   * @throws IllegalArgumentException if none is given
   */
  public static PromotionTrigger exactly(List<Money> amounts) {
    if (amounts.isEmpty()) {
      throw new IllegalArgumentException("amounts: give at least one");
    }
    return new PromotionTrigger(false, null, null, amounts, Set.of());
  }

  /**
   * Is set off by the adapter's plans or products with these ids.
   *
   * @throws IllegalArgumentException if none is given
   */
  public static PromotionTrigger plans(Set<String> ids) {
    if (ids.isEmpty()) {
      throw new IllegalArgumentException("plans: give at least one");
    }
    return new PromotionTrigger(false, null, null, List.of(), ids);
  }

  /** Says whether the bounds are about what the wallet pays and not about what is delivered. */
  public boolean isOfWhatIsPaid() {
    return paid;
  }

  /** Returns the least amount that sets it off, or null where there is no such bound. */
  public @Nullable Money least() {
    return least;
  }

  /** Returns the largest amount that sets it off, or null where there is no such bound. */
  public @Nullable Money most() {
    return most;
  }

  /** Returns the delivered amounts that set it off; empty where it is not about exact amounts. */
  public List<Money> amounts() {
    return amounts;
  }

  /** Returns the plans or products of the adapter that set it off; empty where it is not about those. */
  public Set<String> plans() {
    return plans;
  }

  /** Says whether {@code amount} is one that it is about; null where the currencies do not go together. */
  @Nullable
  Boolean takes(Money amount) {
    if (!amounts.isEmpty()) {
      boolean comparable =
          amounts.stream().anyMatch(one -> one.currency().equals(amount.currency()));
      return comparable ? amounts.contains(amount) : null;
    }
    Money bound = least != null ? least : most;
    if (bound == null || !bound.currency().equals(amount.currency())) {
      return null;
    }
    return (least == null || amount.compareTo(least) >= 0)
        && (most == null || amount.compareTo(most) <= 0);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof PromotionTrigger that
        && paid == that.paid
        && Objects.equals(least, that.least)
        && Objects.equals(most, that.most)
        && amounts.equals(that.amounts)
        && plans.equals(that.plans);
  }

  @Override
  public int hashCode() {
    return Objects.hash(paid, least, most, amounts, plans);
  }

  /** Shows it as a person would say it: "from 10.00 PEN", "5.00 PEN or 10.00 PEN". */
  @Override
  public String toString() {
    if (!plans.isEmpty()) {
      return plans.stream().sorted().collect(Collectors.joining(", ", "with ", ""));
    }
    if (!amounts.isEmpty()) {
      return amounts.stream().map(Money::toString).collect(Collectors.joining(" or "));
    }
    String bounds = Objects.equals(least, most)
        ? String.valueOf(least)
        : (least == null ? "" : "from " + least + (most == null ? "" : " "))
            + (most == null ? "" : "up to " + most);
    return paid ? bounds + " paid" : bounds;
  }

  private static @Nullable Money bounded(@Nullable Money least, @Nullable Money most) {
    if (least == null && most == null) {
      throw new IllegalArgumentException("least, most: give at least one of the two");
    }
    return least;
  }
}
