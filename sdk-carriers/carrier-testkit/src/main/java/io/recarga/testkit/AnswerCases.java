package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.Channel;
import io.recarga.DeclineReason;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Proves;
import io.recarga.spi.SendPermit;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the carrier's own answers mean. */
abstract class AnswerCases extends ContractCase {
  private static final String OTHER_REFERENCE = "SOMEONEELSESREFERENCEAAA00";

  AnswerCases() {}

  @Test
  void deliveredIsDelivered() {
    Answer.Delivered answer =
        expect(Answer.Delivered.class, send(), "the carrier answered a completed sale");
    assertNotNull(
        answer.delivery().evidence().transactionId(),
        "a delivery must bear the carrier's transaction id: without it nobody can look it up");
    expectMoneyCalls(1, "one send is one call");
  }

  @Test
  void pendingIsAccepted() {
    carrier().answerMoney(this::pending);
    expect(Answer.Accepted.class, send(), "the carrier accepted and is not finished");
    expectMoneyCalls(1, "the engine asks again, not the adapter");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> declineIsToldWithItsReason() {
    List<Decline> declines = declines();
    assertFalse(declines.isEmpty(), "declines(): give at least one");
    return declines.stream().map(one -> dynamicTest(one.name(), () -> checkDecline(one)));
  }

  private void checkDecline(Decline decline) {
    carrier().answerMoney(request -> decline.response());
    Answer answer = send();
    expectMoneyCalls(1, "a refused call is not repeated by the adapter");
    if (answer instanceof Answer.Failed failed) {
      assertEquals(decline.reason(), failed.reason(), "the reason in our words");
      return;
    }
    var rejection = expect(Answer.Rejected.class, answer, "the table lists it").rejection();
    assertEquals(decline.reason(), rejection.reason(), "the reason in our words");
    if (decline.reason() == DeclineReason.RECENTLY_RECHARGED) {
      assertEquals(
          Proves.NOTHING_SOLD_NOW,
          rejection.proves(),
          "our own earlier attempt may be what recharged the line");
    } else {
      assertTrue(
          rejection.proves() == Proves.NOTHING_SOLD
              || rejection.proves() == Proves.NOTHING_SOLD_NOW,
          () -> "a rejection must prove that nothing was sold, not " + rejection.proves());
    }
  }

  @Test
  void duplicateReferenceIsNeitherSuccessNorFailure() {
    MockResponse duplicate = duplicateReference();
    assumeTrue(duplicate != null, "the carrier never refuses a reference");
    carrier().answerMoney(request -> duplicate);
    Answer answer = send();
    Answer.InDoubt doubt =
        expectInDoubt(answer, "a used reference says nothing about whether it was sold");
    assertEquals(Doubt.REFERENCE_USED, doubt.doubt(), "the engine looks it up when it knows why");
    expectMoneyCalls(1, "a refused call is not repeated by the adapter");
  }

  @Test
  void unknownStatusIsInDoubt() {
    carrier().answerMoney(this::unknownStatus);
    expectDoubtOfOneCall(send(), "the status stands in no table");
  }

  @Test
  void unknownFieldIsIgnored() {
    carrier()
        .answerMoney(request -> Bodies.withMember(
            delivered(request), "\"xTomorrow\":{\"note\":\"Año Ñandú\",\"list\":[1,null,true]}"));
    expect(Answer.Delivered.class, send(), "carriers add fields without notice");
  }

  @Test
  void foreignReferenceIsNotTakenForOurs() {
    CarrierAdapter adapter = adapter();
    Attempt attempt = prepared(adapter);
    boolean[] echoes = {false};
    carrier()
        .answerMoney(request -> Bodies.changed(delivered(request), body -> {
          echoes[0] = body.contains(attempt.reference());
          return body.replace(attempt.reference(), OTHER_REFERENCE);
        }));
    Answer answer = send(adapter, attempt);
    assumeTrue(echoes[0], "the carrier does not repeat the reference");
    if (answer instanceof Answer.Delivered delivered) {
      assertEquals(
          OTHER_REFERENCE,
          delivered.delivery().echoedReference(),
          "the engine compares the echo: it must be told what the carrier repeated");
    } else {
      expectInDoubt(answer, "the answer is about another reference");
    }
  }

  @Test
  void referenceGoesOutUnchanged() {
    CarrierAdapter adapter = adapter();
    assumeTrue(
        adapter.capabilities().duplicates() != DuplicateLevel.BLIND,
        "the carrier takes no reference");
    Attempt attempt = prepared(adapter);
    send(adapter, attempt);
    send(adapter, attempt);
    List<RecordedRequest> calls = carrier().moneyCalls();
    assertEquals(2, calls.size(), "each send is one call");
    for (RecordedRequest call : calls) {
      assertTrue(
          bears(call, attempt.reference()),
          () -> "the money call must bear " + attempt.reference() + ": " + body(call));
    }
  }

  @Test
  void textGoesOutAsUtf8() {
    CarrierAdapter adapter = adapter();
    Attempt plain = prepared(adapter);
    Attempt attempt = Attempt.builder(
            topUp().toBuilder()
                .channel(Channel.CONVENIENCE_STORE.named("Bodega Ñuñoa"))
                .build(),
            plain.reference(),
            Instant.now(),
            plain.route())
        .permit(SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)))
        .build();
    send(adapter, attempt);
    RecordedRequest call = carrier().moneyCalls().get(0);
    @Nullable String problem = problemOfText(call);
    assertTrue(problem == null, () -> problem + ": " + call.getBody());
  }

  private static @Nullable String problemOfText(RecordedRequest call) {
    String type = String.valueOf(call.getHeaders().get("Content-Type"));
    if (type.contains("charset") && !type.toLowerCase(Locale.ROOT).contains("utf-8")) {
      return "the body claims another charset than UTF-8: " + type;
    }
    if (call.getBody() == null) {
      return null;
    }
    try {
      String text = StandardCharsets.UTF_8
          .newDecoder()
          .decode(ByteBuffer.wrap(call.getBody().toByteArray()))
          .toString();
      return text.contains("Bodega ?") ? "Ñ became a question mark" : null;
    } catch (CharacterCodingException e) {
      return "the body is not UTF-8";
    }
  }
}
