package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import okhttp3.ConnectionSpec;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What stands in the way before the first byte. */
class NotSentTest {
  @Test
  void refusedConnection() throws IOException {
    int port;
    try (ServerSocket taken = new ServerSocket(0)) {
      port = taken.getLocalPort();
    }
    assertNotSent(send(new OkHttpClient(), "http://localhost:" + port), "ConnectException");
  }

  @Test
  void unknownHost() {
    OkHttpClient app = new OkHttpClient.Builder()
        .dns(host -> {
          throw new UnknownHostException(host);
        })
        .build();
    assertNotSent(send(app, "https://carrier.test"), "UnknownHostException");
  }

  @Test
  void brokenDns() {
    OkHttpClient app = new OkHttpClient.Builder()
        .dns(host -> {
          throw new IllegalStateException("a broken DNS of the app");
        })
        .build();
    assertNotSent(send(app, "https://carrier.test"), "unexpected IllegalStateException");
  }

  @Test
  void untrustedCertificate() {
    try (CountingServer server = CountingServer.http2()) {
      Transport outcome = send(new OkHttpClient(), server.url("/").toString());
      assertNotSent(outcome, "SSLHandshakeException");
      assertThat(server.requests).isEmpty();
    }
  }

  @Test
  void connectTimeout() throws IOException {
    // Nobody accepts, and the queue is full: the kernel drops what comes.
    try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      List<Socket> queued = new ArrayList<>();
      try {
        fill(full, queued);
        assertNotSent(
            send(new OkHttpClient(), "http://127.0.0.1:" + full.getLocalPort()),
            "SocketTimeoutException");
      } finally {
        for (Socket socket : queued) {
          socket.close();
        }
      }
    }
  }

  @Test
  void silentTlsServerIsGivenUpAfterTheConnectTimeoutNotTheReadTimeout() throws IOException {
    try (ServerSocket silent = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
      long began = System.nanoTime();
      Transport outcome =
          send(CountingServer.trusting(), "https://localhost:" + silent.getLocalPort());
      assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(20));
      assertThat(outcome).isInstanceOf(Transport.NotSent.class);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void anAnswerMayTakeLongerThanTheHandshake(boolean http2) {
    try (CountingServer server = http2 ? CountingServer.http2() : CountingServer.http1OverTls()) {
      server.answer(
          new MockResponse.Builder().headersDelay(1_500, TimeUnit.MILLISECONDS).build());
      Transport outcome = send(CountingServer.trusting(), server.url("/").toString());
      assertThat(outcome).isInstanceOf(Transport.Answered.class);
    }
  }

  @Test
  void malformedContentTypeIsNotSent() {
    try (CountingServer server = CountingServer.http1()) {
      Transport outcome = CarrierHttp.of(HttpSettings.builder().build(), TimeSource.system())
          .send(
              new Request.Builder().url(server.url("/")),
              new byte[0],
              "json",
              SendPermit.from(TimeSource.system(), Duration.ofSeconds(60)));
      assertNotSent(outcome, "not a content type: json");
      assertThat(server.requests).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"http://carrier.test", "http://10.0.0.1", "http://localhost.carrier.test"})
  void plainHttpToAnotherMachineIsRefused(String url) {
    assertNotSent(send(new OkHttpClient(), url), "plain http to another machine");
    CarrierHttp http = CarrierHttp.of(HttpSettings.builder().build(), TimeSource.system());
    Request secretive = new Request.Builder().url(url).build();
    assertNotSent(http.read(secretive), "plain http to another machine");
    assertNotSent(http.readCatalogue(secretive), "plain http to another machine");
    assertThatThrownBy(() -> CarrierHttp.requireSecure(HttpUrl.get(url)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("https");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://carrier.test/",
        "http://localhost/",
        "http://a.localhost/",
        "http://127.0.0.1:81/",
        "http://[::1]/"
      })
  void httpsAndThisMachineAreSecure(String url) {
    assertThat(CarrierHttp.requireSecure(HttpUrl.get(url))).hasToString(url);
  }

  @Test
  void clientForCleartextOnlyCanBeUsed() {
    OkHttpClient app = new OkHttpClient.Builder()
        .connectionSpecs(List.of(ConnectionSpec.CLEARTEXT))
        .build();
    try (CountingServer server = CountingServer.http1()) {
      assertThat(send(app, server.url("/").toString())).isInstanceOf(Transport.Answered.class);
    }
  }

  private static Transport send(OkHttpClient app, String url) {
    HttpSettings settings =
        HttpSettings.builder().client(app).connectTimeout(Duration.ofSeconds(1)).build();
    return CarrierHttp.of(settings, TimeSource.system())
        .send(
            new Request.Builder().url(url),
            new byte[] {'{', '}'},
            "application/json",
            SendPermit.from(TimeSource.system(), Duration.ofSeconds(60)));
  }

  private static void assertNotSent(Transport outcome, String why) {
    assertThat(outcome).isInstanceOf(Transport.NotSent.class);
    assertThat(((Transport.NotSent) outcome).why()).isEqualTo(why);
  }

  private static void fill(ServerSocket server, List<Socket> queued) throws IOException {
    while (queued.size() < 20) {
      Socket socket = new Socket();
      queued.add(socket);
      try {
        socket.connect(new InetSocketAddress(server.getInetAddress(), server.getLocalPort()), 100);
      } catch (SocketTimeoutException e) {
        return;
      }
    }
    throw new IllegalStateException("the queue does not fill");
  }
}
