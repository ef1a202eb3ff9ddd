package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.HistoryEntry;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.JsonFormatException;
import io.recarga.renewal.PointsOfSale;
import io.recarga.renewal.payment.PaymentReference;
import io.recarga.settlement.SettlementCsv;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Files that carriers and operators of shops give away. */
class FilesFuzzTest {
  private static final SettlementCsv CSV = SettlementCsv.builder("id")
      .reference("ref")
      .status("status", Map.of("OK", HistoryEntry.Status.DELIVERED))
      .number("number", "PE")
      .delivered("amount", "currency")
      .costIn("USD", "cost")
      .time("time")
      .bounds(1 << 20, 10_000)
      .build();

  @FuzzTest
  void settlement(byte[] input) {
    Bounded.run(() -> CSV.read(new ByteArrayInputStream(input)), IllegalArgumentException.class);
  }

  @FuzzTest
  void directory(byte[] input) {
    String json = new String(input, StandardCharsets.UTF_8);
    Bounded.run(() -> ChannelDirectory.read(json), JsonFormatException.class);
  }

  @FuzzTest
  void pointsOfSale(byte[] input) {
    String json = new String(input, StandardCharsets.UTF_8);
    Bounded.run(() -> PointsOfSale.read(json), JsonFormatException.class);
  }

  @FuzzTest
  void paymentCodes(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    Bounded.run(() -> PaymentReference.parse(text), IllegalArgumentException.class);
  }
}
