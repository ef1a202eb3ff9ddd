package io.recarga.carrier.selfcare;

import static io.recarga.carrier.selfcare.Given.SIM;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Recarga;
import io.recarga.Usage;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.selfcare.SelfcareSimulator;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.Secret;
import java.time.ZoneId;
import java.util.function.Supplier;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

/** What the README shows. */
class ReadmeTest {

  @Test
  void anAdapterGainsQuestions() {
    try (SelfcareSimulator carrier = SelfcareSimulator.start()) {
      Given.fill(carrier);
      CarrierAdapter topsUp = new TopsUpOnly();
      HttpUrl gateway = carrier.url();
      Supplier<Secret> apiKey = () -> Secret.of("key");

      // snippet: selfcare
      TmfSelfcare selfcare = TmfSelfcare.builder(Peru.CLARO, gateway)
          .plans() // at the API's standard path
          .usage()
          .bills(TmfSelfcare.Api.at("billing/v4").filter("category", "normal"))
          .header("apikey", apiKey) // or tokens(url, key)
          .zone(ZoneId.of("America/Lima")) // for times that come without one
          .build();
      Recarga recarga = Recarga.builder()
          .adapter(selfcare.attach(topsUp)) // still tops up as before
          .journal(Journal.inMemory(10_000))
          .build();
      for (Usage usage : recarga.lookups().usage(SIM).values()) {
        System.out.println(usage.name() + ": " + usage + ", until " + usage.expires());
      }
      // end

      assertThat(recarga.lookups().bills(SIM).values()).hasSize(2);
      assertThat(recarga.lookups().usage(SIM).problems()).isEmpty();
      recarga.close();
    }
  }
}
