package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.carrier.tapi.Tapi.SettlementLayout;
import io.recarga.carrier.tapi.Tapi.SettlementLayout.Column;
import io.recarga.spi.CarrierAdapter;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SettlementTest {
  private static final String HEADER =
      "operationId,externalPaymentId,identifierValue,amount,status,createdAt\n";
  private static final SettlementLayout USUAL = SettlementLayout.builder().build();

  @Test
  void eachRowIsAnEntry() {
    List<HistoryEntry> found = read(
        USUAL,
        "\uFEFF" + HEADER
            + "op-1,REF1,987654321,20.00,confirmed,2026-11-22T10:00:00.022Z\r\n"
            + "\r\n"
            + "op-2,,\"51 987 654 322\",\"7.5\",failed,\n"
            + "op-3,REF3,,3,Parked,2026-11-22 23:59:59");

    assertThat(found)
        .extracting(HistoryEntry::transactionId, HistoryEntry::reference, HistoryEntry::status)
        .containsExactly(
            tuple("op-1", "REF1", Status.DELIVERED),
            tuple("op-2", null, Status.FAILED),
            tuple("op-3", "REF3", Status.OTHER));
    assertThat(found.get(0).number()).isEqualTo(PhoneNumber.parse("+51987654321"));
    assertThat(found.get(1).number()).isEqualTo(PhoneNumber.parse("+51987654322"));
    assertThat(found.get(1).delivered()).isEqualTo(Money.of("7.50", "PEN"));
    assertThat(found.get(2).number()).isNull();
    assertThat(found.get(2).carrierStatus()).isEqualTo("Parked");
  }

  @Test
  void theLayoutIsASetting() {
    SettlementLayout layout = SettlementLayout.builder()
        .separator(';')
        .decimalMark(',')
        .charset(Charset.forName("ISO-8859-1"))
        .column(Column.OPERATION_ID, "Operación")
        .column(Column.EXTERNAL_PAYMENT_ID, "Referencia")
        .column(Column.AMOUNT, "Monto")
        .column(Column.STATUS, "Estado")
        .status("pagado", Status.DELIVERED)
        .build();
    String text = "Estado;Monto;Referencia;Operación\nPagado;20,50;REF;17\n";

    HistoryEntry entry = Tapi.readSettlement(
            layout, "PEN", "PE", stream(text.getBytes(StandardCharsets.ISO_8859_1)))
        .get(0);

    assertThat(entry.status()).isEqualTo(Status.DELIVERED);
    assertThat(entry.delivered()).isEqualTo(Money.of("20.50", "PEN"));
  }

  @Test
  void aFileWithoutStatusHoldsWhatTheLayoutSays() {
    SettlementLayout layout =
        SettlementLayout.builder().everyRowIs(Status.DELIVERED).build();

    assertThat(
            read(layout, "operationId,externalPaymentId,amount\n1,R,2\n").get(0).status())
        .isEqualTo(Status.DELIVERED);
    assertThatThrownBy(() -> read(USUAL, "operationId,externalPaymentId,amount\n1,R,2\n"))
        .hasMessage("settlement file: no column is called \"status\": set column(STATUS, …)");
  }

  /** A spreadsheet would run it, and reports are opened with one. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        "=HYPERLINK(\"\"x\"\"),R,,2,confirmed,",
        "+1,R,,2,confirmed,",
        "-1,R,,2,confirmed,",
        "@SUM(A1),R,,2,confirmed,",
        "\"\t=1\",=cmd,,2,confirmed,",
        "op,=cmd|' /C calc'!A0,,2,confirmed,",
        "op,@x,,2,confirmed,",
        "op,R,,2,=1+1,",
        "op,R,,2,confirmed,=NOW()",
        "op,R,,-2,confirmed,",
        "op,R,,1e9,confirmed,",
        "op,R,,,confirmed,",
        ",R,,2,confirmed,",
        "op,R,,2,,"
      })
  void whatIsNoHarmlessValueRefusesTheFileWithoutShowingIt(String row) {
    String good = "op-0,REF0,,2,confirmed,\n";

    assertThatThrownBy(() -> read(USUAL, HEADER + good + row))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageStartingWith("settlement file: row 3, ")
        .hasMessageEndingWith("missing or of an unexpected form")
        .hasMessageNotContaining("cmd");
  }

  @Test
  void aFormulaInAColumnThatNobodyReadsGoesNoFurther() {
    HistoryEntry entry = read(
            USUAL, HEADER.strip() + ",note\nop,R,,2,confirmed,,\"=1+1,\"\"x\"\"\"\n")
        .get(0);

    assertThat(entry.toString()).doesNotContain("=1");
  }

  @Test
  void sizesAreBounded() {
    String row = "op,R,,2,confirmed,\n";

    assertThatThrownBy(() -> read(SettlementLayout.builder().maxBytes(50).build(), HEADER + row))
        .hasMessage("settlement file: larger than maxBytes, 50");
    assertThatThrownBy(
            () -> read(SettlementLayout.builder().maxRows(2).build(), HEADER + row + row + row))
        .hasMessage("settlement file: more rows than maxRows, 2");
    assertThat(read(SettlementLayout.builder().maxRows(2).build(), HEADER + row + row))
        .hasSize(2);
    assertThatThrownBy(() -> read(USUAL, HEADER + "a".repeat(2_001)))
        .hasMessageContaining("longer than 2000");
    assertThatThrownBy(() -> read(USUAL, HEADER + ",".repeat(101)))
        .hasMessageContaining("more than 100 columns");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "\n\n",
        "operationId,operationId,externalPaymentId,amount,status\n",
        "operationId,externalPaymentId,amount,status\n\"op"
      })
  void aFileOfAnotherFormIsRefused(String text) {
    assertThatThrownBy(() -> read(USUAL, text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anotherEncodingIsNamed() {
    byte[] latin = (HEADER + "op,\u00d1,,2,confirmed,\n").getBytes(StandardCharsets.ISO_8859_1);

    assertThatThrownBy(() -> Tapi.readSettlement(USUAL, "PEN", "PE", stream(latin)))
        .hasMessage("settlement file: not in UTF-8: set charset");
  }

  @Test
  void historyIsReadFromTheFilesOfItsDays() {
    Map<LocalDate, String> files = Map.of(
        LocalDate.of(2026, 11, 21), HEADER + "op-1,R1,,2,confirmed,2026-11-21T20:00:00\n",
        LocalDate.of(2026, 11, 22),
            HEADER + "op-2,R2,,2,confirmed,2026-11-22T08:00:00\nop-3,R3,,2,failed,\n");
    CarrierAdapter adapter = adapter(day -> {
      String text = files.get(day);
      return text == null ? null : stream(text.getBytes(StandardCharsets.UTF_8));
    });
    Instant nine = Instant.parse("2026-11-22T14:00:00Z"); // nine o'clock in Lima

    assertThat(adapter.history(nine.minus(Duration.ofDays(1)), nine))
        .extracting(HistoryEntry::transactionId)
        .containsExactly("op-1", "op-2", "op-3");
    assertThat(adapter.history(nine.minus(Duration.ofHours(2)), nine))
        .extracting(HistoryEntry::transactionId)
        .containsExactly("op-2", "op-3");
    assertThatThrownBy(() -> adapter.history(nine, nine.plus(Duration.ofDays(1))))
        .isInstanceOf(NotSentException.class)
        .hasMessage("tapi: there is no settlement file of 2026-11-23 yet");
    assertThatThrownBy(() -> adapter.history(Instant.EPOCH, nine))
        .isInstanceOf(NotServedException.class);
  }

  @Test
  void aFileThatCannotBeReadIsNotTakenForAnEmptyDay() {
    Instant noon = Instant.parse("2026-11-22T17:00:00Z");

    assertThatThrownBy(() -> adapter(day -> {
              throw new UncheckedIOException(new IOException("sftp"));
            })
            .history(noon, noon))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("cannot be opened");
    assertThatThrownBy(() -> adapter(day -> stream(new byte[0])).history(noon, noon))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("unreadable");
  }

  private static CarrierAdapter adapter(Tapi.SettlementFiles files) {
    SettlementLayout lima =
        SettlementLayout.builder().zone(ZoneId.of("America/Lima")).build();
    return Tapi.connect(Tapi.Account.sandbox("PE", "u", "p")
        .keys("a", "b", "c")
        .settlement(lima, files)
        .build());
  }

  private static List<HistoryEntry> read(SettlementLayout layout, String text) {
    return Tapi.readSettlement(layout, "PEN", "PE", stream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static InputStream stream(byte[] bytes) {
    return new ByteArrayInputStream(bytes);
  }
}
