package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import mockwebserver3.MockResponse;
import okhttp3.Credentials;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tunnels through the app's proxy: a CONNECT is no byte of the money call. */
class ProxyTest {
  private final CountingServer proxy = CountingServer.http2();

  @AfterEach
  void close() {
    proxy.close();
  }

  @Test
  void tunnelledCallIsAnsweredAndSentOnce() {
    proxy.answer(n -> n == 1 ? tunnel(200) : CountingServer.ok());

    assertThat(send(through(CountingServer.trusting()))).isInstanceOf(Transport.Answered.class);
    assertThat(proxy.requests).extracting(r -> r.getMethod()).containsExactly("CONNECT", "POST");
  }

  @Test
  void proxyThatRefusesTheTunnelMeansNotSent() {
    proxy.answer(tunnel(502));

    assertThat(send(through(CountingServer.trusting()))).isInstanceOf(Transport.NotSent.class);
    assertThat(proxy.requests).extracting(r -> r.getMethod()).containsOnly("CONNECT");
  }

  @Test
  void tlsFailureBehindTheTunnelMeansNotSent() {
    proxy.answer(n -> n == 1 ? tunnel(200) : CountingServer.ok());

    assertThat(send(through(new OkHttpClient()))).isInstanceOf(Transport.NotSent.class);
    assertThat(proxy.requests).extracting(r -> r.getMethod()).containsExactly("CONNECT");
  }

  @Test
  void proxyAuthenticatorAnswersTheTunnelOnly() {
    OkHttpClient app = through(CountingServer.trusting())
        .newBuilder()
        .proxyAuthenticator(
            (route, response) -> response.request().header("Proxy-Authorization") != null
                ? null
                : response
                    .request()
                    .newBuilder()
                    .header("Proxy-Authorization", Credentials.basic("u", "p"))
                    .build())
        .build();
    proxy.answer(n -> n == 1 ? tunnel(200) : CountingServer.status(407));

    assertThat(send(app)).isInstanceOf(Transport.Answered.class);
    assertThat(proxy.requests).extracting(r -> r.getMethod()).containsExactly("CONNECT", "POST");
    assertThat(proxy.requests)
        .extracting(r -> r.getHeaders().get("Proxy-Authorization"))
        .containsExactly(Credentials.basic("u", "p"), null);
  }

  private OkHttpClient through(OkHttpClient client) {
    return client.newBuilder().proxy(proxy.server.getProxyAddress()).build();
  }

  private static MockResponse tunnel(int status) {
    return new MockResponse.Builder().code(status).inTunnel().build();
  }

  private static Transport send(OkHttpClient app) {
    return CarrierHttp.of(HttpSettings.builder().client(app).build(), TimeSource.system())
        .send(
            new Request.Builder().url("https://carrier.test/topups"),
            new byte[] {'{', '}'},
            "application/json",
            SendPermit.from(TimeSource.system(), Duration.ofSeconds(60)));
  }
}
