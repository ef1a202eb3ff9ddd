package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.Call;
import okhttp3.Cookie;
import okhttp3.CookieJar;
import okhttp3.EventListener;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Protocol;
import okhttp3.Request;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What every transport owes a money call: one write, and the truth about it. */
abstract class SendOnceTest {
  private static final byte[] BODY = "{\"amount\":\"20.00\"}".getBytes(StandardCharsets.UTF_8);

  final CountingServer server;
  private final Protocol protocol;

  SendOnceTest(CountingServer server, Protocol protocol) {
    this.server = server;
    this.protocol = protocol;
  }

  @AfterEach
  void closeServer() {
    server.close();
  }

  @Test
  void pooledConnectionClosedAfterTheRequestIsLostAndSentOnce() {
    CarrierHttp http = http();
    server.answer(n -> n == 1 ? CountingServer.ok() : closing());

    assertThat(http.read(new Request.Builder().url(server.url("/warm")).build()))
        .isInstanceOf(Transport.Answered.class);
    assertThat(send(http)).isInstanceOf(Transport.Lost.class);

    RecordedRequest post = onlyPost();
    assertThat(post.getConnectionIndex()).as("the same connection").isZero();
  }

  @Test
  void freshConnectionClosedAfterTheRequestIsLostAndSentOnce() {
    server.answer(closing());

    assertThat(send(http())).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 307, 308, 400, 401, 408, 421, 429, 500, 503})
  void anyStatusIsAnAnswerAndSentOnce(int status) {
    server.answer(new MockResponse.Builder()
        .code(status)
        .addHeader("Retry-After", "0")
        .addHeader("Location", "/elsewhere")
        .addHeader("WWW-Authenticate", "Basic realm=x")
        .build());

    Transport outcome = send(http());

    assertThat(outcome).isInstanceOf(Transport.Answered.class);
    assertThat(((Transport.Answered) outcome).reply().status()).isEqualTo(status);
    onlyPost();
  }

  @Test
  void proxyRefusalWithoutProxyIsAnAnswerAndSentOnce() {
    server.answer(CountingServer.status(407));

    assertThat(send(http()))
        .isInstanceOfSatisfying(
            Transport.Answered.class,
            answer -> assertThat(answer.reply().status()).isEqualTo(407));
    onlyPost();
  }

  @Test
  void readTimeoutIsLostAndSentOnce() {
    server.answer(
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build());
    CarrierHttp http =
        CarrierHttp.of(settings().readTimeout(Duration.ofMillis(250)).build(), TimeSource.system());

    assertThat(send(http)).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  // Below and above Metronome.SHORTEST.
  @ParameterizedTest
  @ValueSource(ints = {1_000, 2_500})
  void callTimeoutIsLostAndSentOnce(int millis) {
    MockResponse stalled =
        new MockResponse.Builder().onResponseStart(SocketEffect.Stall.INSTANCE).build();
    server.answer(n -> n == 1 ? CountingServer.ok() : stalled);
    CarrierHttp http = CarrierHttp.of(
        settings().callTimeout(Duration.ofMillis(millis)).build(), TimeSource.system());
    // So that the time goes into waiting for the answer and not into the handshake.
    http.read(new Request.Builder().url(server.url("/warm")).build());

    assertThat(send(http))
        .isInstanceOfSatisfying(
            Transport.Lost.class,
            lost -> assertThat(lost.why()).isEqualTo("InterruptedIOException"));
    onlyPost();
  }

  @Test
  void nothingOfTheAppsClientThatCouldRepeatIsUsed() {
    AtomicInteger used = new AtomicInteger();
    OkHttpClient app = CountingServer.trusting()
        .newBuilder()
        .addInterceptor(chain -> {
          used.incrementAndGet();
          chain.proceed(chain.request()).close();
          return chain.proceed(chain.request());
        })
        .addNetworkInterceptor(chain -> {
          used.incrementAndGet();
          return chain.proceed(chain.request());
        })
        .authenticator((route, response) -> {
          used.incrementAndGet();
          return response.request().newBuilder().header("Authorization", "x").build();
        })
        .cookieJar(new CountingJar(used))
        .build();
    server.answer(
        new MockResponse.Builder().code(401).addHeader("Set-Cookie", "a=b").build());

    Transport outcome = send(CarrierHttp.of(settings().client(app).build(), TimeSource.system()));

    assertThat(outcome).isInstanceOf(Transport.Answered.class);
    assertThat(used).hasValue(0);
    onlyPost();
    assertThat(app.interceptors()).as("the app's client is left alone").hasSize(1);
  }

  @Test
  void expiredPermitIsNotSentAndTheServerSawNothing() {
    HandTime time = new HandTime();
    SendPermit permit = SendPermit.from(time, Duration.ofSeconds(5));
    time.pass(Duration.ofSeconds(6));

    Transport outcome = http().send(request(), BODY, "application/json", permit);

    assertThat(outcome).isInstanceOf(Transport.NotSent.class);
    assertThat(((Transport.NotSent) outcome).why()).contains("not sent within PT5S");
    assertThat(server.requests).isEmpty();
  }

  @Test
  void interruptedThreadIsNotSentAndStaysInterrupted() {
    Thread.currentThread().interrupt();

    Transport outcome = send(http());

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isInstanceOf(Transport.NotSent.class);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void interruptedThreadWithPooledConnectionIsNotSentAndStaysInterrupted() {
    CarrierHttp http = http();
    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
    Thread.currentThread().interrupt();

    Transport outcome = send(http);

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isInstanceOf(Transport.NotSent.class);
    onlyPost();
  }

  @Test
  void aSecondWriteOfTheBodyThrows() throws IOException {
    OneShotBody body =
        new OneShotBody(BODY, null, SendPermit.from(TimeSource.system(), Duration.ofSeconds(5)));
    Buffer sink = new Buffer();
    body.writeTo(sink);

    assertThatThrownBy(() -> body.writeTo(sink)).isInstanceOf(IOException.class);
    assertThat(sink.readByteArray()).isEqualTo(BODY);
  }

  @Test
  void appsEventListenerHearsTheCallAndItsFailureToListenIsNoProof() {
    AtomicInteger heard = new AtomicInteger();
    OkHttpClient app = CountingServer.trusting()
        .newBuilder()
        .eventListener(new EventListener() {
          @Override
          public void responseHeadersStart(Call call) {
            heard.incrementAndGet();
            throw new IllegalStateException("a broken listener");
          }
        })
        .build();

    Transport outcome = send(CarrierHttp.of(settings().client(app).build(), TimeSource.system()));

    assertThat(heard).hasValue(1);
    assertThat(outcome).isInstanceOf(Transport.Lost.class);
    onlyPost();
  }

  @Test
  void bodiesAreUtf8() {
    byte[] body = "{\"note\":\"Ñandú 漢\"}".getBytes(StandardCharsets.UTF_8);

    http().send(request(), body, "application/json", permit());

    assertThat(onlyPost().getBody().toByteArray()).isEqualTo(body);
    assertThat(onlyPost().getHeaders().get("Content-Type")).isEqualTo("application/json");
  }

  @Test
  void tenFailuresLeakNoConnection() {
    CarrierHttp http =
        CarrierHttp.of(settings().readTimeout(Duration.ofSeconds(3)).build(), TimeSource.system());
    MockResponse[] bad = {
      closing(),
      CountingServer.status(500),
      new MockResponse.Builder().body("x".repeat(70_000)).build(),
      new MockResponse.Builder()
          .body("x".repeat(20_000))
          .onResponseBody(new SocketEffect.CloseSocket())
          .build(),
    };
    server.answer(n -> n <= 10 ? bad[n % bad.length] : CountingServer.ok());
    for (int i = 0; i < 10; i++) {
      send(http);
    }

    assertThat(http.openConnections() - http.idleConnections()).as("in use").isZero();
    assertThat(send(http)).isInstanceOf(Transport.Answered.class);
    assertThat(server.posts()).hasSize(11);
  }

  final HttpSettings.Builder settings() {
    return HttpSettings.builder().client(CountingServer.trusting()).maxBodyBytes(64 * 1024);
  }

  final CarrierHttp http() {
    return CarrierHttp.of(settings().build(), TimeSource.system());
  }

  final Transport send(CarrierHttp http) {
    return http.send(request(), BODY, "application/json", permit());
  }

  final Request.Builder request() {
    return new Request.Builder().url(server.url("/topups"));
  }

  static SendPermit permit() {
    return SendPermit.from(TimeSource.system(), Duration.ofSeconds(60));
  }

  final RecordedRequest onlyPost() {
    assertThat(server.posts()).hasSize(1);
    RecordedRequest post = server.posts().get(0);
    assertThat(post.getVersion()).isEqualTo(protocol == Protocol.HTTP_2 ? "HTTP/2" : "HTTP/1.1");
    return post;
  }

  private static MockResponse closing() {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket())
        .build();
  }

  private record CountingJar(AtomicInteger used) implements CookieJar {
    @Override
    public List<Cookie> loadForRequest(HttpUrl url) {
      used.incrementAndGet();
      return List.of();
    }

    @Override
    public void saveFromResponse(HttpUrl url, List<Cookie> cookies) {
      used.incrementAndGet();
    }
  }
}
