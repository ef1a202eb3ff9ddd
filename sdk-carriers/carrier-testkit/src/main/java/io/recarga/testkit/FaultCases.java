package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.NotSentException;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.SendPermit;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.SocketEffect;
import okhttp3.Dns;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What a broken network means: not sent, or in doubt and sent once. */
abstract class FaultCases extends AnswerCases {
  private static final Duration KEPT_AT_MOST = Duration.ofMillis(4500);
  private static final Duration SOME_IDLE_TIME = Duration.ofMillis(250);

  FaultCases() {}

  @Test
  void refusedConnectionIsNotSent() {
    CarrierAdapter adapter = adapter();
    Attempt attempt = prepared(adapter);
    carrier().close();
    assertThrows(
        NotSentException.class,
        () -> send(adapter, attempt),
        "nobody listens, so no byte left: the engine may send again");
  }

  @Test
  void unknownHostIsNotSent() {
    OkHttpClient lost = new OkHttpClient.Builder()
        .dns(host -> {
          throw new UnknownHostException(host + " (by the contract)");
        })
        .build();
    CarrierAdapter adapter = adapter(lost, PATIENT);
    assertThrows(
        NotSentException.class,
        () -> send(adapter),
        "the app's DNS knows no such host, so no byte left");
    expectMoneyCalls(0, "the app's DNS was not asked");
  }

  @Test
  void expiredPermitSendsNothing() {
    CarrierAdapter adapter = adapter();
    ManualTime time = new ManualTime();
    Attempt attempt = prepared(adapter, SendPermit.from(time, Duration.ofSeconds(5)));
    time.advance(Duration.ofSeconds(6));
    assertThrows(
        NotSentException.class,
        () -> send(adapter, attempt),
        "the permit ran out: a successor may have sent already");
    expectMoneyCalls(0, "the permit ran out before the first byte");
  }

  @Test
  void permitThatExpiresWhileConnectingSendsNothing() throws Exception {
    ManualTime time = new ManualTime();
    AtomicBoolean slow = new AtomicBoolean();
    OkHttpClient slowDns = new OkHttpClient.Builder()
        .dns(host -> {
          if (slow.getAndSet(false)) {
            time.advance(Duration.ofSeconds(6));
          }
          return Dns.SYSTEM.lookup(host);
        })
        .build();
    CarrierAdapter adapter = adapter(slowDns, PATIENT);
    Attempt attempt = prepared(adapter, SendPermit.from(time, Duration.ofSeconds(5)));
    slow.set(true);
    carrier().sockets().closeAll(); // Or a kept connection would spare the look-up.
    for (int tried = 0; tried < 2 && slow.get(); tried++) {
      assertThrows(
          NotSentException.class,
          () -> send(adapter, attempt),
          "the permit ran out in the DNS look-up: ask it last, when the connection stands");
    }
    assertFalse(slow.get(), "the adapter did not ask the app's DNS");
    expectMoneyCalls(0, "the permit ran out before the first byte");
  }

  @Test
  void cutWhileSendingIsInDoubtAndSentOnce() {
    CarrierAdapter adapter = adapter();
    Attempt attempt = prepared(adapter);
    carrier().cutRequestBodies();
    Answer answer = send(adapter, attempt);
    carrier().close(); // The server notes a broken request after it broke.
    expectDoubtOfOneCall(answer, "bytes had left when the connection broke");
  }

  @Test
  void cutAfterSendingIsInDoubtAndSentOnce() {
    carrier().answerMoney(request -> cut());
    expectDoubtOfOneCall(send(), "the carrier had the whole request");
  }

  @Test
  void cutOnKeptConnectionIsInDoubtAndSentOnce() {
    CarrierAdapter adapter = adapter();
    expect(Answer.Delivered.class, send(adapter), "the carrier answered a completed sale");
    Attempt second = prepared(adapter);
    carrier().answerMoney(request -> cut());
    expectDoubtOfOneCall(
        send(adapter, second), "HTTP clients repeat a request that a kept connection swallowed");
  }

  @Test
  void closedWhileIdleIsNotInDoubt() throws Exception {
    CarrierAdapter adapter = adapter();
    expect(Answer.Delivered.class, send(adapter), "the carrier answered a completed sale");
    Attempt second = prepared(adapter);
    carrier().sockets().closeAll();
    // Idle is idle for a moment: a server closes what rests, not what is busy.
    Thread.sleep(SOME_IDLE_TIME.toMillis());
    try {
      expect(
          Answer.Delivered.class,
          send(adapter, second),
          "the server closed the kept connection before the request: nothing was lost");
      expectMoneyCalls(1, "one send is one call");
    } catch (NotSentException e) {
      expectMoneyCalls(0, "the adapter said that nothing was sent");
    }
  }

  @Test
  void longIdleConnectionIsNotReused() throws InterruptedException {
    CarrierAdapter adapter = adapter();
    send(adapter);
    int first = carrier().moneyCalls().get(0).getConnectionIndex();
    Attempt second = prepared(adapter);
    // A real wait: a pool's keep-alive is the machine's own time.
    Thread.sleep(KEPT_AT_MOST.toMillis());
    send(adapter, second);
    assertTrue(
        carrier().moneyCalls().get(0).getConnectionIndex() != first,
        "a connection that idled for 4 s and more must not carry a money call: servers close idle"
            + " connections after 5 s, and a request that crosses the close is in doubt");
  }

  @Test
  void readTimeoutIsInDoubtAndSentOnce() {
    carrier()
        .answerMoney(request -> delivered(request)
            .newBuilder()
            .onResponseStart(SocketEffect.Stall.INSTANCE)
            .build());
    expectBounded("the carrier never answered");
  }

  @Test
  void trickledAnswerIsInDoubtAndBounded() {
    carrier()
        .answerMoney(request -> delivered(request)
            .newBuilder()
            .throttleBody(1, HURRIED.toMillis() / 4, TimeUnit.MILLISECONDS)
            .build());
    expectBounded("the answer came byte by byte, for longer than the call may take");
  }

  final void expectBounded(String because) {
    CarrierAdapter adapter = adapter(new OkHttpClient(), HURRIED);
    Attempt attempt = prepared(adapter);
    long began = System.nanoTime();
    Answer answer = send(adapter, attempt);
    Duration took = Duration.ofNanos(System.nanoTime() - began);
    expectDoubtOfOneCall(answer, because);
    assertTrue(
        took.compareTo(HURRIED.plus(GRACE)) < 0,
        () -> "the call took " + took + " though its time-out is " + HURRIED);
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> statusWithoutCodeIsInDoubtAndSentOnce() {
    return Stream.of(400, 404, 408, 409, 422, 425, 429, 500, 502, 503, 504, 529)
        .map(status -> dynamicTest("HTTP " + status, () -> checkStatus(Bodies.html(status))));
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> retryAfterDoesNotMakeTheClientRepeat() {
    return Stream.of("408/0", "429/0", "429/7", "429/Wed, 21 Oct 2026 07:28:00 GMT", "503/0")
        .map(text -> dynamicTest("HTTP " + text, () -> {
          String[] parts = text.split("/", 2);
          checkStatus(Bodies.html(Integer.parseInt(parts[0]))
              .newBuilder()
              .addHeader("Retry-After", parts[1])
              .build());
        }));
  }

  private void checkStatus(MockResponse response) {
    int status = response.getCode();
    carrier().answerMoney(request -> response);
    Answer answer = send();
    expectMoneyCalls(1, "HTTP " + status + " must not make anybody repeat a money call");
    if (!certifiedStatuses().contains(status)) {
      expectInDoubt(answer, "certifiedStatuses() does not list " + status + " without a code");
      return;
    }
    Rejection rejection =
        expect(Answer.Rejected.class, answer, "certifiedStatuses() lists it").rejection();
    assertEquals(Proves.NOTHING_SOLD, rejection.proves(), "certifiedStatuses() lists " + status);
    if ("7".equals(response.getHeaders().get("Retry-After"))) {
      Duration wait = rejection.retryAfter();
      assertNotNull(wait, "the carrier said when to come again");
      assertTrue(wait.toSeconds() >= 7, () -> "the carrier asked for 7 s, not " + wait);
    }
  }

  static MockResponse cut() {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket())
        .build();
  }
}
