package io.recarga.carrier.tapi;

import static io.recarga.carrier.tapi.FakeTapi.error;
import static io.recarga.carrier.tapi.FakeTapi.json;
import static io.recarga.carrier.tapi.FakeTapi.operation;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CredentialsException;
import io.recarga.NotSentException;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Route;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FindTest {
  private static final String BY_REFERENCE = "GET /operation/" + Given.REFERENCE;
  private static final String BY_ID = "GET /operation/5ae6c8b0-0001";

  private FakeTapi tapi;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    tapi = new FakeTapi();
    adapter = Tapi.connect(tapi.account().build());
  }

  @AfterEach
  void stop() {
    tapi.close();
  }

  @Test
  void theReferenceIsAskedForAtTheRechargeHost() {
    tapi.on(BY_REFERENCE, 404, error("XPA04404"));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
    var asked = tapi.calls(BY_REFERENCE).get(0);
    assertThat(asked.getTarget())
        .isEqualTo("/operation/ABCDEFGHIJKLMNOPQRSTUVWX00?type=external-payment-id");
    assertThat(asked.getHeaders().get("x-api-key")).isEqualTo("recharge-key");
  }

  @Test
  void aKnownOperationIsAskedForByItsOwnId() {
    tapi.on(BY_ID, 200, operation(Given.REFERENCE, "confirmed"));

    assertThat(adapter.find(Given.accepted(adapter, "5ae6c8b0-0001")))
        .isInstanceOf(Answer.Delivered.class);
    assertThat(tapi.calls(BY_ID).get(0).getTarget()).isEqualTo("/operation/5ae6c8b0-0001");
  }

  @ParameterizedTest
  @CsvSource({
    "confirmed, Delivered",
    "CONFIRMED, Delivered",
    "processing, Accepted",
    "pending, Accepted",
    "failed, Failed",
    "reversed, InDoubt"
  })
  void theStatusDecides(String status, String answer) {
    tapi.on(BY_REFERENCE, 200, operation(Given.REFERENCE, status));

    assertThat(adapter.find(Given.attempt(adapter)).getClass().getSimpleName()).isEqualTo(answer);
  }

  @Test
  void anotherOperationThanTheOneAskedForIsInDoubt() {
    tapi.on(BY_REFERENCE, 200, operation("OTHER", "failed"));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
    tapi.on("GET /operation/777", 200, operation(Given.REFERENCE, "failed"));
    assertThat(adapter.find(Given.accepted(adapter, "777"))).isInstanceOf(Answer.InDoubt.class);
  }

  /** A gateway that knows no such path answers 404 as well, without a code of TAPI's. */
  @Test
  void a404WithoutCodeIsNoNotFound() {
    tapi.on(BY_REFERENCE, 404, "{\"message\":\"Not Found\"}");

    assertThat(((Answer.InDoubt) adapter.find(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void anOperationThatWasGivenAnIdIsNeverNotFound() {
    tapi.on(BY_ID, 404, error("XPA04404"));

    assertThat(adapter.find(Given.accepted(adapter, "5ae6c8b0-0001")))
        .isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void whatIsNotTheOperationAskedForIsUnreadable() {
    String ours = operation(Given.REFERENCE, "confirmed");
    for (String body : List.of(
        "",
        "{}",
        "{\"operation\":null}",
        ours.replace("\"5ae6c8b0-0001\"", "null"),
        ours.replace('"' + Given.REFERENCE + '"', "null"),
        operation("OTHER", "confirmed"))) {
      tapi.on(BY_REFERENCE, 200, body);

      assertThat(doubt(adapter.find(Given.attempt(adapter)))).as(body).isEqualTo(Doubt.UNREADABLE);
    }
    tapi.on("GET /operation/777", 200, ours);
    assertThat(doubt(adapter.find(Given.accepted(adapter, "777")))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void anOperationOfOursWithoutStatusDecidesNothing() {
    tapi.on(BY_REFERENCE, 200, operation(Given.REFERENCE, "x").replace("\"x\"", "null"));

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void anOperationOfALostJournalIsFoundWhateverItsCompany() {
    tapi.on(BY_REFERENCE, 200, operation(Given.REFERENCE, "confirmed"));
    Attempt lost = Attempt.builder(
            Given.topUp(Peru.CLARO, "20"), Given.REFERENCE, Instant.EPOCH, Route.of(Map.of(), null))
        .build();

    assertThat(adapter.find(lost)).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void notFoundCoversTheTimeUpToTheQuestion() {
    SimulatorClock clock = SimulatorClock.virtual(Instant.parse("2026-11-22T13:00:00Z"));
    CarrierAdapter timed = Tapi.connect(tapi.account().time(clock).build());
    tapi.on(BY_REFERENCE, request -> {
      clock.advance(Duration.ofSeconds(5));
      return json(404, error("XPA04404"));
    });
    Attempt attempt = Given.attempt(timed);
    Instant asked = clock.now();

    assertThat(timed.find(attempt)).isEqualTo(Answer.notFound(Window.until(asked)));
  }

  @Test
  void a404OfAKnownOperationContradictsItself() {
    tapi.on(BY_ID, 404, error("XPA04404"));

    Answer.InDoubt doubt = (Answer.InDoubt) adapter.find(Given.accepted(adapter, "5ae6c8b0-0001"));

    assertThat(doubt.doubt()).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(doubt.evidence().code()).isEqualTo("XPA04404");
    assertThat(doubt.evidence().transactionId()).isEqualTo("5ae6c8b0-0001");
  }

  @Test
  void a404WithABlankCodeIsNoNotFound() {
    for (String body : List.of("{\"code\":\" \"}", "<html/>", "")) {
      tapi.on(BY_REFERENCE, 404, body);

      assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    }
  }

  private static Doubt doubt(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.InDoubt.class);
    return ((Answer.InDoubt) answer).doubt();
  }

  @Test
  void theWrongHostIsNoAnswer() {
    tapi.on(BY_REFERENCE, 400, error("XPA04000"));

    assertThatThrownBy(() -> adapter.find(Given.attempt(adapter)))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("HTTP 400 XPA04000");
  }

  @Test
  void anExpiredTokenIsRenewedOnceAndThenBelieved() {
    tapi.on(
        BY_REFERENCE,
        request -> tapi.calls(BY_REFERENCE).size() == 1
            ? json(401, error("ALO04140"))
            : json(200, operation(Given.REFERENCE, "confirmed")));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
    assertThat(tapi.calls("POST /login")).hasSize(2);
    tapi.on(BY_REFERENCE, 401, error("ALO04140"));

    assertThatThrownBy(() -> adapter.find(Given.attempt(adapter)))
        .isInstanceOf(CredentialsException.class);
  }
}
