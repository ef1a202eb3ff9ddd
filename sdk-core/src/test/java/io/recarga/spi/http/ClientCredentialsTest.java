package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.squareup.moshi.JsonReader;
import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okio.Buffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ClientCredentialsTest {
  private final CountingServer server = CountingServer.http1();
  private final HandTime time = new HandTime();
  private final CarrierHttp http =
      CarrierHttp.of(HttpSettings.builder().build(), time, Set.of(), Always.HALF);
  private volatile ClientKey key = new ClientKey("demo-id", Secret.of("demo-secret"));

  @AfterEach
  void close() {
    server.close();
  }

  @Test
  void asksWithJsonAndKeepsTheToken() {
    server.answer(token("t1", "3600"));
    ClientCredentials source = builder().parameter("audience", "https://x.test").build(http);

    assertThat(source.token().reveal()).isEqualTo("t1");
    assertThat(source.token().reveal()).isEqualTo("t1");
    assertThat(server.requests).hasSize(1);
    assertThat(server.requests.get(0).getHeaders().get("Content-Type"))
        .startsWith("application/json");
    assertThat(server.requests.get(0).getBody().utf8())
        .isEqualTo("{\"client_id\":\"demo-id\",\"client_secret\":\"demo-secret\","
            + "\"grant_type\":\"client_credentials\",\"audience\":\"https://x.test\"}");
  }

  @Test
  void secretOfAnyCharactersArrives() throws Exception {
    server.answer(token("t1", "3600"));
    String odd = "\"\\/\b\n\u0001\u001f\u007f\u2028Ñ漢😀";
    key = new ClientKey("demo-id", Secret.of(odd));

    builder().build(http).token();

    JsonReader body = JsonReader.of(new Buffer().write(server.requests.get(0).getBody()));
    assertThat(body.readJsonValue())
        .isEqualTo(Map.of(
            "client_id", "demo-id", "client_secret", odd, "grant_type", "client_credentials"));
  }

  @Test
  void asksWithAForm() {
    server.answer(token("t1", "3600"));

    builder().asForm().parameter("scope", "a b").build(http).token();

    assertThat(server.requests.get(0).getHeaders().get("Content-Type"))
        .startsWith("application/x-www-form-urlencoded");
    assertThat(server.requests.get(0).getBody().utf8())
        .isEqualTo("client_id=demo-id&client_secret=demo-secret&grant_type=client_credentials"
            + "&scope=a+b");
  }

  @ParameterizedTest
  @CsvSource({
    "86400, 86099, 86100",
    "3600, 3299, 3300",
    "'\"3600\"', 3299, 3300",
    "60, 44, 45",
    "null, 3299, 3300",
    "'\"soon\"', 3299, 3300",
    "-5, 3299, 3300",
    "0, 3299, 3300",
    "99999999999999, 3299, 3300"
  })
  void isRenewedBeforeItExpires(String lifetime, int keptAfter, int renewedAfter) {
    server.answer(n -> token("t" + n, lifetime));
    ClientCredentials source = builder().build(http);
    source.token();

    time.pass(Duration.ofSeconds(keptAfter));
    assertThat(source.token().reveal()).isEqualTo("t1");
    time.pass(Duration.ofSeconds(renewedAfter - keptAfter));
    assertThat(source.token().reveal()).isEqualTo("t2");
  }

  @Test
  void thirtyTwoThreadsWithAnExpiredTokenAskOnce() throws Exception {
    server.answer(n -> token("t" + n, "3600"));
    ClientCredentials source = builder().build(http);
    source.token();
    time.pass(Duration.ofHours(2));

    assertThat(inParallel(32, source)).containsOnly("t2");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void thirtyTwoThreadsShareOneRefusal() throws Exception {
    server.answer(new MockResponse.Builder()
        .code(401)
        .headersDelay(300, TimeUnit.MILLISECONDS)
        .body("{\"errorCode\":\"INVALID_CREDENTIALS\"}")
        .build());

    assertThat(inParallel(32, builder().build(http))).containsOnly("CredentialsException");
    assertThat(server.requests).hasSizeLessThan(4);
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404})
  void refusedCredentialsAreNamedWithoutTheSecret(int status) {
    server.answer(new MockResponse.Builder()
        .code(status)
        .body("{\"message\":\"demo-secret?\",\"errorCode\":\"INVALID_CREDENTIALS\"}")
        .build());

    assertThatThrownBy(() -> builder().build(http).token())
        .isInstanceOf(CredentialsException.class)
        .hasMessage("acme: the credentials were refused: HTTP " + status + " INVALID_CREDENTIALS");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void standardErrorCodeIsNamedAndAnUnfitOneIsNot() {
    server.answer(n -> new MockResponse.Builder()
        .code(403)
        .body(n == 1 ? "{\"error\":\"access_denied\"}" : "{\"error\":\"a\\nforged line\"}")
        .build());
    ClientCredentials source = builder().build(http);

    assertThatThrownBy(source::token).hasMessageEndingWith("HTTP 403 access_denied");
    assertThatThrownBy(source::token).hasMessageEndingWith("HTTP 403");
  }

  @Test
  void brokenServerIsAskedThreeTimesAndMeansNotSent() {
    server.answer(new MockResponse.Builder().code(502).body("<html>").build());

    assertThatThrownBy(() -> builder().build(http).token())
        .isInstanceOf(NotSentException.class)
        .hasMessage("acme: no token: HTTP 502");
    assertThat(server.requests).hasSize(3);
  }

  @Test
  void cutAnswerMeansNotSent() {
    server.answer(new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket())
        .build());

    assertThatThrownBy(() -> builder().build(http).token()).isInstanceOf(NotSentException.class);
    assertThat(server.requests).hasSize(3);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "<html>", "{}", "[]", "{\"access_token\":\"a\\r\\nb\"}"})
  void unreadableTokenMeansNotSent(String body) {
    server.answer(new MockResponse.Builder().body(body).build());

    assertThatThrownBy(() -> builder().build(http).token())
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("without a readable token");
  }

  @Test
  void oldTokenIsUsedWhileTheServerIsDownAndNotAskedForEachTime() {
    server.answer(n -> n == 1 ? token("t1", "3600") : CountingServer.status(500));
    ClientCredentials source = builder().build(http);
    source.token();
    time.pass(Duration.ofSeconds(3400));

    assertThat(source.token().reveal()).isEqualTo("t1");
    assertThat(source.token().reveal()).isEqualTo("t1");
    assertThat(server.requests).as("one and three tries").hasSize(4);

    time.pass(Duration.ofSeconds(200));
    assertThatThrownBy(source::token).isInstanceOf(NotSentException.class);
  }

  @Test
  void droppedTokenIsReplacedButANewerOneStays() {
    server.answer(n -> token("t" + n, "3600"));
    ClientCredentials source = builder().build(http);
    Secret first = source.token();

    source.drop(first);
    assertThat(source.token().reveal()).isEqualTo("t2");
    source.drop(first);
    assertThat(source.token().reveal()).isEqualTo("t2");
    assertThat(server.requests).hasSize(2);
  }

  @Test
  void changedCredentialsAreUsedAtTheNextRenewal() {
    server.answer(n -> token("t" + n, "3600"));
    ClientCredentials source = builder().build(http);
    Secret first = source.token();
    key = new ClientKey("new-id", Secret.of("new-secret"));

    source.drop(first);
    source.token();

    assertThat(server.requests.get(1).getBody().utf8()).contains("new-id", "new-secret");
  }

  @Test
  void failingSupplierMeansNotSent() {
    ClientCredentials source = ClientCredentials.builder("acme", server.url("/oauth/token"), () -> {
          throw new IllegalStateException("the vault is shut");
        })
        .build(http);

    assertThatThrownBy(source::token).isInstanceOf(NotSentException.class);
    assertThat(server.requests).isEmpty();
  }

  @Test
  void storeIsSharedBetweenSources() {
    server.answer(n -> token("t" + n, "3600"));
    TokenStore store = TokenStore.inMemory();

    builder().store(store).build(http).token();

    assertThat(builder().store(store).build(http).token().reveal()).isEqualTo("t1");
    assertThat(server.requests).hasSize(1);
  }

  @Test
  void secretsDoNotShow() {
    assertThat(key.toString()).doesNotContain("demo-secret");
    assertThat(new StoredToken(Secret.of("t1"), time.now(), time.now()).toString())
        .doesNotContain("t1");
    assertThat(Secret.of("a")).isNotEqualTo(Secret.of("a"));
    assertThat(Secret.of("a").matches(Secret.of("a"))).isTrue();
    assertThat(Secret.of("a").matches(Secret.of("b"))).isFalse();
  }

  private ClientCredentials.Builder builder() {
    return ClientCredentials.builder("acme", server.url("/oauth/token"), () -> key);
  }

  private static MockResponse token(String value, String lifetime) {
    return new MockResponse.Builder()
        .body(
            "{\"access_token\":\"%s\",\"scope\":\"x\",\"expires_in\":%s,\"token_type\":\"Bearer\"}"
                .formatted(value, lifetime))
        .build();
  }

  private static List<String> inParallel(int threads, ClientCredentials source) throws Exception {
    ExecutorService pool = Executors.newFixedThreadPool(threads);
    try {
      CountDownLatch ready = new CountDownLatch(threads);
      List<Future<String>> futures = new ArrayList<>();
      for (int i = 0; i < threads; i++) {
        futures.add(pool.submit(() -> {
          ready.countDown();
          ready.await();
          try {
            return source.token().reveal();
          } catch (CredentialsException e) {
            return e.getClass().getSimpleName();
          }
        }));
      }
      List<String> results = new ArrayList<>();
      for (Future<String> future : futures) {
        results.add(future.get(30, TimeUnit.SECONDS));
      }
      return results;
    } finally {
      pool.shutdownNow();
    }
  }
}
