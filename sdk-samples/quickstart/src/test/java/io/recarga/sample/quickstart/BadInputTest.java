package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class BadInputTest {

  static Stream<Arguments> badInputs() {
    return Stream.of(
        bad("topup --number 01234 --carrier claro --amount 20", "--number", "9 digits"),
        bad("topup --number 51876543210 --carrier claro --amount 20", "--number", "starts with 9"),
        bad(
            "topup --number 987654321 --carrier vodafone --amount 20",
            "--carrier",
            "claro, movistar"),
        bad("topup --number 987654321 --carrier claro --amount 20,00", "--amount", "20.50"),
        bad("topup --number 987654321 --carrier claro --amount 0", "--amount", "20.50"),
        bad("topup --number 987654321 --carrier claro --amount 1e9", "--amount", "20.50"),
        bad("topup --number 987654321 --carrier claro --amount 20.555", "--amount", "20.50"),
        bad("quote --number 987654321 --carrier claro --amount 20.555", "--amount", "20.50"),
        bad("topup --number +12025550123 --amount 20", "--number", "not a number of Peru"),
        bad("plans --number +12025550123 --carrier claro", "--number", "not a number of Peru"),
        bad("topup --number 987654321 --carrier claro", "--amount", "--plan"),
        bad("topup --carrier claro --amount 20", "--number", "--help"),
        bad("topup --number 987654321 --carrier claro --amount 20 --plan x", "--plan", "exclusive"),
        bad("topup --number 987654321 --carrier claro --plan x", "--plan", "the command plans"),
        bad("topup --number 987654321 --carrier claro --amount 20 --key ñ", "--key", "order-4711"),
        bad(
            "topup --number 987654321 --carrier claro --amount 20 --channel fax",
            "--channel",
            "kiosk"),
        bad("topup --number 987654321 --carrier claro --amount 20 --wait -1", "--wait", "seconds"),
        bad("topup --number 987654321 --carrier claro --amount 20 --wait x", "--wait", "seconds"),
        bad(
            "topup --number 987654321 --carrier claro --amount 20 --wait 3601",
            "--wait",
            "seconds"),
        bad(
            "topup --number 987654321 --carrier claro --amount 20 --max-cost -1",
            "--max-cost",
            "20"),
        bad("topup --number 987654321 987654321 --carrier claro --amount 20", "***321", "--help"),
        bad("topup --number 000000000 --carrier claro --amount 20", "--number", "9 digits"),
        bad("topup --number 979999999 --amount 20 --colour red", "--colour", "--help"),
        bad("quote --number 987654321 --carrier claro", "--amount", "--plan"),
        bad("plans --carrier claro", "--number", "--help"),
        bad("status --key k", "--number", "topup"),
        bad("status --key k --number 987654321", "--carrier", "topup"),
        bad("status --key k --number 987654321 --carrier claro", "--amount", "topup"),
        bad("status --number 987654321", "--key", "--help"),
        bad("top-up", "top-up", "--help"));
  }

  @ParameterizedTest
  @MethodSource("badInputs")
  void oneLineNamesTheOptionAndTheCure(String line, List<String> words) {
    Run run = Run.of(line.split(" "));

    assertThat(run.code()).as(run.err()).isEqualTo(2);
    assertThat(run.out()).doesNotContain("by what the carrier holds", "Key: ");
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).contains(words).doesNotContain("987654321", "51876543210", "Exception");
  }

  @Test
  void halfOfTheSandboxCredentialsIsNamed() {
    Run run = Run.with(() -> Wiring.of(Map.of(Wiring.ID, "id")), "wallet");

    assertThat(run.code()).isEqualTo(2);
    assertThat(run.err().lines()).hasSize(1);
    assertThat(run.err()).startsWith(Wiring.SECRET + ": ").contains("simulator");
  }

  @Test
  void sandboxIsNamedOnTheFirstLine() {
    Map<String, String> both = Map.of(Wiring.ID, "id", Wiring.SECRET, "secret");
    try (Wiring wiring = Wiring.of(both)) {
      assertThat(wiring.words()).contains("Reloadly's sandbox").doesNotContain("secret");
    }
    try (Wiring wiring = Wiring.of(Map.of())) {
      assertThat(wiring.words()).contains("simulator");
    }
  }

  @Test
  void helpIsPrintedForEveryCommand() {
    for (String command : List.of("carriers", "plans", "quote", "topup", "status", "wallet")) {
      Run run = Run.of(command, "--help");
      assertThat(run.code()).isZero();
      assertThat(run.out()).contains("Usage: quickstart " + command);
    }
  }

  private static Arguments bad(String line, String... words) {
    return Arguments.of(line, List.of(words));
  }
}
