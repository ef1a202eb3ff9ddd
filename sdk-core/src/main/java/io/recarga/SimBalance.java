package io.recarga;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What a line still holds, as its carrier says. */
public final class SimBalance {
  private final @Nullable Money credit;
  private final @Nullable Instant creditExpires;
  private final List<Allowance> remaining;

  private SimBalance(
      @Nullable Money credit, @Nullable Instant creditExpires, List<Allowance> remaining) {
    this.credit = credit;
    this.creditExpires = creditExpires;
    this.remaining = List.copyOf(remaining);
  }

  /**
   * Makes a balance.
   *
   * @param credit the money on the line, or null if the carrier does not say
   * @param creditExpires when that money expires, or null if the carrier does not say
   * @param remaining what is left of plans; may be empty
   */
  public static SimBalance of(
      @Nullable Money credit, @Nullable Instant creditExpires, List<Allowance> remaining) {
    return new SimBalance(credit, creditExpires, Objects.requireNonNull(remaining, "remaining"));
  }

  /** Returns the money on the line, or null if the carrier does not say. */
  public @Nullable Money credit() {
    return credit;
  }

  /** Returns when that money expires, or null if the carrier does not say. */
  public @Nullable Instant creditExpires() {
    return creditExpires;
  }

  /** Returns what is left of plans; empty when nothing is, or the carrier does not say. */
  public List<Allowance> remaining() {
    return remaining;
  }

  @Override
  public String toString() {
    return "credit " + credit + ", remaining " + remaining;
  }
}
