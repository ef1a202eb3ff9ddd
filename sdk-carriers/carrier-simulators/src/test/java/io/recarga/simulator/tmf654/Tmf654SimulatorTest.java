package io.recarga.simulator.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Money;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.tmf654.TmfPersonality.Repeats;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class Tmf654SimulatorTest {
  private static final String LINE = "51987654321";
  private static final TmfPersonality TOY = TmfPersonality.of("toy-pe");

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));

  @Test
  void topUpIsExecutedOnceAndCredited() throws IOException {
    try (Tmf654Simulator carrier = start(TOY)) {
      Caller caller = new Caller(carrier.url());

      Caller.Answer created = caller.topUp(LINE, "20.00", "order-1");

      assertThat(created.status()).isEqualTo(201);
      assertThat(created.text("status")).isEqualTo("completed");
      assertThat(carrier.ledger().executionsOf("order-1")).hasSize(1);
      assertThat(carrier.ledger().executions().get(0).delivered())
          .isEqualTo(Money.of("20.00", "PEN"));
      assertThat(caller.get("bucket/money-" + LINE).body()).contains("\"amount\":21.50");
    }
  }

  @Test
  void topUpIsCreatedThenCompleted() throws IOException {
    try (Tmf654Simulator carrier =
        Tmf654Simulator.builder(clock, TOY).processing(Duration.ofSeconds(5)).start()) {
      Caller caller = new Caller(carrier.url());

      String id = caller.topUp(LINE, "5", "order-1").text("id");

      assertThat(caller.get("topupBalance/" + id).text("status")).isEqualTo("created");
      assertThat(carrier.ledger().count()).isZero();
      clock.advance(Duration.ofSeconds(5));
      assertThat(caller.get("topupBalance/" + id).text("status")).isEqualTo("completed");
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  void whatIsCreatedCanBeCancelledAndWhatIsCompletedCannot() throws IOException {
    try (Tmf654Simulator carrier =
        Tmf654Simulator.builder(clock, TOY).processing(Duration.ofSeconds(5)).start()) {
      Caller caller = new Caller(carrier.url());
      String first = caller.topUp(LINE, "5", "order-1").text("id");
      String second = caller.topUp(LINE, "5", "order-2").text("id");
      String third = caller.topUp(LINE, "5", "order-3").text("id");

      assertThat(caller
              .patch("topupBalance/" + first, "{\"status\":\"cancelled\"}")
              .status())
          .isEqualTo(200);
      assertThat(caller.delete("topupBalance/" + second).status()).isEqualTo(204);
      clock.advance(Duration.ofSeconds(5));

      assertThat(caller.get("topupBalance/" + first).json())
          .containsEntry("status", "cancelled")
          .doesNotContainKey("confirmationDate");
      assertThat(caller.delete("topupBalance/" + third).status()).isEqualTo(409);
      assertThat(carrier.ledger().count()).isEqualTo(1);
    }
  }

  @Test
  void repeatIsTreatedAsThePersonalityDoes() throws IOException {
    for (Repeats repeats : Repeats.values()) {
      try (Tmf654Simulator carrier = start(TOY.repeats(repeats))) {
        Caller caller = new Caller(carrier.url());
        String id = caller.topUp(LINE, "5", "order-1").text("id");

        Caller.Answer again = caller.topUp(LINE, "5", "order-1");

        switch (repeats) {
          case EXECUTED -> assertThat(again.text("id")).isNotEqualTo(id);
          case REFUSED -> assertThat(again.status()).isEqualTo(409);
          case REPLAYED -> assertThat(again.text("id")).isEqualTo(id);
        }
        assertThat(carrier.ledger().count()).isEqualTo(repeats == Repeats.EXECUTED ? 2 : 1);
      }
    }
  }

  @Test
  void listsAreFilteredAndPaged() throws IOException {
    try (Tmf654Simulator carrier = start(TOY.pages(2, true))) {
      Caller caller = new Caller(carrier.url());
      for (int i = 0; i < 5; i++) {
        caller.topUp("5198765432" + i, "5", "order-" + i);
      }

      assertThat(caller.get("topupBalance?description=order-3").list()).hasSize(1);
      assertThat(caller.get("topupBalance?description=order").list()).isEmpty();
      assertThat(caller.get("topupBalance?logicalResource.id=987654322").list()).hasSize(1);
      assertThat(caller.get("topupBalance?status=failed").list()).isEmpty();
      Caller.Answer page = caller.get("topupBalance?offset=2&limit=100");
      assertThat(page.status()).isEqualTo(206);
      assertThat(page.list()).hasSize(2);
      assertThat(page.total()).isEqualTo("5");
      assertThat(caller.get("topupBalance?offset=5").status()).isEqualTo(416);
    }
  }

  @ParameterizedTest
  @CsvSource({"0001,404", "0006,503"})
  void magicNumbersAreRefused(String tail, int status) throws IOException {
    try (Tmf654Simulator carrier = start(TOY)) {
      assertThat(
              new Caller(carrier.url()).topUp("5198765" + tail, "5", "order-1").status())
          .isEqualTo(status);
      assertThat(carrier.ledger().count()).isZero();
    }
  }

  @Test
  void failureComesAsACreatedRecord() throws IOException {
    try (Tmf654Simulator carrier = start(TOY)) {
      Caller.Answer answer = new Caller(carrier.url()).topUp("51987650009", "5", "order-1");

      assertThat(answer.status()).isEqualTo(201);
      assertThat(answer.text("status")).isEqualTo("failed");
      assertThat(carrier.ledger().count()).isZero();
    }
  }

  @Test
  void answerIsLostAfterTheExecution() throws IOException {
    try (Tmf654Simulator carrier = start(TOY).next(Fault.ANSWER_LOST)) {
      Caller caller = new Caller(carrier.url());

      assertThatThrownBy(() -> caller.topUp(LINE, "5", "order-1")).isInstanceOf(IOException.class);

      assertThat(carrier.ledger().executionsOf("order-1")).hasSize(1);
    }
  }

  @Test
  void requestWithoutWhatTheEditionDemandsIsRefused() throws IOException {
    try (Tmf654Simulator carrier = start(TOY)) {
      Caller.Answer answer = new Caller(carrier.url())
          .post(
              "topupBalance",
              "{\"amount\":{\"amount\":5,\"units\":\"PEN\"},"
                  + "\"logicalResource\":[{\"id\":\"51987654321\"}]}");

      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.json()).containsKeys("code", "reason");
    }
  }

  @Test
  void failureIsToldToTheListenerAndASuccessIsNot() throws Exception {
    try (Tmf654Simulator carrier = start(TOY);
        MockWebServer listener = new MockWebServer()) {
      listener.enqueue(new MockResponse.Builder().code(201).build());
      listener.start();
      Caller caller = new Caller(carrier.url());
      String hub = "{\"callback\":\"" + listener.url("/tmf") + "\"}";
      String id = caller.post("hub", hub).text("id");

      assertThat(caller.post("hub", hub).status()).isEqualTo(409);
      caller.topUp(LINE, "5", "order-1");
      caller.topUp("51987650003", "5", "order-2");
      clock.advance(Duration.ofSeconds(10));
      carrier.flushNotices();

      assertThat(listener.getRequestCount()).isEqualTo(1);
      var notice = listener.takeRequest();
      assertThat(notice.getTarget()).isEqualTo("/tmf/listener/topupBalanceFailureEvent");
      assertThat(notice.getBody().utf8()).contains("TopupBalanceFailureEvent", "timeOcurred");
      assertThat(caller.delete("hub/" + id).status()).isEqualTo(204);
    }
  }

  @Test
  void anotherProcessKnowsWhatTheLedgerHolds(@TempDir Path folder) throws IOException {
    Path file = folder.resolve("ledger.jsonl");
    try (Tmf654Simulator carrier =
        Tmf654Simulator.builder(clock, TOY).ledger(Ledger.open(file)).start()) {
      new Caller(carrier.url()).topUp(LINE, "20.00", "order-1");
      carrier.ledger().close();
    }
    try (Tmf654Simulator again =
        Tmf654Simulator.builder(clock, TOY).ledger(Ledger.open(file)).start()) {
      Caller caller = new Caller(again.url());

      assertThat(caller.get("topupBalance?description=order-1").list()).hasSize(1);
      assertThat(caller.topUp(LINE, "5", "order-2").json())
          .extractingByKey("id")
          .isEqualTo("540002");
      again.ledger().close();
    }
  }

  @Test
  void tokensAndKeysAreDemandedWhereSet() throws IOException {
    try (Tmf654Simulator carrier = Tmf654Simulator.builder(clock, TOY)
        .credentials("me", "s3cret")
        .apiKey("x-key", "k3y")
        .start()) {
      Caller.Answer answer = new Caller(carrier.url()).topUp(LINE, "5", "order-1");

      assertThat(answer.status()).isEqualTo(401);
      assertThat(carrier.ledger().count()).isZero();
    }
  }

  @Test
  void creditNeverComesFromRounding() throws IOException {
    try (Tmf654Simulator carrier = start(TOY.amountUnit("centimos", 2))) {
      Caller caller = new Caller(carrier.url());
      caller.post(
          "topupBalance",
          "{\"amount\":{\"amount\":2005,\"units\":\"centimos\"},\"usageType\":\"monetary\","
              + "\"bucket\":{\"id\":\"b\"},\"partyAccount\":{\"id\":\"a\"},"
              + "\"logicalResource\":[{\"id\":\"51987654321\"}],\"description\":\"order-1\"}");

      assertThat(carrier.ledger().executions().get(0).delivered().amount())
          .isEqualByComparingTo(new BigDecimal("20.05"));
    }
  }

  @Test
  void severalCarriersRunAtOnce() throws IOException {
    // snippet: tmf654-simulator
    try (Tmf654Simulator claro = Tmf654Simulator.start(TmfPersonality.claroPeru());
        Tmf654Simulator bitel = Tmf654Simulator.start(TmfPersonality.bitelPeru())) {
      claro.next(Fault.pendingThenFailed(Duration.ofSeconds(5)));
      myIntegration(claro.url()).topUp("51987654321", "20.00", "order-1");
      myIntegration(bitel.url()).topUp("51925551404", "20.00", "order-2");
      assertThat(claro.ledger().count()).isZero();
      assertThat(bitel.ledger().executionsOf("order-2")).hasSize(1);
    }
    // end
  }

  private static Caller myIntegration(HttpUrl url) {
    return new Caller(url);
  }

  private Tmf654Simulator start(TmfPersonality personality) {
    return Tmf654Simulator.builder(clock, personality).start();
  }
}
