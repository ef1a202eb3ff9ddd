package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.Money;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.io.IOException;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the answer to a top-up means. */
class RepliesTest {
  private Stub carrier;

  @BeforeEach
  void start() throws IOException {
    carrier = new Stub();
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @ParameterizedTest
  @CsvSource({
    "created, Accepted",
    "completed, Delivered",
    "COMPLETED, Delivered",
    "failed, Failed",
    "cancelled, Failed",
    // TM Forum's samples say it; v4.0's list does not have it, and a public system says "done".
    "confirmed, InDoubt",
    "done, InDoubt",
    "in progress, InDoubt"
  })
  void statusDecidesWhateverTheHttpStatus(String status, String kind) {
    for (int code : new int[] {200, 201, 202}) {
      carrier.on("POST topupBalance", code, "{\"id\":\"1\",\"status\":\"" + status + "\"}");
      assertThat(send(Given.dialect()).getClass().getSimpleName()).isEqualTo(kind);
    }
  }

  @Test
  void wordOfTheContractIsUnderstood() {
    carrier.on("POST topupBalance", 201, "{\"id\":\"1\",\"status\":\"Done\"}");

    assertThat(send(Given.dialect().status("done", TmfStatus.DELIVERED)))
        .isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void wordsOfR17AreItsOwn() {
    carrier.on("GET bucket", 200, "[" + Stub.MONEY + "]");
    carrier.on("POST balanceTopup", 201, "{\"id\":\"1\",\"status\":\"confirmed\"}");
    assertThat(send(Given.dialect().version(TmfVersion.R17))).isInstanceOf(Answer.Delivered.class);

    carrier.on("POST balanceTopup", 201, "{\"id\":\"1\",\"status\":\"in progress\"}");
    assertThat(send(Given.dialect().version(TmfVersion.R17))).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void cancellationAfterAConfirmationProvesNothing() {
    carrier.on(
        "POST topupBalance",
        201,
        "{\"id\":\"1\",\"status\":\"cancelled\",\"confirmationDate\":\"2026-11-22T10:00:00Z\"}");

    assertThat(send(Given.dialect())).isInstanceOf(Answer.InDoubt.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"topupBalance/77", "https://carrier.example/tmf-api/v4/topupBalance/77", "/x/77/"})
  void acceptedInTheBackgroundIsKnownByItsAddress(String location) {
    carrier.on(
        "POST topupBalance",
        request -> Stub.json(202, "").addHeader("Location", location).build());

    Answer answer = send(Given.dialect());

    assertThat(answer)
        .isInstanceOfSatisfying(
            Answer.Accepted.class,
            accepted -> assertThat(accepted.evidence().transactionId()).isEqualTo("77"));
  }

  @Test
  void acceptedWithoutAnyIdIsInDoubt() {
    carrier.on("POST topupBalance", 202, "");
    assertThat(send(Given.dialect())).isInstanceOf(Answer.InDoubt.class);
  }

  @ParameterizedTest
  @CsvSource({
    "'{\"amount\":20.00,\"units\":\"PEN\"}', 20",
    "'{\"value\":\"20\",\"unit\":\"PEN\"}', 20",
    "'20', 20",
    "'\"20.00\"', 20",
    "'{\"amount\":20}', 20"
  })
  void amountIsReadInEveryShape(String amount, String soles) {
    carrier.on(
        "POST topupBalance",
        201,
        "{\"id\":\"1\",\"status\":\"completed\",\"amount\":" + amount + "}");

    assertThat(send(Given.dialect()))
        .isInstanceOfSatisfying(
            Answer.Delivered.class,
            delivered ->
                assertThat(delivered.delivery().delivered()).isEqualTo(Money.of(soles, "PEN")));
  }

  @Test
  void amountOfAnotherUnitIsNotSilence() {
    carrier.on(
        "POST topupBalance",
        201,
        "{\"id\":\"1\",\"status\":\"completed\",\"amount\":{\"amount\":20,\"units\":\"USD\"}}");

    assertThat(send(Given.dialect())).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void feeIsAnItemOfV41() {
    carrier.on(
        "POST topupBalance",
        201,
        "{\"id\":\"1\",\"status\":\"completed\",\"impactedBucket\":[{\"item\":[{\"name\":\"topup\","
            + "\"amount\":{\"amount\":20,\"units\":\"PEN\"}},{\"name\":\"fee\",\"itemType\":\"debit\","
            + "\"amount\":{\"amount\":0.5,\"units\":\"PEN\"}}]}]}");

    assertThat(((Answer.Delivered) send(Given.dialect())).delivery().fee())
        .isEqualTo(Money.of("0.50", "PEN"));
  }

  @ParameterizedTest
  @ValueSource(ints = {400, 401, 403, 404, 405, 422, 429, 500, 503})
  void errorWithoutARowProvesNothing(int status) {
    carrier.on("POST topupBalance", status, "{\"code\":\"60\",\"reason\":\"Bad amount\"}");

    assertThat(send(Given.dialect()))
        .isInstanceOfSatisfying(
            Answer.InDoubt.class, doubt -> assertThat(doubt.doubt()).isEqualTo(Doubt.UNCLASSIFIED));
  }

  @Test
  void errorThatTheContractCertifiesIsARefusal() {
    carrier.on(
        "POST topupBalance",
        request -> Stub.json(400, "{\"code\":60,\"reason\":\"Bad amount of 987654321\"}")
            .build());
    TmfDialect.Builder dialect =
        Given.dialect().error(row("60", Row.ANY_STATUS, DeclineReason.INVALID_AMOUNT, null));

    Rejection rejection = rejection(send(dialect));

    assertThat(rejection.reason()).isEqualTo(DeclineReason.INVALID_AMOUNT);
    assertThat(rejection.evidence().words()).isEqualTo("Bad amount of ***");
  }

  @Test
  void statusThatTheContractCertifiesMustComeFromTheCarrierItself() {
    TmfDialect.Builder dialect = Given.dialect()
        .error(row(TmfDialect.ANY_CODE, 429, DeclineReason.THROTTLED, Duration.ofSeconds(1)));
    carrier.on(
        "POST topupBalance",
        request -> Stub.json(429, "{\"code\":\"9\",\"reason\":\"Slow down\"}")
            .addHeader("Retry-After", "7")
            .build());
    assertThat(rejection(send(dialect)).retryAfter()).isEqualTo(Duration.ofSeconds(7));

    carrier.on("POST topupBalance", 429, "{\"error\":\"from a gateway\"}");
    assertThat(send(dialect)).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void whatIsNotToBeTriedAgainIsNotForAnyHeader() {
    carrier.on(
        "POST topupBalance",
        request -> Stub.json(400, "{\"code\":\"60\",\"reason\":\"Bad amount\"}")
            .addHeader("Retry-After", "7")
            .build());
    TmfDialect.Builder dialect =
        Given.dialect().error(row("60", Row.ANY_STATUS, DeclineReason.INVALID_AMOUNT, null));

    assertThat(rejection(send(dialect)).retryAfter()).isNull();
  }

  @Test
  void codeOfTheContractGoesBeforeWhatHoldsForAnyCode() {
    TmfDialect.Builder dialect = Given.dialect()
        .error(row("60", 409, DeclineReason.INVALID_AMOUNT, null))
        .error(row("61", 401, DeclineReason.ACCOUNT_BLOCKED, null));
    carrier.on("POST topupBalance", 409, "{\"code\":\"60\",\"reason\":\"Bad amount\"}");
    assertThat(rejection(send(dialect)).reason()).isEqualTo(DeclineReason.INVALID_AMOUNT);

    carrier.on(
        "POST topupBalance",
        request -> Stub.json(401, "{\"code\":\"61\",\"reason\":\"Blocked\"}")
            .addHeader("WWW-Authenticate", "Bearer error=\"invalid_token\"")
            .build());
    assertThat(rejection(send(dialect)).reason()).isEqualTo(DeclineReason.ACCOUNT_BLOCKED);
  }

  @Test
  void dialectThatIsBuiltFromAnotherKeepsItsRowsOnce() {
    TmfDialect dialect = Given.dialect()
        .error(row("60", 400, DeclineReason.INVALID_AMOUNT, null))
        .build();

    assertThat(dialect.toBuilder().build().errors().rows())
        .isEqualTo(dialect.errors().rows());
    assertThat(dialect.errors().rows()).hasSize(Tmf654.errors().rows().size() + 1);
  }

  @Test
  void conflictIsAReferenceToLookUp() {
    carrier.on("POST topupBalance", 409, "{\"code\":\"9\",\"reason\":\"Conflict\"}");

    assertThat(((Answer.InDoubt) send(Given.dialect())).doubt()).isEqualTo(Doubt.REFERENCE_USED);
  }

  private Answer send(TmfDialect.Builder dialect) {
    CarrierAdapter adapter = Given.adapter(dialect.build(), carrier.url());
    Attempt attempt = Given.attempt(adapter);
    return adapter.send(attempt);
  }

  private static Rejection rejection(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    return ((Answer.Rejected) answer).rejection();
  }

  private static Row row(String code, int status, DeclineReason reason, Duration retryAfter) {
    return new Row(
        code, status, reason, Proves.NOTHING_SOLD, false, retryAfter, "an invented contract");
  }
}
