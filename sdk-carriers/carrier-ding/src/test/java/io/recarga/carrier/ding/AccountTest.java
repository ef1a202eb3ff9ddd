package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Environment;
import io.recarga.NotSentException;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.http.ClientKey;
import io.recarga.spi.http.Secret;
import java.time.Duration;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class AccountTest {
  @Test
  void environmentIsSaidAndCredentialsAreNotShown() {
    assertThat(Ding.Account.live("k-1").build()).hasToString("ding (LIVE)");
    assertThat(Ding.Account.sandbox("id", "s-1").build()).hasToString("ding (SANDBOX)");
    assertThat(Ding.connect(Ding.Account.liveKey(() -> Secret.of("k")).build()).environment())
        .isEqualTo(Environment.LIVE);
    assertThat(Ding.connect(Ding.Account.liveClient(() -> new ClientKey("i", Secret.of("s")))
                .adapterId("ding-eu")
                .build())
            .id()
            .value())
        .isEqualTo("ding-eu");
  }

  @Test
  void aTransferMayTakeLongerThanDingItself() {
    var capabilities = Ding.connect(Ding.Account.sandbox("k").build()).capabilities();

    assertThat(capabilities.callTimeout()).isEqualTo(Duration.ofSeconds(110));
    assertThat(capabilities.duplicates()).isEqualTo(DuplicateLevel.SEARCHABLE);
    assertThat(capabilities.limits()).isNull();
  }

  @Test
  void mistakesAreNamed() {
    var account = Ding.Account.sandbox("k");

    assertThatThrownBy(() -> account.languages()).hasMessageContaining("languages");
    assertThatThrownBy(() -> account.languages("es ; drop")).hasMessageContaining("language code");
    assertThatThrownBy(() -> account.failedWait(Duration.ofSeconds(-1)))
        .hasMessageContaining("failedWait");
    assertThatThrownBy(
            () -> account.baseUrl(HttpUrl.get("http://ding.example/")).build())
        .hasMessageContaining("https");
  }

  @Test
  void aSupplierThatFailsSendsNothing() {
    var adapter = Ding.connect(Ding.Account.sandboxKey(() -> {
          throw new IllegalStateException("vault");
        })
        .build());

    assertThatThrownBy(adapter::wallet).isInstanceOf(NotSentException.class);
  }
}
