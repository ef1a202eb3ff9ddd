package io.recarga.testkit;

import io.recarga.TopUpResult;
import io.recarga.TopUpResult.Declined;
import io.recarga.TopUpResult.Delivered;
import io.recarga.TopUpResult.Unknown;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Fault.When;
import io.recarga.spi.Capabilities;
import io.recarga.spi.DuplicateLevel;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Which ends of a top-up are right, given what the carrier did. A sale is delivered. Without a sale
 * it is declined where the carrier's records prove it: by a failure on record at any carrier, by an
 * empty search only at one that never executes a repeat and says how long it works. What is left is
 * unknown, and nothing else is.
 */
final class RightEnds {
  private final Capabilities capabilities;
  private final Predicate<Fault> provesNothingSold;

  RightEnds(Capabilities capabilities, Predicate<Fault> provesNothingSold) {
    this.capabilities = capabilities;
    this.provesNothingSold = provesNothingSold;
  }

  /**
   * Says which ends are right.
   *
   * @param last the fault that the last money call met, or null if it met none
   */
  Set<Class<? extends TopUpResult>> of(@Nullable Fault last, boolean executed) {
    if (executed) {
      return capabilities.duplicates() == DuplicateLevel.BLIND
          ? Set.of(Delivered.class, Unknown.class)
          : Set.of(Delivered.class);
    }
    if (last == null) {
      return Set.of(Delivered.class); // And it was not: the carrier lost a sale.
    }
    if (last.isEndless() || last.executes() == When.FOREIGN) {
      return Set.of(Unknown.class);
    }
    if (last.isFailureOnRecord() || provesNothingSold.test(last)) {
      return Set.of(Declined.class);
    }
    boolean emptySearchProves =
        capabilities.duplicates().mayResend() && capabilities.limits() != null;
    if (emptySearchProves) {
      return Set.of(Declined.class);
    }
    // The carrier's table may certify the code of a refusal, and may leave it open.
    return last.answer() == Fault.Answer.FAILURE
        ? Set.of(Declined.class, Unknown.class)
        : Set.of(Unknown.class);
  }

  /** Returns the last of {@code met}, or null if there is none. */
  static @Nullable Fault last(@Nullable List<Fault> met) {
    return met == null || met.isEmpty() ? null : met.get(met.size() - 1);
  }
}
