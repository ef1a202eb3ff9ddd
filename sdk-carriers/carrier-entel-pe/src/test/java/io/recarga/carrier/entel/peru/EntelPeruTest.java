package io.recarga.carrier.entel.peru;

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

class EntelPeruTest extends TmfCarrierContract {
  private static final HttpUrl URL = HttpUrl.get("https://partners.example/");

  @Override
  protected Carrier carrier() {
    return Peru.ENTEL;
  }

  @Override
  protected CarrierAdapter connect(
      HttpUrl baseUrl, HttpUrl tokenUrl, HttpSettings http, TimeSource time) {
    TmfAuth auth = TmfAuth.clientCredentials(tokenUrl, CLIENT_ID, SECRET);
    return EntelPeru.connect(
        EntelPeru.sandbox(baseUrl, auth).http(http).time(time).build());
  }

  @Test
  void executesRepeatsUnlessTheContractSaysMore() {
    TmfAccount account = EntelPeru.live(URL, TmfAuth.none()).build();
    CarrierAdapter adapter = EntelPeru.connect(account);

    assertThat(adapter.id().value()).isEqualTo("entel-pe");
    assertThat(adapter.capabilities().duplicates()).isEqualTo(DuplicateLevel.SEARCHABLE);
    assertThat(adapter.capabilities().limits()).isNull();
  }

  @Test
  void accountAtAnotherCarrierIsRefused() {
    Carrier other = Carrier.builder("toy-pe", "Toy", "PE").build();
    TmfAccount account = TmfAccount.sandbox(TmfDialect.builder(other).build(), URL, TmfAuth.none())
        .build();

    assertThatThrownBy(() -> EntelPeru.connect(account)).hasMessageContaining("toy-pe");
  }
}
