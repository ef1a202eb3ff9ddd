package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.Answers.delivery;
import static io.recarga.carrier.dtone.Answers.doubt;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static io.recarga.carrier.dtone.FakeDtOne.created;
import static io.recarga.carrier.dtone.FakeDtOne.transaction;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.Pin;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one record says, and what it leaves open. */
class RecordsTest {
  private static final String REFERENCE = Given.REFERENCE;
  private static final String STATUS = "(?s)\"status\": \\{.*?\\}\\s*\\}";

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private FakeDtOne dtOne;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws IOException {
    dtOne = new FakeDtOne();
    adapter = DtOne.connect(dtOne.account().time(clock).build());
  }

  @AfterEach
  void stop() {
    dtOne.close();
  }

  @ParameterizedTest
  @CsvSource({
    "2, CONFIRMED, Accepted",
    "3, REJECTED, Failed",
    "4, CANCELLED, Failed",
    "5, SUBMITTED, Accepted",
    "6, LIMBO, InDoubt",
    "7, COMPLETED, Delivered",
    "8, REVERSED, GivenBack",
    "9, DECLINED, Failed",
    "10, NEW, InDoubt"
  })
  void theClassDecides(int id, String message, String answer) {
    assertThat(found(transaction(REFERENCE, id, message)).getClass().getSimpleName())
        .isEqualTo(answer);
    assertThat(dtOne.calls(FakeDtOne.CANCEL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"CONFIRMED", "REVERSED", "DECLINED", "REJECTED", "CANCELLED", "LIMBO"})
  void whatOtherReferencesCameToIsNotOurs(String message) {
    List<String> states = List.of(
        "", "", "CONFIRMED", "REJECTED", "CANCELLED", "", "LIMBO", "", "REVERSED", "DECLINED");

    Answer answer = found(transaction("OTHER", states.indexOf(message), message));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
    assertThat(((Answer.InDoubt) answer).evidence().words())
        .isEqualTo("a record of another reference");
  }

  @Test
  void deliveryUnderAnotherReferenceIsEchoedAsItIs() {
    assertThat(delivery(found(completed("OTHER"))).echoedReference()).isEqualTo("OTHER");
  }

  @Test
  void recordOfOursWithoutStatusInAListDecidesNothing() {
    dtOne.on(FakeDtOne.SEARCH, 200, "[{\"id\":7,\"external_id\":\"" + REFERENCE + "\"}]");

    Answer answer = adapter.find(Given.asked(adapter, null));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(((Answer.InDoubt) answer).evidence().transactionId()).isEqualTo("7");
  }

  @Test
  void createdUnderAnotherReferenceIsNotCancelled() {
    assertThat(doubt(found(created("OTHER")))).isEqualTo(Doubt.UNREADABLE);
    assertThat(dtOne.calls(FakeDtOne.CANCEL)).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"id\":70000,\"message\":\"COMPLETED\"}",
        "{\"message\":\"COMPLETED\",\"class\":{\"message\":\"COMPLETED\"}}",
        "{\"message\":\"COMPLETED\",\"class\":{\"id\":7,\"message\":\"CREATED\"}}"
      })
  void statusWithoutClassDecidesNothing(String status) {
    Answer answer = found(completed(REFERENCE).replaceAll(STATUS, "\"status\":" + status));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNCLASSIFIED);
    Evidence evidence = ((Answer.InDoubt) answer).evidence();
    assertThat(evidence.code()).isEqualTo("COMPLETED");
    assertThat(evidence.transactionId()).isEqualTo(FakeDtOne.ID);
  }

  @Test
  void classWithoutNameDecidesByItsId() {
    Answer answer = found(completed(REFERENCE)
        .replaceAll(STATUS, "\"status\":{\"message\":\"COMPLETED\",\"class\":{\"id\":7}}"));

    assertThat(delivery(answer).echoedReference()).isEqualTo(REFERENCE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\"id\": 2260001234 -> \"id\": null", "\"status\" -> \"state\""})
  void answerWithoutIdOrStatusIsNoRecord(String change) {
    assertThat(doubt(found(changed(completed(REFERENCE), change)))).isEqualTo(Doubt.UNREADABLE);

    dtOne.on(FakeDtOne.CREATE, 201, changed(completed(REFERENCE), change));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void recordThatComesWithAnErrorIsNone() {
    dtOne.on(FakeDtOne.CREATE, 500, completed(REFERENCE));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);

    dtOne.on(FakeDtOne.READ, 500, completed(REFERENCE));
    assertThat(doubt(adapter.find(asked()))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void errorThatComesWithASuccessProvesNothing() {
    dtOne.on(FakeDtOne.CREATE, 200, FakeDtOne.error("1006001"));

    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void whatWasAdjustedGoesBeforeWhatWasAskedFor() {
    String adjusted = "\"adjusted_values\": {\"destination\":{\"unit_type\":\"CURRENCY\","
        + "\"unit\":\"PEN\",\"amount\":19}}";

    assertThat(delivered("\"adjusted_values\": null -> " + adjusted).delivered())
        .isEqualTo(Money.of("19", "PEN"));
  }

  @Test
  void creditAmongTheBenefitsCountsWhereNoAmountIsStated() {
    assertThat(delivered("\"requested_values\" -> \"requested\"").delivered())
        .isEqualTo(Money.of("20", "PEN"));
  }

  @Test
  void valuesWithoutDestinationSayNothing() {
    Delivery delivery = delivered("\"destination\": {\n -> \"destination\": null, \"other\": {\n");

    assertThat(delivery.delivered()).isEqualTo(Money.of("20", "PEN"));
  }

  @ParameterizedTest
  @CsvSource({
    "20.12345678, 20.12345678",
    "20.123456789, 20.12346",
    "20.000000000000004, 20",
    "20.0000000000, 20"
  })
  void onlyWhatNoMoneyHoldsIsTakenForDust(String said, String taken) {
    assertThat(delivered("\"amount\": 20\n -> \"amount\": " + said + "\n").delivered())
        .isEqualTo(Money.of(taken, "PEN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"prices\" -> \"price\"",
        "\"wholesale\": {\n -> \"wholesale\": null, \"other\": {\n",
        "\"unit\": \"USD\",\n   \"amount\": 5.42 -> \"unit\": \"USD\"",
        "\"amount\": 5.42 -> \"amount\": {\"min\":5,\"max\":6}",
        "\"unit\": \"USD\",\n   \"amount\": 5.42 -> \"unit\": null, \"amount\": 5.42",
        "\"unit\": \"USD\",\n   \"amount\": 5.42 -> \"unit\": \"U5D\", \"amount\": 5.42",
        "\"unit_type\": \"CURRENCY\",\n   \"unit\": \"USD\",\n   \"amount\": 5.42"
            + " -> \"unit_type\": \"POINTS\", \"unit\": \"USD\", \"amount\": 5.42"
      })
  void costThatIsNotStatedIsNotKnown(String change) {
    assertThat(delivered(change).cost()).isNull();
  }

  @Test
  void costWithoutFeeIsItsPrice() {
    Delivery delivery = delivered("\"fee\": 0.1 -> \"fee\": null");

    assertThat(delivery.cost()).isEqualTo(Money.of("5.42", "USD"));
    assertThat(delivery.fee()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "\"credit_party_identifier\" -> \"party\"",
        "\"mobile_number\" -> \"number\"",
        "+51987654321 -> 12"
      })
  void numberThatCannotBeReadIsNotEchoed(String change) {
    assertThat(delivered(change).echoedNumber()).isNull();
  }

  @Test
  void endlessConfirmationIsCut() {
    assertThat(delivered("OP-4711 -> " + "9".repeat(101)).confirmation())
        .isEqualTo("9".repeat(99) + "…");
    assertThat(delivered("\"OP-4711\" -> null").confirmation()).isNull();
  }

  @Test
  void pinComesWithItsSerialAndTheProductsInstructions() {
    String pin = completed(REFERENCE)
        .replaceFirst("\"pin\": null", "\"pin\": {\"code\":\"7700\",\"serial\":\"S1\"}")
        .replaceFirst("\"pin\": null", "\"pin\": {\"usage_info\":[\"Dial *123#\",null,\"Wait\"]}");

    assertThat(delivery(found(pin)).pin()).isEqualTo(Pin.of("7700", "S1", "Dial *123#; Wait"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"'{\"code\":\" \"}', none", "'{\"code\":null}', none", "'{\"code\":\"7\"}', 7"})
  void pinNeedsACode(String pin, String code) {
    Pin read = delivery(
            found(completed(REFERENCE).replaceFirst("\"pin\": null", "\"pin\": " + pin)))
        .pin();

    assertThat(read).isEqualTo(code == null ? null : Pin.of(code, null, null));
  }

  @Test
  void pinOfAProductThatIsNotRepeatedHasNoInstructions() {
    String pin = completed(REFERENCE)
        .replaceFirst("\"pin\": null", "\"pin\": {\"code\":\"7700\"}")
        .replace("\"product\"", "\"item\"");

    assertThat(delivery(found(pin)).pin()).isEqualTo(Pin.of("7700", null, null));
  }

  @ParameterizedTest
  @CsvSource({"100, true", "101, false"})
  void whatIsTooLongForAPinIsNone(int length, boolean isPin) {
    String pin = "\"pin\": {\"code\":\"" + "7".repeat(length) + "\"}";

    assertThat(delivery(found(completed(REFERENCE).replaceFirst("\"pin\": null", pin)))
                .pin()
            != null)
        .isEqualTo(isPin);
  }

  @Test
  void everyClassHasItsStatusInTheHistory() {
    List<String> states = List.of(
        "CREATED",
        "CONFIRMED",
        "REJECTED",
        "CANCELLED",
        "SUBMITTED",
        "LIMBO",
        "COMPLETED",
        "REVERSED",
        "DECLINED");
    List<String> records = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      records.add(transaction("R" + i, i + 1, states.get(i))
          .replace(FakeDtOne.ID, "70" + i)
          .replace("T10:00", "T09:0" + (9 - i)));
    }
    dtOne.on(FakeDtOne.SEARCH, 200, "[" + String.join(",", records) + "]");

    List<HistoryEntry> history =
        adapter.history(clock.now().minus(Duration.ofHours(1)), clock.now());

    assertThat(history)
        .extracting(HistoryEntry::status)
        .containsExactly(
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.OTHER,
            HistoryEntry.Status.DELIVERED,
            HistoryEntry.Status.GIVEN_BACK,
            HistoryEntry.Status.FAILED);
  }

  private Delivery delivered(String change) {
    return delivery(found(changed(completed(REFERENCE), change)));
  }

  private Answer found(String record) {
    dtOne.on(FakeDtOne.READ, 200, record);
    return adapter.find(asked());
  }

  private Attempt asked() {
    return Given.asked(adapter, FakeDtOne.ID);
  }

  private static String changed(String record, String change) {
    String[] parts = change.split(" -> ", 2);
    String other = record.replace(parts[0], parts[1]);
    assertThat(other).isNotEqualTo(record);
    return other;
  }
}
