package io.recarga.simulator.dtone;

import io.recarga.simulator.Wallet;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What is available in the wallet, and what transactions under way hold of it. */
final class Holdings {
  private final Wallet wallet;
  private BigDecimal held = BigDecimal.ZERO;

  Holdings(Wallet wallet) {
    this.wallet = wallet;
  }

  Wallet wallet() {
    return wallet;
  }

  synchronized BigDecimal held() {
    return held;
  }

  /** Moves {@code amount} from available to held; says false if there is too little. */
  synchronized boolean hold(BigDecimal amount) {
    if (wallet.debit(amount) == null) {
      return false;
    }
    held = held.add(amount);
    return true;
  }

  /** Pays what was held. */
  synchronized void capture(BigDecimal amount) {
    held = held.subtract(amount);
  }

  /** Gives back what was held. */
  synchronized void release(BigDecimal amount) {
    held = held.subtract(amount);
    Wallet.Movement ignored = wallet.credit(amount);
  }

  /** Gives back what was paid. */
  synchronized void reverse(BigDecimal amount) {
    Wallet.Movement ignored = wallet.credit(amount);
  }

  synchronized Map<String, @Nullable Object> toJson() {
    return Json.object(
        "id",
        1,
        "unit_type",
        "CURRENCY",
        "unit",
        wallet.currency(),
        "available",
        wallet.balance(),
        "holding",
        held,
        "credit_limit",
        BigDecimal.ZERO);
  }
}
