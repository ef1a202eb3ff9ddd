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
  private static final FuzzedAdapter ONE_STEP = target(true);
  private static final FuzzedAdapter TWO_STEPS = target(false);

  @FuzzTest
  void answers(byte[] input) {
    ONE_STEP.answers(input);
    TWO_STEPS.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    ONE_STEP.notices(input, Map.of());
  }

  private static FuzzedAdapter target(boolean oneStep) {
    try (DtOneSimulator simulator = DtOneSimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "USD"))
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), HttpSettings.builder().build(), oneStep),
          http -> at(FuzzedAdapter.URL, http, oneStep),
          SimCard.of("987000999", Peru.CLARO),
          "class",
          "7");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpSettings http, boolean oneStep) {
    return DtOne.connect(DtOne.Account.sandbox("key", "secret")
        .baseUrl(url)
        .http(http)
        .catalogueMaxAge(Duration.ZERO)
        .synchronous(true)
        .oneStep(oneStep)
        .callbackUrl(HttpUrl.get("https://shop.test/notices/abcdefghijklmnopqrstuvwx"))
        .build());
  }
}
