package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.carrier.tapi.Tapi;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.tapi.TapiSimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

class TapiFuzzTest {
  private static final FuzzedAdapter TARGET = target();

  @FuzzTest
  void answers(byte[] input) {
    TARGET.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    TARGET.notices(input, Map.of());
    TARGET.notices(input, Map.of("X-Hook-Key", List.of("hook-key")));
  }

  private static FuzzedAdapter target() {
    try (TapiSimulator simulator = TapiSimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "PEN"))
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), HttpSettings.builder().build()),
          http -> at(FuzzedAdapter.URL, http),
          FuzzedAdapter.claro(),
          "operationid");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpSettings http) {
    return Tapi.connect(Tapi.Account.sandbox("PE", "demo.user", "demo-pass")
        .keys("login-key", "companies-key", "recharge-key")
        .loginUrl(url)
        .companiesUrl(url)
        .rechargeUrl(url)
        .webhookKey("X-Hook-Key", "hook-key")
        .http(http)
        .catalogueMaxAge(Duration.ZERO)
        .build());
  }
}
