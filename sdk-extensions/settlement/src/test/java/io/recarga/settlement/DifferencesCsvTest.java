package io.recarga.settlement;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Difference;
import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Reconciliation;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class DifferencesCsvTest {
  private static final Instant NOON = Instant.parse("2026-11-01T12:00:00Z");

  @Test
  void fieldsThatWouldBeginAFormulaDoNot() throws IOException {
    for (String evil : List.of("=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r\n=1", "＝1", "|cmd")) {
      String table = write(HistoryEntry.builder("id", Status.DELIVERED, evil).build());
      String field = table.split("\r\n", -1)[1].split("\",\"", -1)[6];
      assertThat(field).doesNotMatch("\\s*[=+\\-@|＝].*").contains(evil.strip());
    }
  }

  @Test
  void quotesAndLineEndsStayInsideTheirField() throws IOException {
    String table = write(
        HistoryEntry.builder("i\"d", Status.DELIVERED, "two\r\nlines,\"here\"").build());
    assertThat(table.split("\r\n", -1)).hasSize(3);
    assertThat(table).contains("\"i\"\"d\"", "\"two lines,\"\"here\"\"\"");
  }

  @Test
  void lineIsMaskedAndAdviceIsThere() throws IOException {
    String table = write(HistoryEntry.builder("id", Status.DELIVERED, "OK")
        .number(PhoneNumber.parse("+51987654321"))
        .money(Money.of("20", "PEN"), null)
        .build());
    assertThat(table)
        .doesNotContain("987654321")
        .contains("******321", "20.00 PEN", Difference.Kind.AMOUNT.advice())
        .startsWith("\"kind\",\"tenant\",\"key\",");
  }

  private static String write(HistoryEntry there) throws IOException {
    Difference difference = Difference.of(
        Difference.Kind.AMOUNT, TopUpKey.of("order-1"), null, there, "19 here, 20 there");
    StringBuilder table = new StringBuilder();
    DifferencesCsv.write(
        new Reconciliation(
            AdapterId.of("acme"), NOON, NOON.plusSeconds(1), 1, 1, 0, List.of(difference)),
        table);
    return table.toString();
  }
}
