package io.recarga.carrier.bitel.peru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.carrier.tmf654.TmfAccount;
import io.recarga.carrier.tmf654.TmfAuth;
import io.recarga.carrier.tmf654.TmfDialect;
import io.recarga.market.peru.Peru;
import io.recarga.retry.TimeSource;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.TmfCarrierContract;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;

class BitelPeruTest extends TmfCarrierContract {
  private static final HttpUrl URL = HttpUrl.get("https://partners.example/");

  // snippet: dialect-test
  @Override
  protected Carrier carrier() {
    return Peru.BITEL;
  }

  @Override
  protected CarrierAdapter connect(
      HttpUrl baseUrl, HttpUrl tokenUrl, HttpSettings http, TimeSource time) {
    TmfAuth auth = TmfAuth.clientCredentials(tokenUrl, CLIENT_ID, SECRET);
    return BitelPeru.connect(
        BitelPeru.sandbox(baseUrl, auth).http(http).time(time).build());
  }
  // end

  @Test
  void executesRepeatsUnlessTheContractSaysMore() {
    TmfAccount account = BitelPeru.live(URL, TmfAuth.none()).build();
    CarrierAdapter adapter = BitelPeru.connect(account);

    assertThat(adapter.id().value()).isEqualTo("bitel-pe");
    assertThat(adapter.capabilities().duplicates()).isEqualTo(DuplicateLevel.SEARCHABLE);
    assertThat(adapter.capabilities().limits()).isNull();
  }

  @Test
  void accountAtAnotherCarrierIsRefused() {
    Carrier other = Carrier.builder("toy-pe", "Toy", "PE").build();
    TmfAccount account = TmfAccount.sandbox(TmfDialect.builder(other).build(), URL, TmfAuth.none())
        .build();

    assertThatThrownBy(() -> BitelPeru.connect(account)).hasMessageContaining("toy-pe");
  }
}
