package io.recarga.renewal.sim;

import io.recarga.SimCard;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A person's SIM card.
 *
 * @param alias the person's name for it
 * @param sim the card
 * @param usualPlan the id of the plan that is usually bought, or null
 * @param usualChannel the id of the channel that is usually taken, or null
 */
public record BoundSim(
    String alias,
    SimCard sim,
    @Nullable String usualPlan,
    @Nullable String usualChannel) {
  /** Checks the parts. */
  public BoundSim {
    Objects.requireNonNull(alias, "alias");
    Objects.requireNonNull(sim, "sim");
  }
}
