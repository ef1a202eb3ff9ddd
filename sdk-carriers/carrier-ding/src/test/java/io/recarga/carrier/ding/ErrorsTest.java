package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.error;
import static io.recarga.carrier.ding.FakeDing.json;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Every row pinned: what a code proves must not change by accident. */
class ErrorsTest {
  private static final List<String> PINNED = List.of(
      "TransientProviderError/ProviderTimedOut CARRIER_UNAVAILABLE NOTHING_SOLD",
      "TransientProviderError/ProviderRefusedRequest CARRIER_FAILED NOTHING_SOLD",
      "TransientProviderError CARRIER_UNAVAILABLE NOTHING",
      "RateLimited THROTTLED NOTHING_SOLD_NOW",
      "ProviderError/ProductUnavailable PLAN_UNAVAILABLE NOTHING_SOLD",
      "ProviderError/ProviderTemporarilyUnavailable CARRIER_UNAVAILABLE NOTHING_SOLD",
      "ProviderError/RechargeNotAllowed LINE_BLOCKED NOTHING_SOLD",
      "ProviderError/ProviderTimedOut CARRIER_UNAVAILABLE NOTHING",
      "ProviderError/ProviderUnknownError CARRIER_FAILED NOTHING",
      "ProviderError CARRIER_FAILED NOTHING",
      "RechargeNotAllowed LINE_BLOCKED NOTHING_SOLD",
      "AccountNumberInvalid/AccountNumberFailedRegex INVALID_LINE NOTHING_SOLD",
      "AccountNumberInvalid/ProviderRefusedRequest INVALID_LINE NOTHING_SOLD",
      "AccountNumberInvalid INVALID_LINE NOTHING_SOLD",
      "InsufficientBalance WALLET_TOO_LOW NOTHING_SOLD",
      "DuplicateTransactionPrevented OTHER NOTHING",
      "ParameterOutOfRange/SendValue INVALID_AMOUNT NOTHING_SOLD",
      "ParameterMissing INVALID_REQUEST NOTHING_SOLD",
      "ParameterInvalid INVALID_REQUEST NOTHING_SOLD",
      "ParameterOutOfRange INVALID_REQUEST NOTHING_SOLD",
      "ParameterCombinationInvalid INVALID_REQUEST NOTHING_SOLD",
      "TooManyParameters INVALID_REQUEST NOTHING_SOLD",
      "RequestInvalid INVALID_REQUEST NOTHING_SOLD",
      "BatchItemRefMustBeUnique INVALID_REQUEST NOTHING_SOLD",
      "AuthenticationFailed CREDENTIALS NOTHING_SOLD",
      "NearestMatch INVALID_AMOUNT NOTHING",
      "OtherError OTHER NOTHING");

  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    adapter = Ding.connect(ding.account().build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void theTableIsWhatIsPinned() {
    assertThat(Ding.errors().rows().stream().map(ErrorsTest::text))
        .containsExactlyElementsOf(PINNED);
  }

  @Test
  void noRowLooksAtTheHttpStatusAndNoneIsRepeatedByItself() {
    assertThat(Ding.errors().rows()).allSatisfy(row -> {
      assertThat(row.httpStatus()).isEqualTo(Row.ANY_STATUS);
      assertThat(row.retryAfter()).isNull();
      assertThat(row.evidence()).isNotBlank();
    });
  }

  /** A refused transfer may be on record: under another reference the record stays unambiguous. */
  @Test
  void everyRefusalEndsItsReferenceButTheOneAtTheDoor() {
    assertThat(Ding.errors().rows())
        .filteredOn(row -> !row.burnsReference())
        .filteredOn(row -> row.proves() != Proves.NOTHING)
        .extracting(Row::code)
        .containsExactly("AuthenticationFailed");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void theAdapterAnswersByTheRowWhateverTheHttpStatus(Row row) {
    Attempt attempt = Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"));
    for (int status : List.of(200, 500)) {
      ding.on("SendTransfer", status, error(row.code()));

      Answer answer = adapter.send(attempt);

      switch (row.proves()) {
        case NOTHING_SOLD, NOTHING_SOLD_NOW -> {
          Rejection rejection = ((Answer.Rejected) answer).rejection();
          assertThat(rejection.proves()).isEqualTo(row.proves());
          assertThat(rejection.reason()).isEqualTo(row.reason());
          assertThat(rejection.evidence().code()).isEqualTo(row.code());
        }
        default -> assertThat(((Answer.InDoubt) answer).doubt()).isEqualTo(Doubt.AMBIGUOUS);
      }
    }
    assertThat(ding.calls("SendTransfer")).hasSize(2);
  }

  static List<Row> rows() {
    return Ding.errors().rows();
  }

  @ParameterizedTest
  @CsvSource({
    "InsufficientBalance, 6, UNCLASSIFIED",
    "InsufficientBalance, 0, UNCLASSIFIED",
    "BrandNewCode, 5, UNCLASSIFIED",
    "insufficientbalance, 5, UNCLASSIFIED",
    "ProviderError, 5, AMBIGUOUS"
  })
  void whatNoRowProvesIsInDoubt(String code, int resultCode, Doubt doubt) {
    ding.on("SendTransfer", 400, error(resultCode, code, "SomeContext"));

    assertThat(((Answer.InDoubt)
                adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"))))
            .doubt())
        .isEqualTo(doubt);
  }

  @Test
  void aContextThatIsNoNameIsNotShown() {
    ding.on("SendTransfer", 200, error(4, "ParameterInvalid", "AccountNumber 51987654321"));

    Answer.Rejected rejected =
        (Answer.Rejected) adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20")));

    assertThat(rejected.rejection().evidence().code()).isEqualTo("ParameterInvalid");
  }

  @Test
  void aKnownCodeInTheContextOfAnotherOneProvesNothing() {
    ding.on("SendTransfer", 200, error(3, "TransientProviderError", "SomethingNew"));

    assertThat(((Answer.InDoubt)
                adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"))))
            .doubt())
        .isEqualTo(Doubt.AMBIGUOUS);
  }

  @Test
  void oneUnclearCodeAmongSeveralLeavesAllInDoubt() {
    ding.on(
        "SendTransfer",
        500,
        "{\"ResultCode\":5,\"ErrorCodes\":[{\"Code\":\"InsufficientBalance\"},"
            + "{\"Code\":\"OtherError\"}]}");

    assertThat(adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"))))
        .isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void aRefusalWithoutAnyCodeIsInDoubt() {
    ding.on("SendTransfer", request -> json(400, "{\"ResultCode\":5,\"ErrorCodes\":[]}"));

    assertThat(adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"))))
        .isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void aRecordThatIsUnderWayContradictsARefusal() {
    for (String state : List.of("Submitted", "Processing", "Complete", "Completed")) {
      ding.on(
          "SendTransfer",
          request -> json(
              200,
              FakeDing.transfer(Given.REFERENCE)
                  .replace("\"Complete\"", '"' + state + '"')
                  .replace("\"ResultCode\":1", "\"ResultCode\":5")
                  .replace(
                      "\"ErrorCodes\":[]", "\"ErrorCodes\":[{\"Code\":\"InsufficientBalance\"}]")));

      assertThat(adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20"))))
          .as(state)
          .isInstanceOf(Answer.InDoubt.class);
    }
  }

  @Test
  void aFailedRecordDecidesWhereTheCodeDoesNot() {
    ding.on(
        "SendTransfer",
        request -> json(
            500,
            FakeDing.transfer(Given.REFERENCE)
                .replace("\"Complete\"", "\"Failed\"")
                .replace("\"ResultCode\":1", "\"ResultCode\":5")
                .replace("\"ErrorCodes\":[]", "\"ErrorCodes\":[{\"Code\":\"OtherError\"}]")));

    Answer.Failed failed =
        (Answer.Failed) adapter.send(Given.attempt(adapter, Given.topUp(Peru.BITEL, "20")));

    assertThat(failed.reason()).isEqualTo(DeclineReason.CARRIER_FAILED);
    assertThat(failed.retryAfter()).hasMinutes(2);
  }

  private static String text(Row row) {
    return String.join(" ", row.code(), row.reason().name(), row.proves().name());
  }
}
