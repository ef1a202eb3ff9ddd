package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.SimCard;
import io.recarga.carrier.dtone.DtOne;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.dtone.DtOneSimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

class DtOneFuzzTest {
  private static final HttpUrl CALLBACK =
      HttpUrl.get("https://shop.test/notices/abcdefghijklmnopqrstuvwx");
  private static final FuzzedAdapter SYNCHRONOUS = target(true);
  private static final FuzzedAdapter ASYNCHRONOUS = target(false);

  @FuzzTest
  void answers(byte[] input) {
    SYNCHRONOUS.answers(input);
    ASYNCHRONOUS.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    ASYNCHRONOUS.notices(input, Map.of());
  }

  private static FuzzedAdapter target(boolean synchronous) {
    try (DtOneSimulator simulator = DtOneSimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "USD"))
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), HttpSettings.builder().build(), synchronous),
          http -> at(FuzzedAdapter.URL, http, synchronous),
          SimCard.of("987000999", Peru.CLARO),
          "class",
          "7");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpSettings http, boolean synchronous) {
    DtOne.Account.Builder account = DtOne.Account.sandbox("key", "secret")
        .baseUrl(url)
        .http(http)
        .synchronous(synchronous)
        .oneStep(synchronous)
        .catalogueMaxAge(Duration.ZERO);
    return DtOne.connect((synchronous ? account : account.callbackUrl(CALLBACK)).build());
  }
}
