package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.Map;
import okhttp3.HttpUrl;

class ReloadlyFuzzTest {
  private static final String SECRET = "hook-secret";
  private static final FuzzedAdapter TARGET = target();

  @FuzzTest
  void answers(byte[] input) {
    TARGET.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    TARGET.notices(input, Map.of());
    TARGET.notices(
        input,
        Signed.hexOverBodyColonMillis(
            SECRET, input, "X-Reloadly-Signature", "X-Reloadly-Request-Timestamp"));
  }

  private static FuzzedAdapter target() {
    try (ReloadlySimulator simulator = ReloadlySimulator.builder(SimulatorClock.system())
        .wallet(Wallet.of("1000000", "USD"))
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), HttpSettings.builder().build()),
          http -> at(FuzzedAdapter.URL, http),
          FuzzedAdapter.claro(),
          "successful");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpSettings http) {
    return Reloadly.connect(Reloadly.Account.sandbox("id", "secret")
        .authUrl(url)
        .topupsUrl(url)
        .http(http)
        .catalogueMaxAge(Duration.ZERO)
        .webhookSecret(SECRET)
        .portabilityLookup(true)
        .build());
  }
}
