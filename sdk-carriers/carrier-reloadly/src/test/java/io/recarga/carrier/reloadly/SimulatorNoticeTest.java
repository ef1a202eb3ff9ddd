package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.Test;

/** The simulator signs and the adapter verifies, each with code of its own. */
class SimulatorNoticeTest {
  @Test
  void aNoticeOfTheSimulatorLeadsToTheSale() throws Exception {
    SimulatorClock clock = SimulatorClock.system();
    try (MockWebServer hook = new MockWebServer()) {
      hook.start();
      hook.enqueue(new MockResponse.Builder().build());
      try (ReloadlySimulator simulator = ReloadlySimulator.builder(clock)
          .webhook(hook.url("/hook"), "hook-secret")
          .start()) {
        CarrierAdapter adapter = Reloadly.connect(Reloadly.Account.sandbox("id", "secret")
            .authUrl(simulator.url())
            .topupsUrl(simulator.url())
            .audience("https://topups-sandbox.reloadly.com")
            .webhookSecret("hook-secret")
            .build());
        Attempt attempt = Given.attempt(adapter);
        Answer.Delivered sold = (Answer.Delivered) adapter.send(attempt);

        RecordedRequest request =
            Objects.requireNonNull(hook.takeRequest(10, TimeUnit.SECONDS), "no notice came");
        Notice notice = adapter.notice(
            request.getHeaders().toMultimap(),
            Objects.requireNonNull(request.getBody()).toByteArray());

        assertThat(notice.refusal()).isNull();
        assertThat(notice.isSigned()).isTrue();
        assertThat(notice.reference()).isEqualTo(attempt.reference());
        assertThat(notice.transactionId()).isEqualTo(sold.delivery().evidence().transactionId());
        assertThat(adapter.find(attempt)).isInstanceOf(Answer.Delivered.class);
      }
    }
  }
}
