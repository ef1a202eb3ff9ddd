package io.recarga.carrier.tapi;

import io.recarga.NotSentException;
import io.recarga.RechargeException;
import io.recarga.spi.http.Secret;
import java.util.Objects;
import java.util.function.Supplier;

/** The API keys of an account: each of TAPI's services has its own. */
record Keys(Supplier<Secret> login, Supplier<Secret> companies, Supplier<Secret> recharge) {
  Keys {
    Objects.requireNonNull(login, "login");
    Objects.requireNonNull(companies, "companies");
    Objects.requireNonNull(recharge, "recharge");
  }

  /** Returns the key that {@code supplier} holds, if a header can carry it. */
  static String of(Supplier<Secret> supplier) {
    String key;
    try {
      key = supplier.get().reveal();
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException("no API key: its supplier failed", e);
    }
    if (!key.matches("[\\x21-\\x7E]+")) {
      throw new NotSentException("the API key holds characters that no header can carry");
    }
    return key;
  }

  /** Shows nothing. */
  @Override
  public String toString() {
    return "***";
  }
}
