package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;

class ReadmeTest {
  @Test
  void anAccountIsConnected() {
    // snippet: ding-account
    CarrierAdapter ding =
        Ding.connect(Ding.Account.sandbox("your-api-key") // or sandbox(id, secret)
            .languages("es", "en")
            .build());
    // end
    assertThat(ding.id().value()).isEqualTo("ding");
  }
}
