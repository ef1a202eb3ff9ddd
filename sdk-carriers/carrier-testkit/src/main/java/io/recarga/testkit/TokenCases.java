package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.recarga.CredentialsException;
import io.recarga.DeclineReason;
import io.recarga.RechargeException;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.util.List;
import java.util.concurrent.BrokenBarrierException;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import mockwebserver3.MockResponse;
import org.junit.jupiter.api.Test;

/** How tokens come, end and are kept to themselves. */
abstract class TokenCases extends HostileCases {
  private static final int THREADS = 2;
  private static final long BARRIER_SECONDS = 5;

  TokenCases() {}

  @Test
  void expiredTokenIsRenewedOnceUnderTwoThreads() throws Exception {
    MockResponse expired = expiredToken();
    assumeTrue(expired != null, "the carrier has no certified answer to an expired token");
    CarrierAdapter adapter = adapter();
    List<Attempt> attempts = List.of(prepared(adapter), prepared(adapter));
    CyclicBarrier bothArrived = new CyclicBarrier(THREADS);
    carrier().answerMoney(request -> {
      meet(bothArrived);
      return expired;
    });
    for (Answer answer : sendTogether(adapter, attempts)) {
      Rejection rejection = expect(
              Answer.Rejected.class, answer, "the table certifies an expired token as not sold")
          .rejection();
      assertEquals(DeclineReason.CREDENTIALS, rejection.reason(), "the reason in our words");
      assertEquals(Proves.NOTHING_SOLD, rejection.proves(), "the carrier refused at its door");
    }
    expectMoneyCalls(THREADS, "the engine sends again, not the adapter");
    String old = authorization();
    carrier().forget();
    carrier().answerMoney(this::delivered);
    for (Answer answer : sendTogether(adapter, attempts)) {
      expect(Answer.Delivered.class, answer, "the token is fresh");
    }
    assertEquals(
        1, carrier().tokenCalls().size(), "two threads with one expired token need one new token");
    assertNotEquals(old, authorization(), "the refused token went out again");
  }

  private String authorization() {
    return String.valueOf(carrier().moneyCalls().get(0).getHeaders().get("Authorization"));
  }

  private List<Answer> sendTogether(CarrierAdapter adapter, List<Attempt> attempts)
      throws Exception {
    ExecutorService threads = Executors.newFixedThreadPool(THREADS);
    try {
      List<Future<Answer>> futures = attempts.stream()
          .map(attempt -> threads.submit(() -> send(adapter, attempt)))
          .toList();
      return List.of(futures.get(0).get(), futures.get(1).get());
    } finally {
      threads.shutdownNow();
    }
  }

  private static void meet(CyclicBarrier barrier) {
    try {
      barrier.await(BARRIER_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (BrokenBarrierException | TimeoutException e) {
      throw new IllegalStateException("the two money calls did not arrive together", e);
    }
  }

  @Test
  void refusedCredentialsSendNothing() {
    assumeTokens();
    carrier().answerToken(request -> json(401, "{\"error\":\"invalid_client\"}"));
    assertThrows(
        CredentialsException.class,
        () -> send(adapter()),
        "no token was given: somebody has to look at the account");
    expectMoneyCalls(0, "there was no token");
  }

  @Test
  void tokenServerDownSendsNothing() {
    assumeTokens();
    carrier().answerToken(request -> Bodies.html(503));
    RechargeException thrown = assertThrows(
        RechargeException.class,
        () -> send(adapter()),
        "no token could be had, so nothing was sent: NotSentException");
    assertEquals(
        "NotSentException",
        thrown.getClass().getSimpleName(),
        "the token server's trouble is not the account's");
    expectMoneyCalls(0, "there was no token");
  }

  private void assumeTokens() {
    CarrierAdapter adapter = adapter();
    adapter.prepare(topUp());
    assumeTrue(!carrier().tokenCalls().isEmpty(), "the adapter obtains no token");
    carrier().forget();
  }

  @Test
  void secretsAreShownNowhere() {
    CarrierAdapter adapter = adapter();
    Attempt attempt = prepared(adapter);
    Answer answer = send(adapter, attempt);
    List<Object> shown =
        List.of(adapter, adapter.capabilities(), adapter.id(), attempt, attempt.route(), answer);
    String number = String.valueOf(
        topUp().sim().number() == null ? null : topUp().sim().number().e164());
    for (Object one : shown) {
      String text = one.toString();
      for (String secret : secrets()) {
        assertTrue(!text.contains(secret), () -> one.getClass() + " shows a secret: " + text);
      }
      assertTrue(!text.contains(number), () -> one.getClass() + " shows the number: " + text);
    }
  }
}
