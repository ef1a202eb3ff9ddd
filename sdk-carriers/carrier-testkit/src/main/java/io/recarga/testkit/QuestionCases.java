package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.NotSupportedException;
import io.recarga.PhoneNumber;
import io.recarga.RechargeException;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What the adapter says of itself, and whether it is true. */
abstract class QuestionCases extends FindCases {
  private static final int MEGABYTE = 1024 * 1024;

  QuestionCases() {}

  @Test
  void identityIsStable() {
    CarrierAdapter adapter = adapter();
    var id = adapter.id();
    var environment = adapter.environment();
    prepared(adapter);
    assertEquals(id, adapter.id(), "the id is part of every reference");
    assertEquals(environment, adapter.environment(), "the environment never changes");
    assertEquals(
        adapter.capabilities().toString(),
        adapter.capabilities().toString(),
        "capabilities are constant");
  }

  @Test
  void callTimeoutIsDeclared() {
    assertEquals(
        PATIENT,
        adapter().capabilities().callTimeout(),
        "the engine's lease rests on the declared call time-out: declare the one that is used");
  }

  @Test
  void sampleIsServed() {
    Capabilities capabilities = adapter().capabilities();
    assertNull(capabilities.missingOf(topUp().sim()), "topUp() must be one that is served");
    assertTrue(
        capabilities.sells().contains(topUp().plan() == null ? Product.AMOUNT : Product.PLAN),
        () -> "topUp() is not sold: " + capabilities);
  }

  @Test
  void preparingMovesNoMoney() {
    CarrierAdapter adapter = adapter();
    adapter.prepare(topUp());
    adapter.prepare(topUp());
    expectMoneyCalls(0, "prepare comes before the journal");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> questionIsAnsweredAsDeclared() {
    return Stream.of(Question.values())
        .filter(question -> question != Question.NOTICES)
        .map(question -> dynamicTest(question.toString(), () -> checkQuestion(question)));
  }

  private void checkQuestion(Question question) {
    CarrierAdapter adapter = adapter();
    if (adapter.capabilities().answers().contains(question)) {
      assertDoesNotThrow(
          () -> ask(adapter, question), "capabilities() says that it answers: " + question);
    } else {
      NotSupportedException thrown = assertThrows(
          NotSupportedException.class,
          () -> ask(adapter, question),
          "capabilities() does not list it: " + question);
      assertTrue(
          String.valueOf(thrown.getMessage()).contains(adapter.id().value()),
          () -> "the message must name the adapter: " + thrown.getMessage());
    }
    carrier().checkScript();
    expectMoneyCalls(0, "a question moves no money");
  }

  // The carrier's side may not stand for every question; only "not supported" would be a lie.
  private void ask(CarrierAdapter adapter, Question question) {
    try {
      assertNotNull(askPlainly(adapter, question), () -> question + " was answered with null");
    } catch (NotSupportedException e) {
      throw e;
    } catch (RechargeException e) {
      carrier().checkScript();
    }
  }

  private Object askPlainly(CarrierAdapter adapter, Question question) {
    return switch (question) {
      case PLANS -> adapter.plans(topUp().sim());
      case QUOTE -> adapter.quote(topUp());
      case CARRIER_OF -> adapter.carrierOf(number());
      case SIM_BALANCE -> adapter.simBalance(topUp().sim());
      case PROMOTIONS -> adapter.promotions(topUp().sim());
      case ACTIVITY -> adapter.activity(topUp().sim());
      case WALLET -> adapter.wallet();
      case HISTORY -> adapter.history(Instant.now().minus(Duration.ofDays(2)), Instant.now());
      case USAGE -> adapter.usage(topUp().sim());
      case POINTS -> adapter.points(topUp().sim());
      case BILLS -> adapter.bills(topUp().sim());
      case NOTICES -> adapter.notice(Map.of(), new byte[0]);
    };
  }

  private PhoneNumber number() {
    PhoneNumber number = topUp().sim().number();
    return number == null ? PhoneNumber.parse("+51987654321") : number;
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> junkNoticeIsRefused() {
    byte[] random = new byte[MEGABYTE];
    new Random(7).nextBytes(random);
    return Stream.of(
            Map.entry("empty", new byte[0]),
            Map.entry("random", random),
            Map.entry("null", "null".getBytes(StandardCharsets.UTF_8)),
            Map.entry("deep", "[".repeat(100_000).getBytes(StandardCharsets.UTF_8)),
            Map.entry("object", "{\"id\":1}".getBytes(StandardCharsets.UTF_8)))
        .map(junk -> dynamicTest(junk.getKey(), () -> refuses(junk.getValue())));
  }

  private void refuses(byte[] junk) {
    CarrierAdapter adapter = adapter();
    List<Map<String, List<String>>> headers = List.of(
        Map.of(),
        Map.of("Content-Type", List.of()),
        Map.of("X-Signature", List.of("=", "\u0000"), "x-timestamp", List.of("-1")));
    for (Map<String, List<String>> one : headers) {
      Notice notice = assertDoesNotThrow(
          () -> adapter.notice(one, junk), "junk is a refusal, never an exception");
      assertFalse(notice.isSigned(), "junk bears no signature of the carrier");
      if (!adapter.capabilities().answers().contains(Question.NOTICES)) {
        assertFalse(notice.isAccepted(), "capabilities() does not list notices");
      }
    }
  }
}
