package io.recarga.catalogue;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Something that was found: a carrier whose lines can be topped up, or a plan; and why. */
public final class Hit {
  private final Carrier carrier;
  private final @Nullable Plan plan;
  private final @Nullable Money amount;
  private final @Nullable Instant asOf;
  private final List<String> reasons;

  Hit(Entry entry, @Nullable Money amount, List<String> reasons) {
    this.carrier = Objects.requireNonNull(entry.carrier(), "carrier");
    this.plan = entry.plan();
    this.amount = amount;
    this.asOf = entry.asOf();
    this.reasons = List.copyOf(reasons);
  }

  /** Returns the carrier whose lines it is for. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns the plan, which knows its adapter; empty when the carrier itself was found. */
  public Optional<Plan> plan() {
    return Optional.ofNullable(plan);
  }

  /**
   * Returns the amount that was asked for in the currency of the carrier's lines, to top up with;
   * empty for a plan, or when no amount was asked for.
   */
  public Optional<Money> amount() {
    return Optional.ofNullable(amount);
  }

  /** Returns when the plan was read from its adapter; empty for a carrier. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(asOf);
  }

  /** Returns why it was found, in the language of the search; never personal data. */
  public List<String> reasons() {
    return reasons;
  }

  @Override
  public String toString() {
    return (plan == null ? carrier.brand() + (amount == null ? "" : " " + amount) : plan.toString())
        + " "
        + reasons;
  }
}
