package io.recarga.testkit;

import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.recarga.spi.Answer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import mockwebserver3.SocketEffect;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/** What answers that nobody can or should read mean: doubt, within bounds. */
abstract class HostileCases extends ClientCases {
  private static final int DEPTH = 10_000;
  private static final int TEN_MB = 10 * 1024 * 1024;

  HostileCases() {}

  @Test
  void htmlFromGatewayIsInDoubt() {
    carrier().answerMoney(request -> Bodies.html(200));
    expectDoubtOfOneCall(send(), "a gateway's page is not the carrier's answer");
  }

  @Test
  void emptyBodyIsInDoubt() {
    carrier().answerMoney(request -> Bodies.with(delivered(request), ""));
    expectDoubtOfOneCall(send(), "an empty answer proves nothing");
  }

  @TestFactory
  @Execution(ExecutionMode.SAME_THREAD)
  final Stream<DynamicTest> unreadableBodyIsInDoubt() {
    return Stream.of("null", "[]", "{}", "\"OK\"", "42", "true", "{\"", "\u0000\u0001")
        .map(body -> dynamicTest("body " + body, () -> {
          carrier().answerMoney(request -> Bodies.with(delivered(request), body));
          expectDoubtOfOneCall(send(), "the answer " + body + " proves nothing");
        }));
  }

  @Test
  void truncatedJsonIsInDoubt() {
    spoil(body -> body.substring(0, body.length() - 2), "the answer ends too early");
  }

  @Test
  void bodyCutOnTheWireIsInDoubt() {
    carrier()
        .answerMoney(request -> delivered(request)
            .newBuilder()
            .onResponseBody(new SocketEffect.CloseSocket())
            .build());
    expectDoubtOfOneCall(send(), "the connection broke within the answer");
  }

  @Test
  void deepJsonIsInDoubt() {
    carrier()
        .answerMoney(request -> Bodies.withMember(
            delivered(request), "\"xDeep\":" + "[".repeat(DEPTH) + "]".repeat(DEPTH)));
    expectDoubtOfOneCall(send(), DEPTH + " levels are an attack, not an answer");
  }

  @Test
  void hugeNumberIsNotTakenForAnAmount() {
    carrier()
        .answerMoney(request -> Bodies.changed(
            delivered(request),
            body -> body.replaceAll("(:\\s*\"?)[0-9]+(\\.[0-9]+)?(?=[\",}\\s])", "$11e999999999")));
    Answer answer = send();
    if (answer instanceof Answer.Delivered delivered) {
      assertNull(delivered.delivery().delivered(), "1e999999999 was taken for an amount");
      assertNull(delivered.delivery().cost(), "1e999999999 was taken for a cost");
    } else {
      expectDoubtOfOneCall(answer, "1e999999999 is no amount");
    }
  }

  @Test
  void tenMegabytesAreInDoubt() {
    carrier()
        .answerMoney(request ->
            Bodies.withMember(delivered(request), "\"xPad\":\"" + "a".repeat(TEN_MB) + "\""));
    expectDoubtOfOneCall(send(), "nobody reads 10 MB to learn of one sale");
  }

  @Test
  void gatewayCodeInsideHtmlIsNotRead() {
    declines().forEach(decline -> {
      String code = Bodies.text(decline.response());
      carrier()
          .answerMoney(request -> Bodies.changed(
              Bodies.html(502), html -> html.replace("Gateway", code.replace("{", "&#123;"))));
      expectInDoubt(
          send(), "a page that quotes " + decline.name() + " is not the carrier's answer");
    });
    assertTrue(carrier().moneyCalls().size() >= 1, "declines(): give at least one");
  }

  private void spoil(UnaryOperator<String> change, String because) {
    carrier().answerMoney(request -> Bodies.changed(delivered(request), change));
    expectDoubtOfOneCall(send(), because);
  }
}
