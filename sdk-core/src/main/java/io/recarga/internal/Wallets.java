package io.recarga.internal;

import io.recarga.Money;
import io.recarga.RechargeEvent.Kind;
import io.recarga.spi.AdapterId;
import java.util.Map;

/** Looks after the wallets that have a floor. */
final class Wallets {
  private Wallets() {}

  /** Tells of each wallet that is below its floor. One that cannot be read is told by others. */
  static void look(Parts parts) {
    for (Map.Entry<AdapterId, Money> floor : parts.walletFloors().entrySet()) {
      try {
        Money held = parts.roads().get(floor.getKey()).wallet();
        boolean low = !held.currency().equals(floor.getValue().currency())
            || held.compareTo(floor.getValue()) < 0;
        if (low) {
          tell(parts, floor.getKey(), "holds " + held + ", its floor is " + floor.getValue());
        }
      } catch (RuntimeException e) {
        tell(parts, floor.getKey(), "can't be read: " + e.getMessage());
      }
    }
  }

  private static void tell(Parts parts, AdapterId adapter, String what) {
    parts.emitter().account(Kind.WALLET_LOW, adapter, parts.now(), "the wallet " + what);
  }
}
