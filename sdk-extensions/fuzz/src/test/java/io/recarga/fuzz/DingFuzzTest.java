package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.carrier.ding.Ding;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.ding.DingSimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

class DingFuzzTest {
  private static final FuzzedAdapter TARGET = target();

  @FuzzTest
  void answers(byte[] input) {
    TARGET.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    TARGET.notices(input, Map.of());
  }

  private static FuzzedAdapter target() {
    try (DingSimulator simulator = DingSimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "USD"))
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), HttpSettings.builder().build()),
          http -> at(FuzzedAdapter.URL, http),
          FuzzedAdapter.claro(),
          "complete");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpSettings http) {
    return Ding.connect(Ding.Account.sandbox("demo-key")
        .baseUrl(url)
        .http(http)
        .catalogueMaxAge(Duration.ZERO)
        .unsignedNotices(true)
        .build());
  }
}
