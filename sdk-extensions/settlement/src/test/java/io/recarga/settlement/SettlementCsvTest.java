package io.recarga.settlement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementCsvTest {
  private static final Map<String, Status> WORDS =
      Map.of("OK", Status.DELIVERED, "BACK", Status.GIVEN_BACK);
  private static final String HEADER = "Id,Our id,State,Line,Amount,Currency,Cost,When\n";

  private final SettlementCsv csv = SettlementCsv.builder("Id")
      .reference("Our id")
      .status("State", WORDS)
      .number("Line", "PE")
      .delivered("Amount", "Currency")
      .costIn("USD", "Cost")
      .time("When")
      .build();

  @Test
  void rowBecomesARecord() {
    HistoryEntry entry =
        read(HEADER + "7,REF,OK,987654321,20.00,PEN,5.3,2026-11-01 10:00\n").get(0);
    assertThat(entry.transactionId()).isEqualTo("7");
    assertThat(entry.reference()).isEqualTo("REF");
    assertThat(entry.status()).isEqualTo(Status.DELIVERED);
    assertThat(entry.carrierStatus()).isEqualTo("OK");
    assertThat(entry.number()).isEqualTo(PhoneNumber.parse("+51987654321"));
    assertThat(entry.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(entry.cost()).isEqualTo(Money.of("5.30", "USD"));
    assertThat(entry.carrierTime()).isEqualTo("2026-11-01 10:00");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\n", "\r\n", "\r"})
  void markQuotesBlankLinesAndAnyLineEndAreTaken(String end) {
    String text = "\uFEFF\"Id\",Our id,State,Line,Amount,Currency,Cost,When" + end
        + "\"7\",\"R\"\"EF\",OK,,,,," + end
        + end
        + "8,\"a,b\",HMM,no line,,,,\"later\"";
    List<HistoryEntry> entries = read(text);
    assertThat(entries).hasSize(2);
    assertThat(entries.get(0).reference()).isEqualTo("R\"EF");
    assertThat(entries.get(0).delivered()).isNull();
    assertThat(entries.get(1).reference()).isEqualTo("a,b");
    assertThat(entries.get(1).status()).isEqualTo(Status.OTHER);
    assertThat(entries.get(1).number()).isNull();
  }

  @Test
  void decimalCommaOtherSeparatorAndCharsetAreSettings() {
    SettlementCsv spanish = SettlementCsv.builder("Número")
        .everyRow(Status.DELIVERED)
        .deliveredIn("PEN", "Monto")
        .decimalComma()
        .separator(';')
        .charset(StandardCharsets.ISO_8859_1)
        .build();
    byte[] file = "Número;Monto\n1;-20,50\n".getBytes(StandardCharsets.ISO_8859_1);
    assertThat(spanish.read(new ByteArrayInputStream(file)).get(0).delivered())
        .isEqualTo(Money.of("-20.50", "PEN"));
    refused(HEADER + "Ñ\n", csv, StandardCharsets.ISO_8859_1, "is not in UTF-8");
    refused("Número;Monto\n1;20.50\n", spanish, StandardCharsets.ISO_8859_1, "line 2: \"Monto\"");
  }

  @Test
  void whatMakesNoSenseIsNamedByLineAndColumnAndNotShown() {
    refused(HEADER + "7,R,OK,987654321,1e5,PEN,,\n", "line 2: \"Amount\" makes no sense");
    refused(HEADER + "7,R,OK,987654321,1,ZZZZ,,\n", "line 2: \"Currency\" makes no sense");
    refused(HEADER + "7,R,OK,987654321,1,,,\n", "line 2: \"Currency\" makes no sense");
    refused(HEADER + "\n\n,R,OK,987654321,1,PEN,,\n", "line 4: \"Id\" makes no sense");
    refused(HEADER + "7,R\n", "line 2 has 2 fields, the header 8");
    refused(HEADER + "7,\"R\n", "line 2 has a quote that does not end");
    refused(HEADER + "7,\"R\"x,OK,,,,,\n", "line 2 has text after a closing quote");
    refused(HEADER + "7,\"a\nb\",OK,,,,,\n", "line 2: \"Our id\" makes no sense");
    refused(HEADER + "7," + "x".repeat(101) + ",OK,,,,,\n", "line 2: \"Our id\" makes no sense");
    refused(HEADER + "7," + "x".repeat(5_000) + ",OK,,,,,\n", "more than 4000 characters");
    refused("Id,State\n", "no column is called \"Our id\"");
    refused("Id,Id,Our id,State,Line,Amount,Currency,Cost,When\n", "two columns are called \"Id\"");
    refused("", "is empty");
    refused(",".repeat(300), "more than 200 fields");
  }

  @Test
  void boundsAreKept() {
    SettlementCsv small =
        SettlementCsv.builder("Id").everyRow(Status.DELIVERED).bounds(20, 2).build();
    assertThat(small.read(stream("Id\n1\n2\n"))).hasSize(2);
    refused("Id\n1\n2\n3\n", small, StandardCharsets.UTF_8, "more rows than maxRows, 2");
    refused("Id\n" + " ".repeat(20), small, StandardCharsets.UTF_8, "larger than maxBytes, 20");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SettlementCsv.builder("Id").build())
        .withMessageStartingWith("status:");
  }

  @Test
  void randomJunkIsReadOrRefusedAndNothingElse() {
    Random random = new Random(7);
    String alphabet = "\",;\r\n\t aZ09=+-é\u0000";
    int refusals = 0;
    for (int i = 0; i < 2_000; i++) {
      StringBuilder text = new StringBuilder(HEADER);
      for (int c = random.nextInt(60); c > 0; c--) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      try {
        read(text.toString());
      } catch (IllegalArgumentException e) {
        refusals++;
        assertThat(e).hasMessageStartingWith("settlement file: ");
      }
    }
    assertThat(refusals).isBetween(1_000, 1_999);
  }

  private List<HistoryEntry> read(String text) {
    return csv.read(stream(text));
  }

  private void refused(String text, String why) {
    refused(text, csv, StandardCharsets.UTF_8, why);
  }

  private static void refused(String text, SettlementCsv csv, Charset charset, String why) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> csv.read(new ByteArrayInputStream(text.getBytes(charset))))
        .withMessageStartingWith("settlement file: ")
        .withMessageContaining(why)
        .satisfies(e -> assertThat(e.getMessage()).doesNotContain("987654321"));
  }

  private static ByteArrayInputStream stream(String text) {
    return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
  }
}
