package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalCommandsTest {
  private static final String[] LINE = {"--number", "987654321", "--carrier", "claro"};

  @Test
  void channelsAreListedForACarrier() {
    Run run = Run.of("channels", "list", "--carrier", "bitel");
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("bitel-app", "7-eleven", "mail").doesNotContain("claro-store");
  }

  @ParameterizedTest
  @CsvSource({
    "kiosk, es, Inserte el chip.",
    "kiosk, en, Insert the SIM card.",
    "kiosk, zh, 插入 SIM 卡。",
    "miplan, en, there is no trace of an app of that name"
  })
  void aChannelIsShownWithItsGuideInEachLanguage(String id, String language, String text) {
    Run run = Run.of("channels", "show", id, "--lang", language);
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains(text, "hours: ");
  }

  @ParameterizedTest
  @CsvSource({
    "https://bitel.com.pe/, official, 0",
    "https://bitel-recarga.example/, look-alike, 3",
    "https://example.com/, unknown, 0"
  })
  void addressesAreChecked(String address, String verdict, int code) {
    Run run = Run.of("channels", "check", address);
    assertThat(run.out()).startsWith(verdict + ": ");
    assertThat(run.code()).isEqualTo(code);
  }

  @Test
  void adviceForShanghaiRanksNoMailAndSaysWhy() {
    Run run = Run.of(
        "advise",
        "--carrier",
        "bitel",
        "--days-left",
        "3",
        "--abroad",
        "--lang",
        "zh",
        "--stay",
        "10");
    assertThat(run.code()).isZero();
    assertThat(run.out()).contains("SIM: 游客（短期）", "-- Correo postal: 至少需要 14 天");
    assertThat(run.out().lines()).anyMatch(line -> line.startsWith("1. "));
  }

  @Test
  void anOrderIsOpenedPaidAndDeliveredInOneRun() {
    Run run = Run.of(join(
        new String[] {"open"},
        LINE,
        new String[] {
          "--amount", "20", "--fee", "1.50", "--key", "order-1", "--card", "--lang", "zh"
        },
        new String[] {"pay", "--key", "order-1", "--paid", "21.50"}));
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains(
            "请支付 S/ 21.50", "barcode: ", "Quiero recargar S/ 20 a este número Claro:", "20.00 PEN");
    // The order alone was pending; several commands end with the highest of their codes.
    assertThat(run.code()).isEqualTo(ExitCodes.PENDING);
  }

  @Test
  void aPartialPaymentIsSaidToBeACase() {
    Run run = Run.of(join(
        new String[] {"open"},
        LINE,
        new String[] {"--amount", "20", "--fee", "1.50", "--key", "order-1"},
        new String[] {"pay", "--key", "order-1", "--paid", "20"}));
    assertThat(run.out()).contains("Case: partial payment. Amount: S/ 20.00.");
  }

  @Test
  void anUnknownFeeIsSaidWithWhomToAsk() {
    Run run = Run.of(join(new String[] {"open"}, LINE, new String[] {
      "--amount", "20", "--channel", "mail", "--key", "order-1"
    }));
    assertThat(run.code()).isEqualTo(ExitCodes.NOTHING_SENT);
    assertThat(run.err()).contains("Ask the operator's hotline");
  }

  @Test
  void remindersCountBackFromTheLineSExpiry() {
    Run run = Run.of(
        "remind",
        "--number",
        "987654321",
        "--carrier",
        "entel",
        "--last-recharge",
        "2026-01-10",
        "--credit",
        "none",
        "--channel",
        "entel-web",
        "--lang",
        "es");
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("11 de marzo de 2026: se pierde el número", "entel-web       10 de marzo de 2026")
        .contains("hoy es el último día seguro");
  }

  @Test
  void aForecastIsMadeOfReadings() {
    Run run = Run.of(
        "forecast",
        "--left",
        "3000,2900,2790,2700,2600,2490,2400",
        "--until",
        LocalDate.now(java.time.ZoneId.of("America/Lima")).plusDays(30).toString());
    assertThat(run.err()).isEmpty();
    assertThat(run.out())
        .contains("100 MB a day, 2400 MB left", " … ", "Too fast: you may use 80 MB a day");
  }

  @Test
  void aMandateRenewsOnceHoweverOftenASchedulerRuns() {
    Run run = Run.of(
        join(new String[] {"auto"}, LINE, new String[] {"--amount", "20", "--per-month", "40"}));
    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out()).containsOnlyOnce("RENEWED: Renewed: auto:quickstart:1.");
  }

  @ParameterizedTest
  @CsvSource({
    "channels show nothing, there is no channel",
    "channels, give list",
    "advise --carrier bitel --lang qu, give es",
    "forecast --left -5, is negative",
    "auto --number 987654321 --carrier claro --amount 20 --per-month 10, perMonth"
  })
  void badInputIsSaidInOneLineWithTheCure(String command, String cure) {
    Run run = Run.of(command.split(" ", -1));
    assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(cure);
  }

  private static String[] join(String[]... parts) {
    return java.util.Arrays.stream(parts).flatMap(java.util.Arrays::stream).toArray(String[]::new);
  }
}
