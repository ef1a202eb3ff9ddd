package io.recarga.simulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Money;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LedgerTest {
  @TempDir
  Path folder;

  @Test
  void fileIsReadAgain() {
    Path file = folder.resolve("ledger.jsonl");
    Ledger ledger = Ledger.open(file);
    ledger.record(execution("1", Money.of("5.00", "PEN")));
    ledger.record(execution("2", null));
    ledger.reverse("1");
    assertThat(Ledger.read(file).executions()).isEqualTo(ledger.executions());
    ledger.close();
    Ledger again = Ledger.open(file);
    assertThat(again.executions()).isEqualTo(ledger.executions());
    assertThat(again.reversed()).containsExactly("1");
    assertThat(again.executionsOf("ref-2")).hasSize(1);
  }

  @Test
  void lineCutByAKillIsDropped() throws Exception {
    Path file = folder.resolve("ledger.jsonl");
    Ledger ledger = Ledger.open(file);
    ledger.record(execution("1", null));
    ledger.close();
    Files.writeString(file, "{\"reference\":\"ref-", StandardOpenOption.APPEND);
    assertThat(Ledger.read(file).count()).isEqualTo(1);
    Ledger again = Ledger.open(file);
    again.record(execution("2", null));
    again.close();
    assertThat(Ledger.read(file).count()).isEqualTo(2);
  }

  @Test
  void unreadablePathIsNamed() {
    assertThatThrownBy(() -> Ledger.open(folder.resolve("none").resolve("ledger.jsonl")))
        .isInstanceOf(UncheckedIOException.class)
        .hasMessageContaining("ledger.jsonl");
  }

  private static Execution execution(String id, Money delivered) {
    return new Execution(
        "ref-" + id,
        "+51987654321",
        "9001",
        delivered,
        Money.of("1.52454", "USD"),
        Instant.parse("2026-07-15T10:00:00.123Z"),
        id);
  }
}
