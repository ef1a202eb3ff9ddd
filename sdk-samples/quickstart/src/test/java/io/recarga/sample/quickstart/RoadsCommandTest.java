package io.recarga.sample.quickstart;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RoadsCommandTest {
  private static Run roads(String carrier, String... more) {
    String[] args = new String[7 + more.length];
    System.arraycopy(
        new String[] {"roads", "--number", "987654321", "--carrier", carrier, "--amount", "20"},
        0,
        args,
        0,
        7);
    System.arraycopy(more, 0, args, 7, more.length);
    return Run.of(args);
  }

  @Test
  void everyRoadToALineStandsBesideTheOthers() {
    Run run = roads("claro");

    assertThat(run.err()).isEmpty();
    assertThat(run.code()).isZero();
    assertThat(run.out())
        .contains("Carrier: Claro, looked up: the caller says Claro")
        .contains("1. tapi: costs 5.00 USD, the lowest of 5 tried first")
        .contains("costs 20.00 PEN = 5.00 USD, 20.00 PEN arrive")
        .contains("dtone: costs", "ding: costs", "reloadly: costs")
        .contains("5. claro-pe: cost not comparable", "costs what your contract says")
        .contains("would charge a repeat again", "refuses a repeat")
        .contains("-  movistar-pe: ", "-  entel-pe: ", "-  bitel-pe: ")
        .contains("promotion: ")
        .doesNotContain("987654321");
  }

  @Test
  void rateOfTheReaderChangesThePlaces() {
    assertThat(roads("claro", "--sol-in-dollars", "0.9").out())
        .contains("4. tapi: costs 18.00 USD");
  }

  @Test
  void badInputIsNamedWithItsCure() {
    Run run = roads("claro", "--sol-in-dollars", "0");
    assertThat(run.code()).isEqualTo(ExitCodes.BAD_INPUT);
    assertThat(run.err()).contains("--sol-in-dollars");
  }
}
