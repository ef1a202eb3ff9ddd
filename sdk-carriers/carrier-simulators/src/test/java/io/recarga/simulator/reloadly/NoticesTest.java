package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class NoticesTest {
  private final SimulatorClock time = SimulatorClock.virtual(Instant.parse("2026-07-15T10:00:00Z"));
  private final MockWebServer receiver = new MockWebServer();
  private ReloadlySimulator simulator;
  private Caller caller;

  @BeforeEach
  void start() throws IOException {
    receiver.start();
    for (int i = 0; i < 20; i++) {
      receiver.enqueue(new MockResponse.Builder().build());
    }
    simulator =
        ReloadlySimulator.builder(time).webhook(receiver.url("/hook"), "whsec").start();
    caller = new Caller(simulator).login();
  }

  @AfterEach
  void close() {
    simulator.close();
    receiver.close();
  }

  @Test
  void noticesAreSignedAndComeInBothShapes() throws Exception {
    order("ord-1");
    order("ord-2");
    RecordedRequest bare = take();
    String body = bare.getBody().utf8();
    String stamp = bare.getHeaders().get("X-Reloadly-Request-Timestamp");
    assertThat(stamp).isEqualTo(String.valueOf(time.now().toEpochMilli()));
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec("whsec".getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    assertThat(bare.getHeaders().get("X-Reloadly-Signature"))
        .isEqualTo(HexFormat.of()
            .formatHex(mac.doFinal((body + ":" + stamp).getBytes(StandardCharsets.UTF_8))));
    assertThat(data(bare).get("customIdentifier")).isEqualTo("ord-1");
    Map<?, ?> wrapped = (Map<?, ?>) data(take()).get("transaction");
    assertThat(wrapped.get("customIdentifier")).isEqualTo("ord-2");
  }

  @Test
  void noticesAreLostRepeatedLateAndOfStrangers() throws Exception {
    simulator.next(
        Fault.NOTICE_LOST,
        Fault.NOTICE_REPEATED,
        Fault.noticeLate(Duration.ofHours(3)),
        Fault.NOTICE_OF_STRANGER);
    order("ord-1");
    flush();
    assertThat(receiver.getRequestCount()).isZero();
    order("ord-2");
    flush();
    assertThat(receiver.getRequestCount()).isEqualTo(3);
    order("ord-3");
    flush();
    assertThat(receiver.getRequestCount()).isEqualTo(3);
    time.advance(Duration.ofHours(3));
    flush();
    assertThat(receiver.getRequestCount()).isEqualTo(4);
    order("ord-4");
    flush();
    assertThat(receiver.getRequestCount()).isEqualTo(6);
  }

  @Test
  void noticeMayArriveBeforeTheAnswer() throws Exception {
    simulator.next(Fault.NOTICE_BEFORE_ANSWER);
    order("ord-1");
    assertThat(receiver.getRequestCount()).isEqualTo(1);
  }

  private void order(String reference) throws IOException {
    assertThat(caller.order(reference, "987654321", "10", true).status()).isEqualTo(200);
  }

  private void flush() throws InterruptedException {
    WebhookSender sender = Objects.requireNonNull(simulator.webhooks());
    sender.flush();
  }

  private RecordedRequest take() throws InterruptedException {
    return Objects.requireNonNull(receiver.takeRequest(5, TimeUnit.SECONDS));
  }

  private static Map<?, ?> data(RecordedRequest request) {
    return (Map<?, ?>) Json.readObject(request.getBody().utf8()).get("data");
  }
}
