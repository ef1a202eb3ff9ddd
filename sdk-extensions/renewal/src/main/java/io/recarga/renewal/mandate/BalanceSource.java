package io.recarga.renewal.mandate;

import io.recarga.Lookups;
import io.recarga.Money;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import java.util.Optional;

/** Tells the balance of a line, for mandates that renew when it is low. */
@FunctionalInterface
public interface BalanceSource {

  /** Returns the balance; empty if nobody can tell it now. */
  Optional<Money> balanceOf(SimCard sim);

  /** Returns a source that asks the adapters. */
  static BalanceSource from(Lookups lookups) {
    return sim -> {
      for (SimBalance balance : lookups.simBalance(sim).values()) {
        if (balance.credit() != null) {
          return Optional.of(balance.credit());
        }
      }
      return Optional.empty();
    };
  }
}
