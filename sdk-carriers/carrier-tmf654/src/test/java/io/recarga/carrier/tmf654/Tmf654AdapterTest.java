package io.recarga.carrier.tmf654;

import io.recarga.TopUp;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.TmfAdapterContract;
import java.time.Duration;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;

/** The contract with the reference in an attribute of the carrier's own, and two kinds of secrets. */
class Tmf654AdapterTest extends TmfAdapterContract {
  @Override
  protected CarrierAdapter adapterAt(
      HttpUrl baseUrl, OkHttpClient appClient, Duration callTimeout) {
    TmfDialect dialect =
        Given.dialect().reference(TmfReference.extension("externalId")).build();
    HttpUrl tokens = baseUrl.newBuilder().addPathSegments("oauth/token").build();
    TmfAuth auth = TmfAuth.clientCredentials(tokens, "me", "s3cret")
        .withApiKey("x-api-key", () -> io.recarga.spi.http.Secret.of("k3y"));
    return Tmf654.connect(TmfAccount.sandbox(dialect, baseUrl, auth)
        .http(HttpSettings.builder().client(appClient).callTimeout(callTimeout).build())
        .build());
  }

  @Override
  protected String reference() {
    return "externalId";
  }

  @Override
  protected TopUp topUp() {
    return Given.topUp("20.00");
  }

  @Override
  protected List<String> secrets() {
    return List.of("s3cret", "k3y", "token-1");
  }
}
