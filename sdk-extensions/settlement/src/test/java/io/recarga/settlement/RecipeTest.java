package io.recarga.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.Reconciliation;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.AdapterId;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What the README shows, with a file that lacks one sale and has another amount in one. */
class RecipeTest {
  private static final AdapterId FAKE = AdapterId.of("fake");

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-01T12:00:00Z"));
  private final FakeCarrier carrier = FakeCarrier.create(clock);
  private final Recarga recarga = Recarga.builder()
      .adapter(carrier)
      .journal(Journal.inMemory(10))
      .time(clock)
      .build();

  @Test
  void fileIsComparedWithTheJournal() throws IOException {
    for (String key : List.of("order-1", "order-2", "order-3")) {
      SimCard sim =
          SimCard.of("987654321", Carrier.builder("claro-pe", "Claro", "PE").build());
      recarga.topUp(TopUp.ofAmount(TopUpKey.of(key), sim, Money.of("20.00", "PEN")));
    }
    List<String> references = carrier.sends();
    List<HistoryEntry> shown = carrier.history(clock.now().minusSeconds(60), clock.now());
    String text = "Transaction,External id,Status,Amount\n"
        + line(shown, references.get(0), "20.00") + line(shown, references.get(2), "19.00");
    InputStream file = new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    Instant to = clock.now().plusSeconds(1);
    Instant from = to.minus(Duration.ofDays(1));
    StringBuilder table = new StringBuilder();
    // snippet: settlement
    SettlementCsv csv = SettlementCsv.builder("Transaction")
        .reference("External id")
        .status("Status", Map.of("SUCCESSFUL", Status.DELIVERED, "REFUNDED", Status.GIVEN_BACK))
        .deliveredIn("PEN", "Amount")
        .build();
    Reconciliation books = recarga.operations().reconcile(FAKE, from, to, csv.read(file));
    DifferencesCsv.write(books, table);
    // end
    assertThat(books.differences())
        .extracting(each -> each.kind() + " " + each.key())
        .containsExactlyInAnyOrder("JOURNAL_ONLY order-2", "AMOUNT order-3");
    assertThat(table.toString().split("\r\n")).hasSize(3);
  }

  private static String line(List<HistoryEntry> shown, String reference, String amount) {
    HistoryEntry entry = shown.stream()
        .filter(each -> reference.equals(each.reference()))
        .findFirst()
        .orElseThrow();
    return entry.transactionId() + "," + reference + ",SUCCESSFUL," + amount + "\n";
  }
}
