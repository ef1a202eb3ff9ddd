package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.SimCard;
import io.recarga.carrier.bitel.peru.BitelPeru;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;

class Tmf654FuzzTest {
  private static final FuzzedAdapter TARGET = target();

  @FuzzTest
  void answers(byte[] input) {
    TARGET.answers(input);
  }

  @FuzzTest
  void notices(byte[] input) {
    TARGET.notices(input, Map.of());
    TARGET.notices(input, Map.of("Authorization", List.of("Bearer hook-token")));
  }

  private static FuzzedAdapter target() {
    try (Tmf654Simulator simulator = Tmf654Simulator.builder(
            SimulatorClock.system(), TmfPersonality.of(Peru.BITEL.id()))
        .credentials("partner", "secret")
        .start()) {
      return new FuzzedAdapter(
          at(simulator.url(), simulator.tokenUrl(), HttpSettings.builder().build()),
          http -> at(FuzzedAdapter.URL, FuzzedAdapter.URL.resolve("/oauth/token"), http),
          SimCard.of("987654321", Peru.BITEL),
          "status");
    }
  }

  private static CarrierAdapter at(HttpUrl url, HttpUrl tokenUrl, HttpSettings http) {
    return BitelPeru.connect(
        BitelPeru.sandbox(url, TmfAuth.clientCredentials(tokenUrl, "partner", "secret"))
            .noticeToken("hook-token")
            .http(http)
            .build());
  }
}
