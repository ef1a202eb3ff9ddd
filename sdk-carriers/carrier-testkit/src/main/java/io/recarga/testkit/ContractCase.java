package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.recarga.RechargeException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.SendPermit;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Timeout;

/** The stage of a case: the carrier's server, adapters, attempts, and words for failures. */
@Timeout(60)
abstract class ContractCase extends AdapterUnderTest {
  static final Duration PATIENT = Duration.ofSeconds(10);
  static final Duration HURRIED = Duration.ofMillis(800);
  static final Duration GRACE = Duration.ofSeconds(3);

  private final AtomicInteger attempts = new AtomicInteger();
  private CarrierStub carrier = new CarrierStub(this);

  ContractCase() {}

  @BeforeEach
  void startCarrier() throws IOException {
    carrier = new CarrierStub(this).start();
  }

  @AfterEach
  void stopCarrier() {
    carrier.close();
  }

  final CarrierStub carrier() {
    return carrier;
  }

  final CarrierAdapter adapter() {
    return adapter(new OkHttpClient(), PATIENT);
  }

  final CarrierAdapter adapter(OkHttpClient appClient, Duration callTimeout) {
    return adapterAt(carrier.url(), appClient, callTimeout);
  }

  /** Prepares a fresh attempt; from then on only what follows is counted. */
  final Attempt prepared(CarrierAdapter adapter) {
    return prepared(adapter, SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)));
  }

  final Attempt prepared(CarrierAdapter adapter, SendPermit permit) {
    String serial = String.format(Locale.ROOT, "%016x", attempts.incrementAndGet());
    // Hexadecimal digits are moved to letters, so that a reference looks as the engine's do.
    StringBuilder letters = new StringBuilder("CONTRACT");
    serial.chars().forEach(c -> letters.append((char) ('A' + Character.digit(c, 16))));
    Attempt attempt = Attempt.builder(
            topUp(), letters.append("00").toString(), Instant.now(), adapter.prepare(topUp()))
        .permit(permit)
        .build();
    carrier.forget();
    return attempt;
  }

  /** Sends a fresh attempt through a fresh adapter. */
  final Answer send() {
    return send(adapter());
  }

  /** Sends a fresh attempt. */
  final Answer send(CarrierAdapter adapter) {
    return send(adapter, prepared(adapter));
  }

  /** Sends {@code attempt}; an exception other than ours is the adapter's failure. */
  final Answer send(CarrierAdapter adapter, Attempt attempt) {
    try {
      Answer answer = adapter.send(attempt);
      carrier.checkScript();
      return answer;
    } catch (RuntimeException e) {
      carrier.checkScript();
      if (e instanceof RechargeException) {
        throw e;
      }
      return fail("send threw instead of answering: " + e + "; " + carrier.log(), e);
    }
  }

  /** Demands an answer of one kind, and says {@code because} if it is another. */
  final <T extends Answer> T expect(Class<T> kind, Answer answer, String because) {
    if (kind.isInstance(answer)) {
      return kind.cast(answer);
    }
    return fail("expected " + kind.getSimpleName() + ": " + because + "; but the adapter answered "
        + describe(answer) + "; " + carrier.log());
  }

  final Answer.InDoubt expectInDoubt(Answer answer, String because) {
    return expect(Answer.InDoubt.class, answer, because);
  }

  /** Demands that exactly {@code count} money calls arrived. */
  final void expectMoneyCalls(int count, String because) {
    int arrived = carrier.awaitMoneyCalls(count);
    assertEquals(count, arrived, () -> "money calls: " + because + "; " + carrier.log());
  }

  /** Demands doubt after exactly one money call: what every lost or unreadable answer means. */
  final void expectDoubtOfOneCall(Answer answer, String because) {
    expectMoneyCalls(1, "a money call is never repeated by an adapter or its HTTP client");
    expectInDoubt(answer, because);
  }

  static String describe(Answer answer) {
    return answer.getClass().getSimpleName() + " (" + answer + ")";
  }

  static boolean bears(RecordedRequest request, String text) {
    return request.getTarget().contains(text)
        || request.getHeaders().toString().contains(text)
        || body(request).contains(text);
  }

  static String body(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }
}
