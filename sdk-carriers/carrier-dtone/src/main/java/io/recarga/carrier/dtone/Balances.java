package io.recarga.carrier.dtone;

import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.spi.AdapterId;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what is available; what transactions under way hold is not. */
final class Balances {
  private final AdapterId id;
  private final Api api;
  private final @Nullable String currency;

  Balances(AdapterId id, Api api, @Nullable String currency) {
    this.id = id;
    this.api = api;
    this.currency = currency;
  }

  Money available() {
    List<Money> found = new ArrayList<>();
    for (Wire.Balance balance : api.catalogue(api.url("balances"), Wire.BALANCES)) {
      Money money = Amounts.orNull(balance.unitType(), balance.unit(), balance.available());
      if (money != null
          && (currency == null || money.currency().getCurrencyCode().equals(currency))) {
        found.add(money);
      }
    }
    if (found.size() == 1) {
      return found.get(0);
    }
    if (found.isEmpty()) {
      throw new NotServedException(
          id + ": has no balance" + (currency == null ? "" : " in " + currency));
    }
    List<String> currencies =
        found.stream().map(money -> money.currency().getCurrencyCode()).toList();
    throw new NotServedException(
        id + ": has balances in " + currencies + "; set walletCurrency(code) to one of them");
  }
}
