package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Set;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReadsTest {
  private final CountingServer server = CountingServer.http1();
  private final HandTime time = new HandTime();
  private final Thread reader = Thread.currentThread();

  @AfterEach
  void close() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(ints = {429, 500, 502, 503})
  void isTriedThreeTimesWithGrowingJitter(int status) {
    server.answer(CountingServer.status(status));

    assertStatus(read(), status);
    assertThat(server.requests).hasSize(3);
    assertThat(time.sleeps).containsExactly(Duration.ofMillis(50), Duration.ofMillis(100));
  }

  @ParameterizedTest
  @ValueSource(ints = {200, 301, 307, 400, 401, 404, 408})
  void otherStatusesAreFinal(int status) {
    server.answer(new MockResponse.Builder()
        .code(status)
        .addHeader("Location", "/elsewhere")
        .build());

    assertStatus(read(), status);
    assertThat(server.requests).hasSize(1);
    assertThat(time.sleeps).isEmpty();
  }

  @Test
  void cutAnswerIsAskedForAgain() {
    MockResponse cut = new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket())
        .build();
    server.answer(n -> n < 3 ? cut : CountingServer.ok());

    assertStatus(read(), 200);
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void unreachableServerIsNotSentAfterThreeTries() {
    OkHttpClient app = new OkHttpClient.Builder()
        .dns(host -> {
          throw new UnknownHostException(host);
        })
        .build();
    CarrierHttp http =
        CarrierHttp.of(HttpSettings.builder().client(app).build(), time, Set.of(), Always.HALF);

    assertThat(http.read(new Request.Builder().url("https://carrier.test").build()))
        .isInstanceOf(Transport.NotSent.class);
    assertThat(time.sleeps).hasSize(2);
  }

  @Test
  void retryAfterUpToTenSecondsIsHonoured() {
    server.answer(
        n -> n == 1 ? retryAfter("10") : n == 2 ? retryAfter("Wed, 21 Oct") : CountingServer.ok());

    assertStatus(read(), 200);
    assertThat(time.sleeps).containsExactly(Duration.ofSeconds(10), Duration.ofMillis(100));
  }

  @Test
  void longerRetryAfterIsHandedToTheCaller() {
    server.answer(retryAfter("11"));

    Transport outcome = read();

    assertStatus(outcome, 429);
    assertThat(((Transport.Answered) outcome).reply().header("retry-after")).isEqualTo("11");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void allTriesTogetherTakeAtMostTwiceTheTimeoutOfOne() {
    server.answer(retryAfter("10"));
    CarrierHttp http = http(HttpSettings.builder().queryTimeout(Duration.ofSeconds(8)));

    assertStatus(http.read(request()), 429);
    assertThat(server.requests).as("10 s fit into 16 s once").hasSize(2);
  }

  @Test
  void interruptEndsTheTriesAndStaysSet() {
    server.answer(n -> {
      if (!server.requests.isEmpty()) {
        reader.interrupt();
      }
      return CountingServer.status(503);
    });

    Transport outcome = read();

    assertThat(Thread.interrupted()).isTrue();
    assertThat(outcome).isNotNull();
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void catalogueMayBeLarger() {
    server.answer(new MockResponse.Builder().body("x".repeat(2_000)).build());
    CarrierHttp http = http(HttpSettings.builder().maxBodyBytes(1_000).maxCatalogueBytes(2_000));

    assertThat(((Transport.Answered) http.read(request())).reply().tooLarge()).isTrue();
    assertThat(((Transport.Answered) http.readCatalogue(request())).reply().tooLarge())
        .isFalse();
  }

  private static MockResponse retryAfter(String value) {
    return new MockResponse.Builder().code(429).addHeader("Retry-After", value).build();
  }

  private Transport read() {
    return http(HttpSettings.builder()).read(request());
  }

  private CarrierHttp http(HttpSettings.Builder settings) {
    return CarrierHttp.of(settings.build(), time, Set.of(), Always.HALF);
  }

  private Request request() {
    return new Request.Builder().url(server.url("/operators")).build();
  }

  private static void assertStatus(Transport outcome, int status) {
    assertThat(outcome).isInstanceOf(Transport.Answered.class);
    assertThat(((Transport.Answered) outcome).reply().status()).isEqualTo(status);
  }
}
