package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import java.util.function.Function;
import java.util.stream.Stream;
import mockwebserver3.MockResponse;
import mockwebserver3.RecordedRequest;
import okhttp3.OkHttpClient;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What asking about a sale may conclude. */
abstract class FindCases extends TokenCases {
  FindCases() {}

  @Test
  void deliveredRecordIsFound() {
    Attempt asked = askable();
    carrier().answerStatus(call -> deliveredRecord(call, asked));
    expect(Answer.Delivered.class, find(asked), "the carrier's record says that it was sold");
  }

  @Test
  void failedRecordIsFound() {
    Attempt asked = askable();
    carrier().answerStatus(call -> failedRecord(call, asked));
    Answer answer = find(asked);
    assertTrue(
        answer instanceof Answer.Failed || answer instanceof Answer.GivenBack,
        () -> "the carrier's final record says that it failed; but the adapter answered "
            + describe(answer));
  }

  @Test
  void notFoundSaysWhichTimeItCovers() {
    Attempt asked = askable();
    carrier().answerStatus(this::notFound);
    var nothing =
        expect(Answer.NotFound.class, find(asked), "the carrier has no record of that reference");
    assertTrue(
        nothing.covers().covers(asked.began()),
        () -> "the search covers " + nothing.covers() + " but the attempt began " + asked.began());
  }

  @Test
  void lateSaleIsSeenByTheNextQuestion() {
    Attempt asked = askable();
    CarrierAdapter adapter = adapter();
    carrier().answerStatus(this::notFound);
    expect(Answer.NotFound.class, find(adapter, asked), "the carrier has no record yet");
    carrier().answerStatus(call -> deliveredRecord(call, asked));
    expect(
        Answer.Delivered.class, find(adapter, asked), "sold since then: answers must not be kept");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> unreadableRecordConcludesNothing() {
    return Stream.of(
        dynamicTest("HTML", () -> concludesNothing(call -> Bodies.html(200))),
        dynamicTest("HTTP 404 from a gateway", () -> concludesNothing(call -> Bodies.html(404))),
        dynamicTest("HTTP 500", () -> concludesNothing(call -> Bodies.html(500))),
        dynamicTest("empty body", () -> concludesNothing(call -> Bodies.with(notFound(call), ""))),
        dynamicTest("null", () -> concludesNothing(call -> Bodies.with(notFound(call), "null"))),
        dynamicTest("cut", () -> concludesNothing(call -> cut())));
  }

  private void concludesNothing(Function<RecordedRequest, MockResponse> script) {
    Attempt asked = askable();
    carrier().answerStatus(script);
    Answer answer;
    try {
      answer = adapter(new OkHttpClient(), PATIENT).find(asked);
    } catch (RuntimeException e) {
      return; // An exception means that it could not be asked.
    } finally {
      carrier().checkScript();
      expectMoneyCalls(0, "asking moves no money");
    }
    if (!(answer instanceof Answer.InDoubt)) {
      fail("nobody can read the record; but the adapter concluded " + describe(answer));
    }
  }

  /** Returns an attempt as the engine asks about it after a lost answer: without leave to send. */
  private Attempt askable() {
    CarrierAdapter adapter = adapter();
    assumeTrue(
        adapter.capabilities().duplicates() != DuplicateLevel.BLIND, "the carrier cannot be asked");
    Attempt sent = prepared(adapter);
    return Attempt.builder(sent.topUp(), sent.reference(), sent.began(), sent.route())
        .build();
  }

  private Answer find(Attempt asked) {
    return find(adapter(), asked);
  }

  private Answer find(CarrierAdapter adapter, Attempt asked) {
    Answer answer = adapter.find(asked);
    carrier().checkScript();
    assertEquals(0, carrier().moneyCalls().size(), "asking moves no money");
    return answer;
  }
}
