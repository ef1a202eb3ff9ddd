package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.util.List;
import org.junit.jupiter.api.Test;

class QuickstartTest {
  private static final String LINE = "987654321";

  @Test
  void carriersAreListedWithCodesAndSource() {
    Run run = Run.of("carriers");

    assertThat(run.code()).isZero();
    assertThat(run.err()).isEmpty();
    assertThat(run.out().lines()).hasSize(4).allMatch(line -> line.contains("MCC-MNC"));
    assertThat(run.out()).contains("claro-pe", "716-10", "716-06", "716-17, 716-07", "716-15");
  }

  @Test
  void plansAreListed() {
    Run run = Run.of("plans", "--number", LINE, "--carrier", "claro");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .startsWith("Carrier: Reloadly's simulator")
        .contains("5.00 PEN", "1 GB, 3 days");
  }

  @Test
  void lineWithoutPlansIsToldTheCure() {
    Run run = Run.of("plans", "--number", "995551202", "--carrier", "movistar");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("No plans for Movistar +51******202; give an --amount instead.");
  }

  @Test
  void quoteSaysWhatTheWalletPays() {
    Run run = Run.of("quote", "--number", LINE, "--carrier", "claro", "--amount", "20");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("reloadly: Claro +51******321 gets 20.00 PEN, the wallet pays 6.09816 USD");
  }

  @Test
  void planIsQuoted() {
    Run run = Run.of("quote", "--number", LINE, "--carrier", "claro", "--plan", planOfClaro());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("the wallet pays");
  }

  @Test
  void walletIsShown() {
    Run run = Run.of("wallet");

    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("reloadly: 1000.00 USD at ");
  }

  @Test
  void topUpPrintsTheReceipt() {
    Run run = Run.of(
        "topup",
        "--number",
        LINE,
        "--carrier",
        "claro",
        "--amount",
        "20",
        "--key",
        "order-4711",
        "--max-cost",
        "6.50",
        "--channel",
        "kiosk");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Key: order-4711, for Claro +51******321", "TOP-UP RECEIPT", "20.00 PEN", "kiosk")
        .doesNotContain(LINE);
  }

  @Test
  void planIsToppedUp() {
    Run run = Run.of("topup", "--number", LINE, "--carrier", "claro", "--plan", planOfClaro());

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("Key: quickstart-", "TOP-UP RECEIPT", "1 GB, 3 days");
  }

  @Test
  void pinIsBoughtAndPrintedOnTheReceipt() {
    Run plans = Run.of("plans", "--number", "945551303", "--carrier", "entel");
    assertThat(plans.out()).contains("S/ 10 PIN");
    String plan = plans.out().lines().skip(1).findFirst().orElseThrow().replaceFirst(" .*", "");

    Run run = Run.of("topup", "--number", "945551303", "--carrier", "entel", "--plan", plan);

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("S/ 10 PIN").containsPattern("PIN +[0-9]{10,}");
  }

  @Test
  void carrierIsLookedUpWithItsEvidence() {
    Run run = Run.of("topup", "--number", "995551202", "--amount", "5");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Carrier of +51******202: Movistar, only by the number's first digits");
  }

  @Test
  void refusalExitsWithThree() {
    Run run = Run.of("topup", "--number", "987650009", "--carrier", "claro", "--amount", "20");

    assertThat(run.code()).isEqualTo(3);
    assertThat(run.out()).contains("Declined: ", "LINE_BLOCKED", "RECIPIENT_PHONE_INACTIVE");
  }

  @Test
  void pendingExitsWithFour() {
    Run run = Run.of(
        "topup", "--number", "987650015", "--carrier", "claro", "--amount", "20", "--wait", "1");

    assertThat(run.code()).isEqualTo(4);
    assertThat(run.out()).contains("Not decided yet", "ACCEPTED");
  }

  @Test
  void recordThatIsNotOursExitsWithFive() {
    Run run = Run.faulty(
        List.of(Fault.DUPLICATE_FOREIGN),
        "topup",
        "--number",
        LINE,
        "--carrier",
        "claro",
        "--amount",
        "20",
        "--wait",
        "5");

    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("Unknown: a person must ask the carrier", "MISMATCH");
  }

  @Test
  void nothingSentExitsWithSix() {
    Run run = Run.of(
        "topup", "--number", LINE, "--carrier", "claro", "--amount", "20", "--max-cost", "0.50");

    assertThat(run.code()).isEqualTo(6);
    assertThat(run.err().lines())
        .hasSize(1)
        .allMatch(line -> line.startsWith("Nothing was sent: "));
  }

  @Test
  void plansThatCannotBeReadAreNoBadInput() {
    try (ReloadlySimulator down = ReloadlySimulator.start()) {
      down.refuseConnections();
      Run run = Run.with(
          () -> Wiring.at(down),
          "topup",
          "--number",
          LINE,
          "--carrier",
          "claro",
          "--plan",
          "9005:fixed:1.54");

      assertThat(run.code()).isEqualTo(6);
      assertThat(run.err().lines())
          .hasSize(1)
          .allMatch(line -> line.startsWith("Nothing was sent: the plans can't be read now: "));
    }
  }

  @Test
  void statusInTheSameRunComesFromTheJournal() {
    Run run = Run.of(
        "topup",
        "--number",
        LINE,
        "--carrier",
        "claro",
        "--amount",
        "20",
        "--key",
        "order-1",
        "status",
        "--key",
        "order-1");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("By the journal:").containsOnlyOnce("Carrier: ");
  }

  @Test
  void statusOfAnUnknownKeyAsksTheCarrier() {
    Run run = Run.of(
        "status", "--key", "order-1", "--number", LINE, "--carrier", "claro", "--amount", "20");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isEqualTo(5);
    assertThat(run.out()).contains("by what the carrier holds", "shows nothing under this key");
  }

  static String planOfClaro() {
    Run run = Run.of("plans", "--number", LINE, "--carrier", "claro");
    return run.out().lines().skip(1).findFirst().orElseThrow().replaceFirst(" .*", "");
  }
}
