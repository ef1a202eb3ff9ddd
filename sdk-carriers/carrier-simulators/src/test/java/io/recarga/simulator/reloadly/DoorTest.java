package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.reloadly.Caller.Got;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okhttp3.tls.HandshakeCertificates;
import okhttp3.tls.HeldCertificate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Tokens, headers, limits and connections: all that comes before an endpoint. */
class DoorTest {
  private static final String SANDBOX = "https://topups-sandbox.reloadly.com";

  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-07-15T10:00:00Z"));
  private ReloadlySimulator simulator = ReloadlySimulator.builder(time).start();

  @AfterEach
  void close() {
    simulator.close();
  }

  @Test
  void tokenIsAJwtThatExpires() throws IOException {
    simulator.tokenLifetime(Duration.ofHours(1));
    Caller caller = new Caller(simulator).login();
    Got token = caller.login(SANDBOX, "id", "secret");
    assertThat(token.text("expires_in")).isEqualTo("3600");
    String claims = token.text("access_token").split("\\.", -1)[1];
    assertThat(new String(Base64.getUrlDecoder().decode(claims), StandardCharsets.UTF_8))
        .contains("\"exp\":" + time.now().plusSeconds(3600).getEpochSecond());
    assertThat(caller.get("accounts/balance").status()).isEqualTo(200);
    time.advance(Duration.ofHours(1));
    Got late = caller.get("accounts/balance");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.text("errorCode")).isEqualTo("TOKEN_EXPIRED");
    assertThat(late.text("timeStamp")).isEqualTo("2026-07-15 11:00:00");
  }

  @Test
  void tokenOfAnotherServiceIsRefused() throws IOException {
    Caller caller = new Caller(simulator);
    String token =
        caller.login("https://giftcards.reloadly.com", "id", "secret").text("access_token");
    Got got = caller.send(caller.request("operators").header("Authorization", "Bearer " + token));
    assertThat(got.status()).isEqualTo(401);
    assertThat(got.text("errorCode")).isEqualTo("INVALID_TOKEN");
  }

  @Test
  void wrongCredentialsAudienceAndGrantAreTold() throws IOException {
    simulator.close();
    simulator = ReloadlySimulator.builder(time).credentials("me", "secret").start();
    Caller caller = new Caller(simulator);
    assertThat(caller.login(SANDBOX, "me", "wrong").text("errorCode"))
        .isEqualTo("INVALID_CREDENTIALS");
    assertThat(caller.login("https://nowhere.example", "me", "secret").text("errorCode"))
        .isEqualTo("INVALID_AUDIENCE");
    Got grant = caller.post("oauth/token", "{\"grant_type\":\"password\"}");
    assertThat(grant.status()).isEqualTo(403);
    assertThat(grant.text("error")).isEqualTo("access_denied");
    assertThat(simulator.tokensIssued()).isZero();
  }

  @Test
  void unknownPathMethodAndMediaTypesAreToldApart() throws IOException {
    Caller caller = new Caller(simulator).login();
    Got path = caller.get("nope");
    assertThat(path.status()).isEqualTo(404);
    assertThat(path.object()).containsOnlyKeys("timestamp", "status", "error", "path");
    assertThat(path.text("timestamp")).isEqualTo("2026-07-15T10:00:00.000+00:00");
    Got method = caller.post("countries", "{}");
    assertThat(method.status()).isEqualTo(405);
    assertThat(method.object())
        .containsOnlyKeys("timeStamp", "message", "path", "errorCode", "infoLink", "details");
    Got accept = caller.send(caller.request("countries").header("Accept", "text/html"));
    assertThat(accept.text("errorCode")).isEqualTo("MEDIA_TYPE_NOT_ACCEPTABLE");
    assertThat(accept.status()).isEqualTo(406);
    Got content = caller.send(caller
        .request("topups")
        .post(RequestBody.create("a=b", MediaType.get("application/x-www-form-urlencoded"))));
    assertThat(content.status()).isEqualTo(415);
    assertThat(caller.post("topups", "{not json").text("errorCode")).isEqualTo("INVALID_REQUEST");
    assertThat(caller.get("operators/9999").status()).isEqualTo(404);
    assertThat(caller.get("operators/abc").status()).isEqualTo(400);
  }

  @Test
  void limitIsToldInHeaders() throws IOException {
    simulator.close();
    simulator = ReloadlySimulator.builder(time).rateLimit(2).start();
    Caller caller = new Caller(simulator).login();
    Got last = caller.get("countries");
    assertThat(last.headers().get("X-RateLimit-Limit")).isEqualTo("2");
    assertThat(last.headers().get("X-RateLimit-Remaining")).isEqualTo("0");
    Got over = caller.get("countries");
    assertThat(over.status()).isEqualTo(429);
    assertThat(over.text("errorCode")).isEqualTo("RATE_LIMIT_REACHED");
    assertThat(over.headers().get("Retry-After")).isEqualTo("60");
    time.advance(Duration.ofSeconds(60));
    assertThat(caller.get("countries").status()).isEqualTo(200);
  }

  @Test
  void refusedConnectionsComeBackOnTheSamePort() throws IOException {
    int port = simulator.url().port();
    simulator.refuseConnections();
    Caller fresh = new Caller(simulator);
    assertThatThrownBy(() -> fresh.get("countries")).isInstanceOf(ConnectException.class);
    simulator.acceptConnections();
    assertThat(simulator.url().port()).isEqualTo(port);
    assertThat(new Caller(simulator).login().get("countries").status()).isEqualTo(200);
  }

  @Test
  void bothHostNamesAreServedOverTls() throws IOException {
    HeldCertificate held = new HeldCertificate.Builder()
        .addSubjectAlternativeName("auth.reloadly.com")
        .addSubjectAlternativeName("topups.reloadly.com")
        .build();
    HandshakeCertificates server =
        new HandshakeCertificates.Builder().heldCertificate(held).build();
    HandshakeCertificates trust = new HandshakeCertificates.Builder()
        .addTrustedCertificate(held.certificate())
        .build();
    simulator.close();
    simulator = ReloadlySimulator.builder(time).tls(server.sslSocketFactory()).start();
    OkHttpClient client = new OkHttpClient.Builder()
        .sslSocketFactory(trust.sslSocketFactory(), trust.trustManager())
        .dns(DoorTest::loopback)
        .build();
    int port = simulator.url().port();
    String body =
        "{\"client_id\":\"a\",\"client_secret\":\"b\",\"grant_type\":\"client_credentials\""
            + ",\"audience\":\"https://topups.reloadly.com\"}";
    String token = call(
            client,
            new Request.Builder()
                .url("https://auth.reloadly.com:" + port + "/oauth/token")
                .post(RequestBody.create(body, MediaType.get("application/json"))))
        .text("access_token");
    Got countries = call(
        client,
        new Request.Builder()
            .url("https://topups.reloadly.com:" + port + "/countries")
            .header("Authorization", "Bearer " + token));
    assertThat(countries.array()).hasSize(3);
  }

  private static Got call(OkHttpClient client, Request.Builder request) throws IOException {
    try (Response response = client.newCall(request.build()).execute()) {
      return new Got(response.code(), response.headers(), response.body().string());
    }
  }

  private static List<InetAddress> loopback(String host) throws UnknownHostException {
    return List.of(InetAddress.getLoopbackAddress());
  }
}
