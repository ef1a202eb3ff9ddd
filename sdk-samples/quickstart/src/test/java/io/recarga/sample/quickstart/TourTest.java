package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Ledger;
import io.recarga.spi.AdapterId;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TourTest {
  private static final Instant NOW = Instant.parse("2026-11-01T12:00:00Z");
  private static final Money AMOUNT = Money.of("20.00", "PEN");
  private static final Money COST = Money.of("6.10", "USD");

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final Ledger ledger = Ledger.inMemory();

  @Test
  void fourReceiptsEqualTheLedgerAndOneDoubtIsShown() {
    Run run = Run.of();

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out().lines().toList())
        .endsWith("4 receipts, 4 executions, equal")
        .filteredOn(line -> line.contains("the answer was lost (IN_DOUBT)"))
        .hasSize(1);
    assertThat(run.out().split("TOP-UP RECEIPT", -1)).hasSize(5);
    assertThat(run.out())
        .contains("through claro-pe", "through movistar-pe", "through entel-pe", "through bitel-pe")
        .containsOnlyOnce("through reloadly, after the carrier recorded that it sold nothing");
    assertThat(run.out()).doesNotContain("987654321", "987654322", "51995551202");
  }

  @Test
  void equalBooksPass() {
    ledger.record(execution("T1"));
    assertThat(audit(receipt("T1"))).isZero();
    assertThat(text(out)).endsWith("1 receipts, 1 executions, equal\n");
  }

  @Test
  void secondExecutionFails() {
    ledger.record(execution("T1"));
    ledger.record(execution("T2"));
    assertThat(audit(receipt("T1"))).isEqualTo(1);
    assertThat(text(err)).contains("not equal", "only executed: T2").doesNotContain("987654321");
  }

  @Test
  void receiptWithoutExecutionFails() {
    assertThat(audit(receipt("T1"))).isEqualTo(1);
    assertThat(text(err)).contains("not equal", "only a receipt: T1");
  }

  private int audit(Receipt... receipts) {
    return new Audit(printer(out), printer(err)).compare(List.of(receipts), ledger);
  }

  private static Execution execution(String id) {
    return new Execution("REF", "51987654321", "9001", AMOUNT, COST, NOW, id);
  }

  private static Receipt receipt(String id) {
    SimCard sim = SimCard.of("+51987654321", Peru.CLARO);
    return Receipt.builder(TopUp.ofAmount(TopUpKey.of("k"), sim, AMOUNT))
        .attempt(Environment.SANDBOX, AdapterId.of("reloadly"), "REF")
        .times(NOW, NOW)
        .delivered(AMOUNT)
        .cost(COST)
        .transactionId(id)
        .build();
  }

  private static PrintStream printer(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, true, StandardCharsets.UTF_8);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
