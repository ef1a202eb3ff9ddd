package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.json;
import static io.recarga.carrier.ding.FakeDing.page;
import static io.recarga.carrier.ding.FakeDing.transfer;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.Route;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What one transfer says, and what it leaves open. */
class TransfersTest {
  private static final String LIST = "ListTransferRecords";
  private static final String SEND = "SendTransfer";

  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    adapter = Ding.connect(ding.account().unsignedNotices(true).build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @ParameterizedTest
  @CsvSource({
    "Submitted, Accepted",
    "Processing, Accepted",
    "Cancelling, Accepted",
    "Complete, Delivered",
    "' complete ', Delivered",
    "Completed, Delivered",
    "Failed, Failed",
    "Cancelled, GivenBack",
    "Parked, InDoubt",
    "'', InDoubt"
  })
  void theStateOfARecordDecides(String state, String answer) {
    assertThat(found("\"Complete\" -> \"" + state + "\"").getClass().getSimpleName())
        .isEqualTo(answer);
  }

  @ParameterizedTest
  @ValueSource(strings = {"Submitted", "Failed", "Cancelled", "Parked"})
  void whatOtherReferencesCameToIsNotOurs(String state) {
    ding.on(SEND, 200, transfer("OTHER").replace("\"Complete\"", '"' + state + '"'));

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(answer).words()).isEqualTo("a record of another reference");
  }

  @Test
  void aRecordThatRepeatsNoReferenceIsTheOneThatWasOrdered() {
    ding.on(
        SEND,
        200,
        transfer(Given.REFERENCE)
            .replace(",\"DistributorRef\":\"" + Given.REFERENCE + "\"", "")
            .replace("\"Complete\"", "\"Submitted\""));

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Accepted.class);
  }

  @Test
  void aTransferOfALostJournalIsFoundWhateverItsProduct() {
    ding.on(LIST, 200, page(transfer(Given.REFERENCE)));
    Attempt lost = Attempt.builder(
            Given.topUp(Peru.CLARO, "20"), Given.REFERENCE, Instant.EPOCH, Route.of(Map.of(), null))
        .build();

    assertThat(adapter.find(lost)).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void aDeliveryUnderAnotherReferenceIsEchoedAsItIs() {
    ding.on(SEND, 200, transfer("OTHER"));

    assertThat(delivery(adapter.send(Given.attempt(adapter))).echoedReference()).isEqualTo("OTHER");
  }

  @Test
  void aStateThatNobodyKnowsIsTold() {
    Answer parked = found("\"Complete\" -> \"Parked\"");
    assertThat(doubt(parked)).isEqualTo(Doubt.UNCLASSIFIED);
    assertThat(evidence(parked).code()).isEqualTo("Parked");
    assertThat(evidence(parked).transactionId()).isEqualTo("900000123");

    assertThat(doubt(found("\"ProcessingState\":\"Complete\", -> "))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource({
    "'[null,{\"Code\":\"OtherError\"},{\"Code\":\"InsufficientBalance\"}]', WALLET_TOO_LOW",
    "'[{\"Code\":\"BrandNew\"}]', CARRIER_FAILED",
    "'[{\"Context\":\"ProviderTimedOut\"}]', CARRIER_FAILED",
    "'[]', CARRIER_FAILED",
    "null, CARRIER_FAILED"
  })
  void aFailedTransferTellsItsReasonWhereItHasOne(String codes, DeclineReason reason) {
    ding.on(
        LIST,
        200,
        page(transfer(Given.REFERENCE)
            .replace("\"Complete\"", "\"Failed\"")
            .replace("\"ErrorCodes\":[]", "\"ErrorCodes\":" + codes)));

    Answer.Failed failed = (Answer.Failed) adapter.find(Given.attempt(adapter));

    assertThat(failed.reason()).isEqualTo(reason);
  }

  @Test
  void anEndInABrokenListIsInDoubtBecauseASecondSaleMayBeHidden() {
    String ours = transfer(Given.REFERENCE);
    for (String state : new String[] {"Failed", "Cancelled"}) {
      ding.on(LIST, 200, page(ours.replace("\"Complete\"", '"' + state + '"') + ",null"));
      assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    }
    ding.on(LIST, 200, page(ours.replace("\"Complete\"", "\"Failed\"") + ",{}"));
    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    ding.on(LIST, 200, page(ours + ",null"));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void aListWithoutEndIsLeft() {
    ding.on(LIST, request -> {
      int page = ding.calls(LIST).size();
      return json(
          200,
          page(transfer("OTHER" + page).replace("900000123", "80" + page))
              .replace("Items\":false", "Items\":true"));
    });

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
    assertThat(ding.calls(LIST)).hasSize(500);
  }

  @Test
  void aListThatHoldsNoneIsUnreadable() {
    ding.on(LIST, 200, "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":null}");

    assertThat(doubt(adapter.find(Given.attempt(adapter)))).isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aRecordThatMovedOnToTheNextPageCountsOnce() {
    ding.on(LIST, request -> {
      boolean first = ding.calls(LIST).size() == 1;
      String later = transfer("OTHER").replace("900000123", "7") + "," + transfer(Given.REFERENCE);
      return json(
          200,
          page(first ? transfer(Given.REFERENCE) : later)
              .replace("Items\":false", "Items\":" + first));
    });

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void aRecordOfOursWithoutIdIsUnreadable() {
    ding.on(
        LIST, 200, page(transfer(Given.REFERENCE).replace("\"TransferRef\":\"900000123\",", "")));

    assertThat(doubt(adapter.find(Given.accepted(adapter, "900000123"))))
        .isEqualTo(Doubt.UNREADABLE);
  }

  @Test
  void aKnownTransferThatIsNotShownKeepsItsId() {
    Answer answer = adapter.find(Given.accepted(adapter, "900000123"));

    assertThat(doubt(answer)).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(evidence(answer).transactionId()).isEqualTo("900000123");
  }

  @ParameterizedTest
  @CsvSource({"3, RateLimited", "4, InsufficientBalance", "5, InsufficientBalance"})
  void everyResultOfARefusalIsOne(int result, String code) {
    ding.on(SEND, 200, FakeDing.error(result, code, null));

    assertThat(adapter.send(Given.attempt(adapter))).isInstanceOf(Answer.Rejected.class);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "<html/>", "{}", "{\"ErrorCodes\":[{\"Code\":\"InsufficientBalance\"}]}"})
  void anAnswerWithoutResultIsUnreadable(String body) {
    ding.on(SEND, 400, body);

    Answer answer = adapter.send(Given.attempt(adapter));

    assertThat(doubt(answer)).isEqualTo(Doubt.UNREADABLE);
    assertThat(evidence(answer).code()).isEqualTo("HTTP 400");
  }

  @Test
  void ofSeveralRefusalsTheWeakestProofCounts() {
    String refusal = "{\"ResultCode\":5,\"ErrorCodes\":[%s]}";
    String wallet = "{\"Code\":\"InsufficientBalance\"}";
    String rate = "{\"Code\":\"RateLimited\"}";
    String number = "{\"Code\":\"AccountNumberInvalid\"}";

    ding.on(SEND, 200, refusal.formatted(wallet + "," + rate + "," + number));
    Rejection rejection = rejection(adapter.send(Given.attempt(adapter)));
    assertThat(rejection.proves()).isEqualTo(Proves.NOTHING_SOLD_NOW);
    assertThat(rejection.reason()).isEqualTo(DeclineReason.THROTTLED);
    assertThat(rejection.burnsReference()).isTrue();

    ding.on(SEND, 200, refusal.formatted(wallet + "," + number));
    assertThat(rejection(adapter.send(Given.attempt(adapter))).reason())
        .isEqualTo(DeclineReason.WALLET_TOO_LOW);

    ding.on(SEND, 200, refusal.formatted("{\"Context\":\"x\"}," + wallet));
    assertThat(doubt(adapter.send(Given.attempt(adapter)))).isEqualTo(Doubt.UNCLASSIFIED);
  }

  @Test
  void aRefusedKeyIsNotTriedAgainByItself() {
    ding.on(SEND, 401, FakeDing.error(4, "AuthenticationFailed", null));

    Rejection rejection = rejection(adapter.send(Given.attempt(adapter)));

    assertThat(rejection.retryAfter()).isNull();
    assertThat(rejection.burnsReference()).isFalse();
  }

  @Test
  void aRefusedTokenIsTriedAgainAtOnceWithANewOne() {
    ding.on(
        "token", 200, "{\"access_token\":\"t1\",\"expires_in\":3600,\"token_type\":\"Bearer\"}");
    CarrierAdapter client = Ding.connect(Ding.Account.sandbox("demo-client", "demo-secret")
        .baseUrl(ding.url())
        .tokenUrl(ding.url().newBuilder().addPathSegments("connect/token").build())
        .build());

    ding.on(SEND, 401, FakeDing.error(4, "AuthenticationFailed", null));
    assertThat(rejection(client.send(Given.attempt(client))).retryAfter()).isEqualTo(Duration.ZERO);
    ding.on(SEND, 200, FakeDing.error(5, "InsufficientBalance", null));
    assertThat(rejection(client.send(Given.attempt(client))).retryAfter()).isNull();
  }

  @ParameterizedTest
  @CsvSource({"Failed, 900000123, Failed", "Cancelled, 900000123, GivenBack", "Failed, '', InDoubt"
  })
  void aFinalRecordDecidesWhereItHasAnId(String state, String id, String answer) {
    ding.on(
        SEND,
        500,
        transfer(Given.REFERENCE)
            .replace("\"Complete\"", '"' + state + '"')
            .replace("\"900000123\"", id.isEmpty() ? "null" : '"' + id + '"')
            .replace("\"ResultCode\":1", "\"ResultCode\":5")
            .replace("\"ErrorCodes\":[]", "\"ErrorCodes\":[{\"Code\":\"OtherError\"}]"));

    Answer said = adapter.send(Given.attempt(adapter));

    assertThat(said.getClass().getSimpleName()).isEqualTo(answer);
    if (id.isEmpty()) {
      assertThat(doubt(said)).isEqualTo(Doubt.AMBIGUOUS);
    }
  }

  @Test
  void aRecordUnderWayBesideAnUnclearCodeIsInDoubt() {
    for (String state : new String[] {"Parked", "Cancelling"}) {
      ding.on(
          SEND,
          500,
          transfer(Given.REFERENCE)
              .replace("\"Complete\"", '"' + state + '"')
              .replace("\"ResultCode\":1", "\"ResultCode\":5")
              .replace("\"ErrorCodes\":[]", "\"ErrorCodes\":[{\"Code\":\"OtherError\"}]"));

      assertThat(doubt(adapter.send(Given.attempt(adapter)))).as(state).isEqualTo(Doubt.AMBIGUOUS);
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'\"ReceiveValue\":20.00 -> \"ReceiveValue\":null'",
        "'\"ReceiveCurrencyIso\":\"PEN\" -> \"ReceiveCurrencyIso\":null'",
        "'\"ReceiveCurrencyIso\":\"PEN\" -> \"ReceiveCurrencyIso\":\" \"'",
        "'\"Price\" -> \"Prices\"'"
      })
  void anAmountThatIsNotStatedIsSilence(String change) {
    assertThat(delivery(found(change)).delivered()).isNull();
  }

  @Test
  void anAmountInNoCurrencyIsInDoubtAndNotSilence() {
    assertThat(doubt(found("\"PEN\" -> \"P3N\""))).isEqualTo(Doubt.UNREADABLE);
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "'\"DistributorFee\":0 -> \"DistributorFee\":0.25', 5.89, 0.25",
        "'\"CommissionApplied\":0.36 -> \"CommissionApplied\":null', 6, 0",
        "'\"CommissionApplied\":0.36 -> \"CommissionApplied\":6', 0, 0",
        "'\"CommissionApplied\":0.36 -> \"CommissionApplied\":6.01', null, 0",
        "'\"SendValue\":6.00 -> \"SendValue\":null', null, 0",
        "'\"SendCurrencyIso\":\"USD\" -> \"SendCurrencyIso\":\"U5D\"', null, null",
        "'\"DistributorFee\":0 -> \"DistributorFee\":null', 5.64, null",
        "'\"Price\" -> \"Prices\"', null, null"
      })
  void theCostIsWhatIsSentAndTheFeeLessTheCommission(String change, String cost, String fee) {
    Delivery delivery = delivery(found(change));

    assertThat(delivery.cost()).isEqualTo(cost == null ? null : Money.of(cost, "USD"));
    assertThat(delivery.fee()).isEqualTo(fee == null ? null : Money.of(fee, "USD"));
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "null",
      value = {
        "987654321, +51987654321",
        "0051987654321, +51987654321",
        "654321, +51987654321",
        "54321, null",
        "51911111111, +51911111111",
        "'', null",
        "null, null"
      })
  void aNumberIsEchoedOnlyWhereItNamesALine(String said, String echoed) {
    String json = said == null ? "null" : '"' + said + '"';

    PhoneNumber number = delivery(found("\"51987654321\" -> " + json)).echoedNumber();

    assertThat(number).isEqualTo(echoed == null ? null : PhoneNumber.parse(echoed));
  }

  @Test
  void aProductThatIsNotRepeatedIsTakenAsOrdered() {
    assertThat(delivery(found("\"SkuCode\":\"DEMO_CL_RANGE\", -> ")).confirmation())
        .isEqualTo("ABC1");
    assertThat(delivery(found("\"ReceiptParams\" -> \"Params\"")).confirmation())
        .isNull();
  }

  @Test
  void aPlanThatIsNearlyTheOneOrderedNeedsAPerson() {
    TopUp plan = planTopUp();
    String sold = transfer(Given.REFERENCE)
        .replace("DEMO_CL_RANGE", "DEMO_PIN")
        .replace("\"ResultCode\":1", "\"ResultCode\":2");
    String received = String.valueOf(plan.plan().price().amount().setScale(2));

    ding.on(SEND, 200, sold.replace("20.00", "1.00"));
    assertThat(doubt(adapter.send(Given.attempt(adapter, plan)))).isEqualTo(Doubt.AMBIGUOUS);
    ding.on(SEND, 200, sold.replace("20.00", received));
    assertThat(adapter.send(Given.attempt(adapter, plan))).isInstanceOf(Answer.Delivered.class);
  }

  @Test
  void anotherAmountOfAPlanIsToldAsItArrived() {
    ding.on(
        SEND,
        200,
        transfer(Given.REFERENCE).replace("DEMO_CL_RANGE", "DEMO_PIN").replace("20.00", "1.00"));

    assertThat(delivery(adapter.send(Given.attempt(adapter, planTopUp()))).delivered())
        .isEqualTo(Money.of("1", "PEN"));
  }

  @Test
  void aReceiptWithoutParametersIsThePin() {
    ding.on(
        SEND,
        200,
        transfer(Given.REFERENCE)
            .replace("DEMO_CL_RANGE", "DEMO_PIN")
            .replace("\"ReceiptParams\"", "\"Params\""));

    Delivery delivery = delivery(adapter.send(Given.attempt(adapter, planTopUp())));

    assertThat(delivery.pin().code()).isEqualTo("Gracias");
    assertThat(delivery.pin().serial()).isNull();
  }

  @Test
  void theHistoryIsOfItsPeriodAndLeavesOutWhatHasNoId() {
    Instant from = Instant.now().minus(Duration.ofDays(2)).truncatedTo(ChronoUnit.SECONDS);
    Instant to = from.plusSeconds(60);
    String odd = begun("ODD", 6, "soon").replace("\"ProcessingState\":\"Complete\",", "");
    ding.on(
        LIST,
        200,
        page(String.join(
            ",",
            begun("EARLY", 1, from.minusSeconds(1).toString()),
            begun("FIRST", 2, from.toString()),
            begun("LAST", 3, to.toString().replace("Z", "")),
            begun("LATE", 4, to.plusSeconds(1).toString().replace("Z", "")),
            begun("TIMELESS", 5, "null"),
            odd.replace("\"51987654321\"", "null"),
            begun("NAMELESS", 7, from.toString()).replace("\"TransferRef\":\"7\",", ""))));

    List<HistoryEntry> history = adapter.history(from, to);

    assertThat(history)
        .extracting(HistoryEntry::reference)
        .containsExactly("FIRST", "LAST", "TIMELESS", "ODD");
    assertThat(history.get(0).carrierStatus()).isEqualTo("Complete");
    assertThat(history.get(3).carrierStatus()).isEmpty();
    assertThat(history.get(3).status()).isEqualTo(HistoryEntry.Status.OTHER);
    assertThat(history.get(3).number()).isNull();
  }

  @Test
  void activityOfTheSameMomentIsOrderedByItsIds() {
    ding.on(
        LIST,
        200,
        page(begun("A", 1, "2026-11-22T10:00:00Z") + "," + begun("B", 2, "2026-11-22T10:00:00Z")));

    assertThat(adapter.activity(SimCard.of(Given.NUMBER, Peru.CLARO)))
        .extracting(HistoryEntry::reference)
        .containsExactly("B", "A");
  }

  @Test
  void aPinIsCutAndItsSerialIsShown() {
    ding.on(
        SEND,
        200,
        transfer(Given.REFERENCE)
            .replace("DEMO_CL_RANGE", "DEMO_PIN")
            .replace(
                "\"providerRef\"",
                "\"pin\":\"" + "7".repeat(101) + "\",\"serialNumber\":\"S1\",\"providerRef\""));

    Delivery delivery = delivery(adapter.send(Given.attempt(adapter, planTopUp())));

    assertThat(delivery.pin().code()).isEqualTo("7".repeat(99) + "…");
    assertThat(delivery.pin().serial()).isEqualTo("S1");
  }

  @Test
  void aPinThatIsShownNowhereIsNone() {
    ding.on(
        SEND,
        200,
        transfer(Given.REFERENCE)
            .replace("DEMO_CL_RANGE", "DEMO_PIN")
            .replace("\"ReceiptText\":\"Gracias\",\"ReceiptParams\"", "\"Params\""));

    assertThat(delivery(adapter.send(Given.attempt(adapter, planTopUp()))).pin())
        .isNull();
  }

  @Test
  void aNoticeNamesItsTransferByIdOrReference() {
    Notice byId = notice(transfer("REF").replace(",\"DistributorRef\":\"REF\"", ""));
    assertThat(byId.transactionId()).isEqualTo("900000123");
    assertThat(byId.reference()).isNull();

    Notice byReference = notice(transfer("REF").replace("\"TransferRef\":\"900000123\",", ""));
    assertThat(byReference.reference()).isEqualTo("REF");
    assertThat(byReference.transactionId()).isNull();

    assertThat(notice("{\"TransferRecord\":{\"TransferId\":{}}}").refusal())
        .isEqualTo("names no transfer");
    assertThat(notice("{\"TransferRecord\":null}").refusal()).isEqualTo("names no transfer");
    assertThat(notice("<html/>").refusal()).isEqualTo("not a notice of Ding's shape");
    assertThat(notice("null").refusal()).isEqualTo("not a notice of Ding's shape");
  }

  @ParameterizedTest
  @CsvSource({"262144, true", "262145, false"})
  void aNoticeThatIsTooLargeIsNotRead(int bytes, boolean accepted) {
    String body = transfer("REF");
    int more = bytes - body.getBytes(StandardCharsets.UTF_8).length;

    assertThat(notice(body + " ".repeat(more)).isAccepted()).isEqualTo(accepted);
  }

  private Answer found(String change) {
    String[] parts = change.split(" -> ", 2);
    String record = transfer(Given.REFERENCE).replace(parts[0], parts[1]);
    ding.on(LIST, 200, page(record));
    return adapter.find(Given.attempt(adapter));
  }

  private static String begun(String reference, int id, String moment) {
    String began = moment.equals("null") ? "null" : '"' + moment + '"';
    return transfer(reference)
        .replace("900000123", String.valueOf(id))
        .replace("\"2026-11-22T10:00:00Z\"", began);
  }

  private TopUp planTopUp() {
    SimCard sim = SimCard.of(Given.NUMBER, Peru.ENTEL);
    return TopUp.ofPlan(TopUpKey.of("plan"), sim, adapter.plans(sim).get(0));
  }

  private Notice notice(String body) {
    return adapter.notice(Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static Delivery delivery(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Delivered.class);
    return ((Answer.Delivered) answer).delivery();
  }

  private static Doubt doubt(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.InDoubt.class);
    return ((Answer.InDoubt) answer).doubt();
  }

  private static Evidence evidence(Answer answer) {
    return ((Answer.InDoubt) answer).evidence();
  }

  private static Rejection rejection(Answer answer) {
    assertThat(answer).isInstanceOf(Answer.Rejected.class);
    return ((Answer.Rejected) answer).rejection();
  }
}
