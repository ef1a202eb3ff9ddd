package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.Answers.doubt;
import static io.recarga.carrier.reloadly.FakeReloadly.error;
import static io.recarga.carrier.reloadly.Given.REFERENCE;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.DeclineReason;
import io.recarga.NotSentException;
import io.recarga.Pin;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StatusTest {
  private static final String REPORT = "GET /topups/reports/transactions";
  private static final String STATUS = "GET /topups/181999/status";

  private FakeReloadly reloadly;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    adapter = Reloadly.connect(reloadly.account().build());
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  @Test
  void readsAWrappedStatus() {
    reloadly.on(
        STATUS,
        200,
        "{\"code\":null,\"message\":null,\"status\":\"PROCESSING\",\"transaction\":null}");
    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Accepted.class);

    reloadly.on(
        STATUS,
        200,
        "{\"code\":null,\"message\":null,\"status\":\"SUCCESSFUL\"," + "\"transaction\":"
            + sale(REFERENCE) + "}");
    Answer.Delivered delivered = (Answer.Delivered) adapter.find(accepted());
    assertThat(delivered.delivery().echoedReference()).isEqualTo(REFERENCE);
    assertThat(delivered.delivery().evidence().transactionId()).isEqualTo("181999");
    assertThat(reloadly.calls(REPORT)).isEmpty();
  }

  @Test
  void readsABareStatus() {
    reloadly.on(STATUS, 200, sale(REFERENCE));

    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Delivered.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "REFUNDED", "SUCCESSFUL"})
  void aBareStatusOfAnotherTopUpIsNotOursThoughItsRecordCannotBeRead(String status) {
    reloadly.on(
        STATUS,
        200,
        "{\"transactionId\":5,\"status\":\"" + status + "\",\"deliveredAmount\":\"much\"}");

    assertThat(doubt(adapter.find(accepted()))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aFailedStatusTellsItsReason() {
    reloadly.on(
        STATUS,
        200,
        "{\"code\":\"RECIPIENT_PHONE_INACTIVE\",\"message\":\"inactive\","
            + "\"status\":\"FAILED\",\"transaction\":null}");

    Answer.Failed failed = (Answer.Failed) adapter.find(accepted());

    assertThat(failed.reason()).isEqualTo(DeclineReason.LINE_BLOCKED);
    assertThat(failed.retryAfter()).isEqualTo(Duration.ofMinutes(30));
    assertThat(failed.evidence().code()).isEqualTo("RECIPIENT_PHONE_INACTIVE");
  }

  @Test
  void aDeliveryWithoutRecordIsReadFromTheReport() {
    reloadly.on(STATUS, 200, "{\"status\":\"SUCCESSFUL\",\"transaction\":null}");
    reloadly.on("GET /topups/reports/transactions/181999", 200, sale(REFERENCE));

    Answer.Delivered delivered = (Answer.Delivered) adapter.find(accepted());

    assertThat(delivered.delivery().confirmation()).isEqualTo("OP-55:OK");
  }

  @Test
  void theReportOfADeliveryIsReadOnlyWhereItIsThatOne() {
    String record = "GET /topups/reports/transactions/181999";
    reloadly.on(STATUS, 200, "{\"status\":\"SUCCESSFUL\",\"transaction\":null}");

    reloadly.on(record, 200, sale(REFERENCE, 5));
    assertThat(confirmation(adapter.find(accepted()))).isNull();
    reloadly.on(record, 404, sale(REFERENCE));
    assertThat(confirmation(adapter.find(accepted()))).isNull();
    reloadly.on(record, 200, "<html/>");
    assertThat(confirmation(adapter.find(accepted()))).isNull();
    assertThat(reloadly.calls(record)).hasSize(3);

    reloadly.on(STATUS, 200, "{\"status\":\"PROCESSING\",\"transaction\":null}");
    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Accepted.class);
    assertThat(reloadly.calls(record)).hasSize(3);
  }

  @Test
  void theRecordsStatusCountsWhereNoOtherIsStated() {
    reloadly.on(STATUS, 200, "{\"transaction\":" + sale(REFERENCE) + "}");
    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Delivered.class);

    reloadly.on(STATUS, 200, "{\"status\":\"PROCESSING\",\"transaction\":" + sale(REFERENCE) + "}");
    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void anUnknownStatusKeepsItsWordsAndId() {
    reloadly.on(STATUS, 200, "{\"message\":\"on its way\",\"status\":\"LIMBO\"}");

    Answer answer = adapter.find(accepted());

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    Evidence evidence = ((Answer.InDoubt) answer).evidence();
    assertThat(evidence.code()).isEqualTo("LIMBO");
    assertThat(evidence.words()).isEqualTo("on its way");
    assertThat(evidence.transactionId()).isEqualTo("181999");
  }

  @Test
  void aServerErrorMeansThatItCouldNotBeAsked() {
    reloadly.on(STATUS, 500, sale(REFERENCE));

    assertThatThrownBy(() -> adapter.find(accepted()))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("500");
  }

  @Test
  void aStatusBringsThePin() {
    String pin = sale(REFERENCE).replace("\"pinDetail\":null", "\"pinDetail\":{\"code\":4711}");

    reloadly.on(STATUS, 200, "{\"status\":\"SUCCESSFUL\",\"transaction\":" + pin + "}");
    assertThat(Answers.delivery(adapter.find(accepted())).pin())
        .isEqualTo(Pin.of("4711", null, null));
    reloadly.on(STATUS, 200, pin);
    assertThat(Answers.delivery(adapter.find(accepted())).pin())
        .isEqualTo(Pin.of("4711", null, null));
  }

  @Test
  void theStatusOfAnotherSaleIsInDoubt() {
    reloadly.on(STATUS, 200, "{\"status\":\"FAILED\",\"transaction\":" + sale(REFERENCE, 5) + "}");

    assertThat(doubt(adapter.find(accepted()))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"FAILED", "REFUNDED", "PROCESSING"})
  void theEndOfAnotherReferenceIsNotOurs(String status) {
    reloadly.on(STATUS, 200, sale("SOMEBODYELSE").replace("SUCCESSFUL", status));

    assertThat(doubt(adapter.find(accepted()))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void anIdThatReloadlyDeniesIsLookedUpByReferenceAndNeverNotFound() {
    reloadly.on(STATUS, 404, error("TRANSACTION_NOT_FOUND"));
    reloadly.on(REPORT, 200, page(true, sale(REFERENCE, 7)));
    assertThat(adapter.find(accepted())).isInstanceOf(Answer.Delivered.class);

    reloadly.on(REPORT, 200, page(true));
    assertThat(doubt(adapter.find(accepted()))).isEqualTo(Doubt.AMBIGUOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"{}", "", "[]", "<html/>", "{\"transaction\":null}"})
  void anUnreadableStatusIsInDoubt(String body) {
    reloadly.on(STATUS, 200, body);
    assertThat(doubt(adapter.find(accepted()))).isEqualTo(Doubt.UNREADABLE);
  }

  private static String confirmation(Answer answer) {
    return Answers.delivery(answer).confirmation();
  }

  private Attempt accepted() {
    return Given.accepted(adapter, "181999");
  }

  private static String sale(String reference) {
    return FakeReloadly.sale(reference);
  }

  private static String sale(String reference, long id) {
    return FakeReloadly.sale(reference).replace("181999", Long.toString(id));
  }

  private static String page(Boolean last, String... sales) {
    String end = last == null ? "}" : ",\"last\":" + last + ",\"number\":0}";
    return "{\"content\":[" + String.join(",", sales) + "]" + end;
  }
}
