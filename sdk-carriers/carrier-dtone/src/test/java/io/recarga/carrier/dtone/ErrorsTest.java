package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.Answers.doubt;
import static io.recarga.carrier.dtone.Answers.rejection;
import static io.recarga.carrier.dtone.FakeDtOne.error;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Pins what each documented code and status means and proves. */
class ErrorsTest {
  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().build());
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @ParameterizedTest
  @CsvSource({
    "1000400, 400, INVALID_REQUEST",
    "1000401, 401, CREDENTIALS",
    "1000404, 404, INVALID_REQUEST",
    "1000429, 429, THROTTLED",
    "1003001, 404, PLAN_UNAVAILABLE",
    "1003002, 400, INVALID_AMOUNT",
    "1003003, 400, INVALID_AMOUNT",
    "1005003, 400, INVALID_LINE",
    "1005503, 400, INVALID_REQUEST",
    "1006001, 400, WALLET_TOO_LOW",
    "1006003, 400, INVALID_REQUEST",
    "1006009, 404, ACCOUNT_BLOCKED",
    "1006503, 400, INVALID_REQUEST",
    "1007500, 400, INVALID_REQUEST"
  })
  void refusalCreatesNothing(String code, int status, DeclineReason reason) {
    var rejection = rejection(created(status, error(code)));

    assertThat(rejection.reason()).isEqualTo(reason);
    assertThat(rejection.proves()).isEqualTo(Proves.NOTHING_SOLD);
    assertThat(rejection.burnsReference()).isFalse();
    assertThat(rejection.evidence().code()).isEqualTo(code);
    assertThat(rejection.retryAfter() != null).isEqualTo(reason == DeclineReason.THROTTLED);
  }

  @ParameterizedTest
  @CsvSource({
    "1007002, 400", "1007004, 400", "1007005, 400", "1007007, 400", "1003101, 404",
    "1003201, 404", "1003301, 404", "1005004, 404", "1005005, 404", "1005006, 404",
    "1008004, 404", "1009001, 500", "1009503, 503"
  })
  void otherCodesProveNothing(String code, int status) {
    assertThat(doubt(created(status, error(code)))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void usedReferenceIsLookedUp() {
    assertThat(doubt(created(400, error("1007001")))).isEqualTo(Doubt.REFERENCE_USED);
  }

  @ParameterizedTest
  @CsvSource({
    "REJECTED, OTHER",
    "REJECTED-INVALID-CREDIT-PARTY, INVALID_LINE",
    "REJECTED-BARRED-CREDIT-PARTY, LINE_BLOCKED",
    "REJECTED-INELIGIBLE-CREDIT-PARTY, LINE_BLOCKED",
    "REJECTED-INVALID-DEBIT-PARTY, INVALID_REQUEST",
    "REJECTED-BARRED-DEBIT-PARTY, ACCOUNT_BLOCKED",
    "REJECTED-LIMITATIONS-ON-CREDIT-PARTY-AMOUNT, LINE_LIMIT_REACHED",
    "REJECTED-LIMITATIONS-ON-CREDIT-PARTY-QUANTITY, LINE_LIMIT_REACHED",
    "REJECTED-OPERATOR-CURRENTLY-UNAVAILABLE, CARRIER_UNAVAILABLE",
    "REJECTED-INSUFFICIENT-BALANCE, WALLET_TOO_LOW",
    "DECLINED, CARRIER_FAILED",
    "DECLINED-INVALID-CREDIT-PARTY, INVALID_LINE",
    "DECLINED-BARRED-CREDIT-PARTY, LINE_BLOCKED",
    "DECLINED-INELIGIBLE-CREDIT-PARTY, LINE_BLOCKED",
    "DECLINED-INVALID-DEBIT-PARTY, INVALID_REQUEST",
    "DECLINED-BARRED-DEBIT-PARTY, ACCOUNT_BLOCKED",
    "DECLINED-LIMITATIONS-ON-OPERATOR-AMOUNT, CARRIER_UNAVAILABLE",
    "DECLINED-LIMITATIONS-ON-OPERATOR-QUANTITY, CARRIER_UNAVAILABLE",
    "DECLINED-LIMITATIONS-ON-CREDIT-PARTY-AMOUNT, LINE_LIMIT_REACHED",
    "DECLINED-LIMITATIONS-ON-CREDIT-PARTY-QUANTITY, LINE_LIMIT_REACHED",
    "DECLINED-LIMITATIONS-ON-CUSTOMER-AMOUNT, ACCOUNT_LIMIT_REACHED",
    "DECLINED-LIMITATIONS-ON-CUSTOMER-QUANTITY, ACCOUNT_LIMIT_REACHED",
    "DECLINED-DUPLICATED-TRANSACTION, RECENTLY_RECHARGED",
    "DECLINED-OPERATOR-CURRENTLY-UNAVAILABLE, CARRIER_UNAVAILABLE",
    "DECLINED-EXCEPTION, CARRIER_FAILED",
    "DECLINED-TOMORROWS-REASON, CARRIER_FAILED",
    "CANCELLED, NOT_SENT"
  })
  void finalStatusIsARecordedFailure(String message, DeclineReason reason) {
    int of = message.startsWith("R") ? 3 : message.startsWith("D") ? 9 : 4;

    Answer.Failed failed = (Answer.Failed) created(201, transaction(Given.REFERENCE, of, message));

    assertThat(failed.reason()).isEqualTo(reason);
    assertThat(failed.retryAfter()).isEqualTo(Duration.ZERO);
    assertThat(failed.evidence().code()).isEqualTo(message);
    assertThat(failed.evidence().transactionId()).isEqualTo(FakeDtOne.ID);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"errors\":[]}",
        "{\"errors\":[null]}",
        "{\"errors\":null}",
        "{\"errors\":[{\"code\":1999999,\"message\":\"New\"}]}",
        "{\"errors\":[{\"message\":\"Without a code\"}]}",
        "{\"errors\":[{\"code\":1006001},{\"code\":1999999}]}"
      })
  void errorThatNoRowNamesIsInDoubt(String body) {
    assertThat(created(400, body)).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void severalRefusalsAreOne() {
    String both = "{\"errors\":[{\"code\":1005003,\"message\":\"a\"},{\"code\":1000400}]}";

    assertThat(rejection(created(400, both)).reason()).isEqualTo(DeclineReason.INVALID_LINE);
  }

  @Test
  void refusalUnderAnotherStatusThanDocumentedIsInDoubt() {
    assertThat(doubt(created(500, error("1005003")))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void statedWaitGoesBeforeOurs() {
    dtOne.on(
        FakeDtOne.CREATE,
        request -> FakeDtOne.json(429, error("1000429"))
            .newBuilder()
            .addHeader("Retry-After", "7")
            .build());

    assertThat(rejection(adapter.send(Given.attempt(adapter))).retryAfter())
        .isEqualTo(Duration.ofSeconds(7));
  }

  @Test
  void whatIsNotToBeTriedAgainIsNotForAnyHeader() {
    dtOne.on(
        FakeDtOne.CREATE,
        request -> FakeDtOne.json(400, error("1006001"))
            .newBuilder()
            .addHeader("Retry-After", "7")
            .build());

    assertThat(rejection(adapter.send(Given.attempt(adapter))).retryAfter()).isNull();
  }

  @Test
  void errorTellsItsWordsAndItsStatusWhereItHasNoCode() {
    assertThat(rejection(created(400, error("1006001"))).evidence().words())
        .isEqualTo("Something of ***");

    Answer answer = created(400, "{\"errors\":[{\"message\":\"Without a code\"}]}");
    assertThat(((Answer.InDoubt) answer).evidence().code()).isEqualTo("HTTP 400");
    assertThat(((Answer.InDoubt) answer).evidence().words()).isEqualTo("Without a code");
  }

  @Test
  void everyRowHasItsEvidenceAndIsPinnedHere() {
    List<Row> rows = DtOne.errors().rows();

    assertThat(rows).hasSize(14 + 13 + 1 + 26);
    assertThat(rows).allSatisfy(row -> assertThat(row.evidence()).contains("OpenAPI"));
  }

  private Answer created(int status, String body) {
    dtOne.on(FakeDtOne.CREATE, status, body);
    return adapter.send(Given.attempt(adapter));
  }
}
