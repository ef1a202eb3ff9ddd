package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.File;
import java.time.Duration;
import okhttp3.Cache;
import okhttp3.CertificatePinner;
import okhttp3.Dns;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class HttpSettingsTest {
  @Test
  void zeroAndNegativeValuesAreNamed() {
    HttpSettings.Builder builder = HttpSettings.builder();
    assertThatThrownBy(() -> builder.readTimeout(Duration.ZERO))
        .hasMessageStartingWith("readTimeout:");
    assertThatThrownBy(() -> builder.callTimeout(Duration.ofSeconds(-1)))
        .hasMessageStartingWith("callTimeout:");
    assertThatThrownBy(() -> builder.maxBodyBytes(0)).hasMessageStartingWith("maxBodyBytes:");
  }

  @Test
  void moneyClientTakesTheNetworkOfTheAppsClientAndNothingElse(@TempDir File folder) {
    Dns dns = host -> Dns.SYSTEM.lookup(host);
    EventListener.Factory listeners = call -> EventListener.NONE;
    CertificatePinner pins = new CertificatePinner.Builder()
        .add("x.test", "sha256/AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA=")
        .build();
    OkHttpClient app = CountingServer.trusting()
        .newBuilder()
        .dns(dns)
        .eventListenerFactory(listeners)
        .certificatePinner(pins)
        .hostnameVerifier((host, session) -> false)
        .cache(new Cache(folder, 1_000))
        .addInterceptor(chain -> chain.proceed(chain.request()))
        .build();

    OkHttpClient money = Clients.money(HttpSettings.builder().client(app).build());

    assertThat(money.dns()).isSameAs(dns);
    assertThat(money.eventListenerFactory()).isSameAs(listeners);
    assertThat(money.hostnameVerifier()).isSameAs(app.hostnameVerifier());
    assertThat(money.certificatePinner().getPins()).isEqualTo(pins.getPins());
    assertThat(money.x509TrustManager()).isSameAs(app.x509TrustManager());
    assertThat(money.cache()).isNull();
    assertThat(money.interceptors()).isEmpty();
    assertThat(money.networkInterceptors()).hasSize(1);
    assertThat(money.connectionPool()).isNotSameAs(app.connectionPool());
    assertThat(money.retryOnConnectionFailure()).isFalse();
    assertThat(money.followRedirects()).isFalse();
    assertThat(money.followSslRedirects()).isFalse();
    assertThat(money.connectTimeoutMillis()).isEqualTo(3_000);
    assertThat(money.writeTimeoutMillis()).isEqualTo(10_000);
    assertThat(money.readTimeoutMillis()).isEqualTo(75_000);
    assertThat(money.callTimeoutMillis()).isEqualTo(90_000);
  }
}
