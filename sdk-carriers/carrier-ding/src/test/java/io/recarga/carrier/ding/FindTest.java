package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.bodyOf;
import static io.recarga.carrier.ding.FakeDing.json;
import static io.recarga.carrier.ding.FakeDing.page;
import static io.recarga.carrier.ding.FakeDing.transfer;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FindTest {
  private static final String LIST = "ListTransferRecords";

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T13:00:00Z"));
  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    adapter = Ding.connect(ding.account().time(clock).build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void theSearchIsOfDingsForm() {
    adapter.find(Given.attempt(adapter));

    assertThat(ding.calls(LIST).get(0).getTarget()).isEqualTo("/api/V1/ListTransferRecords");
    assertThat(bodyOf(ding.calls(LIST).get(0)))
        .isEqualTo("{\"DistributorRef\":\"ABCDEFGHIJKLMNOPQRSTUVWX00\",\"Skip\":0,\"Take\":100}");
  }

  @Test
  void anEmptySearchCoversTheTwoMonthsThatDingKeeps() {
    Instant before = clock.now();

    Window covers = ((Answer.NotFound) adapter.find(Given.attempt(adapter))).covers();

    assertThat(covers.covers(before.minus(Duration.ofDays(57)))).isTrue();
    assertThat(covers.covers(before.minus(Duration.ofDays(60)))).isFalse();
  }

  @Test
  void aRecordOfAnotherReferenceIsNotOurs() {
    ding.on(LIST, 200, page(transfer(Given.REFERENCE + "1")));

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.NotFound.class);
  }

  @Test
  void twoRecordsUnderOneReferenceAreInDoubt() {
    ding.on(
        LIST,
        200,
        page(transfer(Given.REFERENCE)
            + ","
            + transfer(Given.REFERENCE).replace("900000123", "900000124")));

    Answer.InDoubt doubt = (Answer.InDoubt) adapter.find(Given.attempt(adapter));

    assertThat(doubt.doubt()).isEqualTo(Doubt.AMBIGUOUS);
    assertThat(doubt.evidence().words()).isEqualTo("2 transfers bear the reference");
  }

  @Test
  void aKnownTransferThatIsNotShownIsNoNotFound() {
    assertThat(adapter.find(Given.accepted(adapter, "900000123")))
        .isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void anotherTransferThanTheKnownOneIsInDoubt() {
    ding.on(LIST, 200, page(transfer(Given.REFERENCE)));

    assertThat(adapter.find(Given.accepted(adapter, "900000123")))
        .isInstanceOf(Answer.Delivered.class);
    assertThat(adapter.find(Given.accepted(adapter, "900000999")))
        .isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void pagesAreReadToTheEnd() {
    ding.on(LIST, request -> {
      boolean first = bodyOf(request).contains("\"Skip\":0,");
      String items = first
          ? String.join(
              ",", IntStream.range(0, 100).mapToObj(FindTest::stranger).toList())
          : transfer(Given.REFERENCE);
      return json(200, page(items).replace("Items\":false", "Items\":" + first));
    });

    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.Delivered.class);
    assertThat(bodyOf(ding.calls(LIST).get(1))).contains("\"Skip\":100,");
  }

  @Test
  void aServerThatRepeatsItsPageIsNotAskedForEver() {
    ding.on(LIST, request -> json(200, page(stranger(1)).replace("Items\":false", "Items\":true")));

    assertThat(((Answer.InDoubt) adapter.find(Given.attempt(adapter))).doubt())
        .isEqualTo(Doubt.UNREADABLE);
    assertThat(ding.calls(LIST)).hasSize(2);
  }

  @Test
  void anOddItemMayBeOurs() {
    ding.on(LIST, 200, page("null"));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
    ding.on(LIST, 200, page("{\"TransferRecord\":{\"ProcessingState\":[1]}}"));
    assertThatThrownBy(() -> adapter.find(Given.attempt(adapter)))
        .isInstanceOf(NotSentException.class);
    ding.on(LIST, 200, page("{\"TransferRecord\":{\"ProcessingState\":\"Complete\"}}"));
    assertThat(adapter.find(Given.attempt(adapter))).isInstanceOf(Answer.InDoubt.class);
  }

  @Test
  void anErrorWithStatus200IsNoEmptyList() {
    ding.on(
        LIST, 200, "{\"ResultCode\":3,\"ErrorCodes\":[{\"Code\":\"RateLimited\"}],\"Items\":[]}");

    assertThatThrownBy(() -> adapter.find(Given.attempt(adapter)))
        .isInstanceOf(NotSentException.class)
        .hasMessage("ding answered ListTransferRecords with RateLimited");
  }

  @Test
  void historyIsFilteredByTimeAndActivityByNumber() {
    String late = transfer("SECOND").replace("900000123", "900000124").replace("T10:", "T12:");
    String other = transfer("THIRD").replace("900000123", "900000125").replace("54321", "54322");
    ding.on(LIST, 200, page(transfer("FIRST") + "," + late + "," + other));
    Instant ten = Instant.parse("2026-11-22T10:00:00Z");

    assertThat(adapter.history(ten, ten.plusSeconds(60)))
        .extracting(HistoryEntry::reference)
        .containsExactly("FIRST", "THIRD");
    assertThat(adapter.activity(Given.topUp(Peru.CLARO, "20").sim()))
        .extracting(HistoryEntry::transactionId)
        .containsExactly("900000124", "900000123");
    assertThat(bodyOf(ding.calls(LIST).get(1)))
        .isEqualTo("{\"AccountNumber\":\"51987654321\",\"Skip\":0,\"Take\":100}");
  }

  @Test
  void aHistoryThatDingDoesNotKeepIsNoAnswer() {
    assertThatThrownBy(() -> adapter.history(Instant.EPOCH, clock.now()))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("Ding keeps two months");
    assertThat(ding.calls(LIST)).isEmpty();
  }

  @Test
  void aHistoryThatIsNotWholeIsNoAnswer() {
    ding.on(LIST, 200, page(transfer("FIRST") + ",null"));

    assertThatThrownBy(() -> adapter.history(clock.now(), clock.now()))
        .isInstanceOf(NotSentException.class)
        .hasMessage("ding: the list of transfers could not be read whole");
  }

  @Test
  void aSubmittedTransferIsCancelledAndItsRecordTellsHowThatWent() {
    ding.on(LIST, request -> {
      String state = ding.calls("CancelTransfers").isEmpty() ? "Submitted" : "Cancelled";
      return json(200, page(transfer("REF").replace("\"Complete\"", '"' + state + '"')));
    });
    ding.on("CancelTransfers", 200, "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":[]}");

    HistoryEntry record = Ding.cancel(adapter, "REF");

    assertThat(record.status()).isEqualTo(HistoryEntry.Status.GIVEN_BACK);
    assertThat(bodyOf(ding.calls("CancelTransfers").get(0)))
        .isEqualTo("[{\"BatchItemRef\":\"1\",\"TransferId\":{\"TransferRef\":\"900000123\","
            + "\"DistributorRef\":\"REF\"}}]");
  }

  @Test
  void whatIsOverOrUnknownIsNotCancelled() {
    ding.on(LIST, 200, page(transfer("REF")));

    assertThat(Ding.cancel(adapter, "REF").status()).isEqualTo(HistoryEntry.Status.DELIVERED);
    assertThatThrownBy(() -> Ding.cancel(adapter, "OTHER")).isInstanceOf(NotServedException.class);
    assertThat(ding.calls("CancelTransfers")).isEmpty();
  }

  @Test
  void everyStateHasItsStatusInTheHistory() {
    List<String> states =
        List.of("Submitted", "Complete", "Completed", "Failed", "Cancelled", "Parked");
    String items = String.join(
        ",",
        IntStream.range(0, states.size())
            .mapToObj(i -> transfer("R" + i)
                .replace("900000123", "90000020" + i)
                .replace("\"Complete\"", '"' + states.get(i) + '"'))
            .toList());
    ding.on(LIST, 200, page(items));

    assertThat(adapter.history(clock.now().minus(Duration.ofDays(57)), clock.now()))
        .extracting(HistoryEntry::status)
        .containsExactly(
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.DELIVERED,
            HistoryEntry.Status.DELIVERED,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.GIVEN_BACK,
            HistoryEntry.Status.OTHER);
  }

  private static String stranger(int i) {
    return transfer("STRANGER" + i).replace("900000123", "8" + (10_000 + i));
  }
}
