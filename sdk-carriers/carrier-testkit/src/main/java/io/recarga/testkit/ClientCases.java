package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the app's HTTP client, redirects, errors in a row and many threads must not cause. */
abstract class ClientCases extends FaultCases {
  private static final int ERRORS = 10;
  private static final int THREADS = 8;

  ClientCases() {}

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> retryingInterceptorSendsOnce() {
    return Stream.of(401, 407, 408, 429, 500, 503)
        .map(status -> dynamicTest(
            "HTTP " + status,
            () -> sendsOnce(request -> Bodies.html(status)
                .newBuilder()
                .addHeader("Retry-After", "0")
                .addHeader("WWW-Authenticate", "Basic realm=\"contract\"")
                .addHeader("Proxy-Authenticate", "Basic realm=\"contract\"")
                .build())));
  }

  @Test
  final void retryingInterceptorSendsOnceWhenTheConnectionIsCut() {
    sendsOnce(request -> cut());
  }

  private void sendsOnce(Function<RecordedRequest, MockResponse> answer) {
    CarrierAdapter adapter = adapter(HostileClient.create(), PATIENT);
    Attempt attempt = prepared(adapter);
    carrier().answerMoney(answer);
    send(adapter, attempt);
    expectMoneyCalls(
        1,
        "the app's interceptors, authenticator and connection retries must not touch a money call");
  }

  @Test
  void appsCookiesStayOutOfMoneyCalls() {
    CarrierAdapter adapter = adapter(HostileClient.create(), PATIENT);
    send(adapter);
    RecordedRequest call = carrier().moneyCalls().get(0);
    assertNull(call.getHeaders().get("Cookie"), "the app's cookies went out with a money call");
    assertNull(call.getHeaders().get(HostileClient.MARK), "the app's interceptor saw a money call");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> redirectIsNotFollowed() {
    return Stream.of(301, 302, 303, 307, 308)
        .flatMap(status -> Stream.of(
            dynamicTest("HTTP " + status + " to the same host", () -> {
              carrier().answerMoney(request -> redirect(status, request.getTarget()));
              expectDoubtOfOneCall(send(), "a redirect proves nothing and must not be followed");
            }),
            dynamicTest("HTTP " + status + " to another host", () -> redirectElsewhere(status))));
  }

  private void redirectElsewhere(int status) throws IOException {
    try (MockWebServer thief = new MockWebServer()) {
      thief.start();
      String there = thief.url("/").toString();
      carrier().answerMoney(request -> redirect(status, there));
      expectDoubtOfOneCall(send(), "a redirect proves nothing and must not be followed");
      assertEquals(0, thief.getRequestCount(), "another host received the call");
    }
  }

  private static MockResponse redirect(int status, String location) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Location", location)
        .build();
  }

  @Test
  void tenErrorsInARowLeakNoConnection() {
    CarrierAdapter adapter = adapter();
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < ERRORS; i++) {
      attempts.add(prepared(adapter));
    }
    long before = carrier().sockets().open();
    carrier().answerMoney(request -> Bodies.html(500));
    attempts.forEach(attempt -> send(adapter, attempt));
    expectMoneyCalls(ERRORS, "one call each");
    long more = carrier().sockets().open() - before;
    assertTrue(
        more <= 2,
        () -> ERRORS + " errors left " + more + " more connections open: close every response");
    carrier().answerMoney(this::delivered);
    expect(Answer.Delivered.class, send(adapter), "the carrier is well again");
  }

  @Test
  void manyThreadsGetTheirOwnAnswers() throws InterruptedException, ExecutionException {
    CarrierAdapter adapter = adapter(new OkHttpClient(), PATIENT);
    List<Attempt> attempts = new ArrayList<>();
    for (int i = 0; i < THREADS; i++) {
      attempts.add(prepared(adapter));
    }
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Answer>> answers = new ArrayList<>();
      for (Attempt attempt : attempts) {
        answers.add(threads.submit(() -> send(adapter, attempt)));
      }
      for (int i = 0; i < THREADS; i++) {
        var answer = expect(
            Answer.Delivered.class, answers.get(i).get(), "the carrier answered a completed sale");
        String echo = answer.delivery().echoedReference();
        String own = attempts.get(i).reference();
        assertTrue(echo == null || echo.equals(own), () -> own + " got the answer of " + echo);
      }
      expectMoneyCalls(THREADS, "one call each");
    } finally {
      threads.shutdownNow();
    }
  }
}
