package io.recarga.carrier.claro.peru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.carrier.tmf654.TmfAccount;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.carrier.tmf654.TmfDialect;
import io.recarga.carrier.tmf654.TmfReference;
import io.recarga.market.peru.Peru;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.TmfCarrierContract;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class ClaroPeruTest extends TmfCarrierContract {
  private static final HttpUrl URL = HttpUrl.get("https://partners.example/");

  @Override
  protected Carrier carrier() {
    return Peru.CLARO;
  }

  @Override
  protected CarrierAdapter connect(
      HttpUrl baseUrl, HttpUrl tokenUrl, HttpSettings http, TimeSource time) {
    TmfAuth auth = TmfAuth.clientCredentials(tokenUrl, CLIENT_ID, SECRET);
    return ClaroPeru.connect(
        ClaroPeru.sandbox(baseUrl, auth).http(http).time(time).build());
  }

  /** One of the four takes the whole run. */
  @Override
  protected int keys() {
    return 1_000;
  }

  @Test
  void executesRepeatsUnlessTheContractSaysMore() {
    TmfAccount account = ClaroPeru.live(URL, TmfAuth.none()).build();
    CarrierAdapter adapter = ClaroPeru.connect(account);

    assertThat(adapter.id().value()).isEqualTo("claro-pe");
    assertThat(adapter.capabilities().duplicates()).isEqualTo(DuplicateLevel.SEARCHABLE);
    assertThat(adapter.capabilities().limits()).isNull();
  }

  @Test
  void contractChangesWhatTheDialectLeavesOpen() {
    // snippet: own-contract
    TmfAuth auth = TmfAuth.clientCredentials(
        HttpUrl.get("https://gateway.example/oauth/token"), "partner-id", "partner-secret");
    CarrierAdapter claro =
        ClaroPeru.connect(ClaroPeru.live(HttpUrl.get("https://gateway.example/"), auth)
            .dialect(dialect -> dialect
                .path("partners/prepayBalanceManagement/v4")
                .reference(TmfReference.extension("externalId"))
                .usualChannel(Channel.THIRD_PARTY_PLATFORM)
                .channel(Channel.Kind.THIRD_PARTY_PLATFORM, "PARTNER-7"))
            .build());
    // end
    assertThat(claro.id().value()).isEqualTo("claro-pe");
  }

  @Test
  void accountAtAnotherCarrierIsRefused() {
    Carrier other = Carrier.builder("toy-pe", "Toy", "PE").build();
    TmfAccount account = TmfAccount.sandbox(TmfDialect.builder(other).build(), URL, TmfAuth.none())
        .build();

    assertThatThrownBy(() -> ClaroPeru.connect(account)).hasMessageContaining("toy-pe");
  }
}
