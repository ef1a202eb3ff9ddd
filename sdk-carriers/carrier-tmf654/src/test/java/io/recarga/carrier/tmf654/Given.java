package io.recarga.carrier.tmf654;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;

/** What the tests top up, at an invented carrier. */
final class Given {
  static final Carrier TOY = Carrier.builder("toy-pe", "Toy", "PE").build();
  static final String NUMBER = "+51987654321";
  static final SimCard SIM = SimCard.of(NUMBER, TOY);
  static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX00";

  private Given() {}

  static TmfDialect.Builder dialect() {
    return TmfDialect.builder(TOY);
  }

  static TmfAccount.Builder account(TmfDialect dialect, HttpUrl url) {
    return TmfAccount.sandbox(dialect, url, TmfAuth.none());
  }

  static CarrierAdapter adapter(TmfDialect dialect, HttpUrl url) {
    return Tmf654.connect(account(dialect, url).build());
  }

  static TopUp topUp(String soles) {
    return TopUp.ofAmount(TopUpKey.of("order-1"), SIM, Money.of(soles, "PEN"));
  }

  static Attempt attempt(CarrierAdapter adapter) {
    return attempt(adapter, topUp("20.00"));
  }

  static Attempt attempt(CarrierAdapter adapter, TopUp topUp) {
    return Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .permit(SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)))
        .build();
  }

  static Attempt accepted(CarrierAdapter adapter, String transactionId) {
    TopUp topUp = topUp("20.00");
    return Attempt.builder(topUp, REFERENCE, Instant.now(), adapter.prepare(topUp))
        .transactionId(transactionId)
        .build();
  }
}
