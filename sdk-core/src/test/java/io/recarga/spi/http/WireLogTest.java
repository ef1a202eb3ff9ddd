package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.retry.TimeSource;
import io.recarga.spi.SendPermit;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import mockwebserver3.MockResponse;
import okhttp3.Request;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class WireLogTest {
  private static final String REQUEST =
      "{\"amount\":20.00,\"recipientPhone\":{\"countryCode\":\"PE\",\"number\":\"51987654321\"},"
          + "\"note\":\"top up 51 987 654 321 \\n forged\",\"customIdentifier\":\"ABCD2345\"}";
  private static final String ANSWER =
      "{\"transactionId\":182000,\"status\":\"SUCCESSFUL\",\"access_token\":\"eyJsecret\","
          + "\"pinDetail\":{\"serial\":\"558111\",\"code\":7312},\"51987654321\":true}";

  private final List<String> lines = new CopyOnWriteArrayList<>();
  private final Logger logger = Logger.getLogger("io.recarga.wire");
  private final CountingServer server = CountingServer.http1();
  private final Handler handler = new Handler() {
    @Override
    public void publish(LogRecord record) {
      lines.add(record.getMessage());
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  };

  @BeforeEach
  void listen() {
    logger.setUseParentHandlers(false);
    logger.setLevel(Level.FINE);
    logger.addHandler(handler);
  }

  @AfterEach
  void close() {
    logger.removeHandler(handler);
    logger.setLevel(null);
    logger.setUseParentHandlers(true);
    server.close();
  }

  @Test
  void moneyCallIsShownWithoutSecretsAndNumbers() {
    server.answer(new MockResponse.Builder().body(ANSWER).build());

    send(http(true, "transactionId", "status", "note", "countryCode", "access_token", "pinDetail"));

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0).replaceFirst("in [0-9]+ ms", "in 5 ms"))
        .isEqualTo("POST "
            + server.url("/").host()
            + ":"
            + server.server.getPort()
            + "/phone/***/topups?key=***"
            + " {\"amount\":\"***\",\"recipientPhone\":{\"countryCode\":\"PE\",\"number\":\"***\"},"
            + "\"note\":\"top up *** \\n forged\",\"customIdentifier\":\"***\"}"
            + " -> HTTP 200 {\"transactionId\":\"182000\",\"status\":\"SUCCESSFUL\","
            + "\"access_token\":\"***\",\"pinDetail\":{\"serial\":\"***\",\"code\":\"***\"},"
            + "\"***\":true} in 5 ms");
  }

  @Test
  void nothingIsShownUnlessAsked() {
    send(http(false, "status"));
    assertThat(lines).isEmpty();
  }

  @Test
  void nothingIsShownBelowItsLevel() {
    logger.setLevel(Level.INFO);
    send(http(true, "status"));
    assertThat(lines).isEmpty();
  }

  @Test
  void htmlIsShownByItsSizeAndEachTryOfAReadIsALine() {
    server.answer(
        new MockResponse.Builder().code(502).body("<b>51987654321</b>").build());
    CarrierHttp http = CarrierHttp.of(
        HttpSettings.builder().wireLog(true).build(), new HandTime(), Set.of(), Always.HALF);

    http.read(new Request.Builder().url(server.url("/a?q=51987654321&q2")).build());

    assertThat(lines).hasSize(3).allMatch(line -> line.contains("HTTP 502 (18 bytes)"));
    assertThat(lines).noneMatch(line -> line.contains("987"));
  }

  @Test
  void tokenCallShowsNoCredentials() {
    server.answer(
        new MockResponse.Builder().body("{\"access_token\":\"eyJsecret\"}").build());

    ClientCredentials.builder(
            "acme", server.url("/oauth/token"), () -> new ClientKey("id-1", Secret.of("s3cret")))
        .build(http(true, "access_token", "client_secret"))
        .token();

    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("/oauth/token").doesNotContain("eyJ", "s3cret", "id-1");
  }

  @Test
  void failureIsNamed() {
    server.close();
    send(http(true));
    assertThat(lines).hasSize(1);
    assertThat(lines.get(0)).contains("-> not sent: ConnectException in ");
  }

  private static CarrierHttp http(boolean log, String... shown) {
    return CarrierHttp.of(
        HttpSettings.builder().wireLog(log).build(), TimeSource.system(), Set.of(shown));
  }

  private void send(CarrierHttp http) {
    Request.Builder request = CarrierHttp.bearer(
        new Request.Builder().url(server.url("/phone/51987654321/topups?key=eyJquery")),
        Secret.of("eyJbearer"));
    http.send(
        request,
        REQUEST.getBytes(StandardCharsets.UTF_8),
        "application/json",
        SendPermit.from(TimeSource.system(), Duration.ofSeconds(60)));
  }
}
