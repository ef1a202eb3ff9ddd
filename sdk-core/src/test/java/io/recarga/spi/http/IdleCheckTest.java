package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A kept connection that the server closed carries no money call. */
class IdleCheckTest {
  private static final byte[] BODY = "{}".getBytes(StandardCharsets.UTF_8);

  private final MockWebServer server = new MockWebServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aConnectionClosedWhileIdleIsNotWrittenTo() throws Exception {
    server.start();
    closedWhileIdle(new OkHttpClient());
  }

  @Test
  void norOverTls() throws Exception {
    HeldCertificate held =
        new HeldCertificate.Builder().addSubjectAlternativeName("localhost").build();
    server.useHttps(
        new HandshakeCertificates.Builder().heldCertificate(held).build().sslSocketFactory());
    server.setProtocols(List.of(Protocol.HTTP_1_1));
    server.start();
    HandshakeCertificates trusted = new HandshakeCertificates.Builder()
        .addTrustedCertificate(held.certificate())
        .build();
    closedWhileIdle(new OkHttpClient.Builder()
        .sslSocketFactory(trusted.sslSocketFactory(), trusted.trustManager())
        .build());
  }

  @Test
  void aConnectionThatRestedAndIsOpenCarriesTheNextCall() throws Exception {
    server.start();
    server.enqueue(new MockResponse.Builder().body("{}").build());
    server.enqueue(new MockResponse.Builder().body("{}").build());
    CarrierHttp http = http(new OkHttpClient());

    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
    rest();
    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
    assertThat(server.takeRequest().getExchangeIndex()).isZero();
    assertThat(server.takeRequest().getExchangeIndex()).isEqualTo(1);
  }

  private void closedWhileIdle(OkHttpClient app) throws Exception {
    server.enqueue(new MockResponse.Builder()
        .body("{}")
        .onResponseEnd(new SocketEffect.CloseSocket())
        .build());
    server.enqueue(new MockResponse.Builder().body("{}").build());
    CarrierHttp http = http(app);

    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
    rest();
    assertThat(send(http)).isInstanceOf(Transport.NotSent.class);
    assertThat(server.getRequestCount()).isEqualTo(1);
    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
  }

  /** A server's close is seen by a real socket in real time. */
  private static void rest() throws InterruptedException {
    TimeUnit.MILLISECONDS.sleep(200);
  }

  private CarrierHttp http(OkHttpClient app) throws IOException {
    return CarrierHttp.of(HttpSettings.builder().client(app).build(), TimeSource.system());
  }

  private Transport send(CarrierHttp http) {
    return http.send(
        new Request.Builder().url(server.url("/topups")),
        BODY,
        "application/json",
        SendPermit.from(TimeSource.system(), Duration.ofSeconds(5)));
  }
}
