package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.recarga.DeclineReason;
import io.recarga.spi.ErrorTable.Row;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Which row speaks for a code at a status: a wrong one would turn a doubt into a decline. */
class ErrorTableTest {
  private static final Row EXACT = row("E", 422, null);
  private static final Row FOUR_HUNDREDS = row("E", Row.ANY_4XX, null);
  private static final Row ANY = row("E", Row.ANY_STATUS, null);

  @Test
  void theVeryStatusGoesBeforeItsHundredAndThatBeforeAny() {
    ErrorTable table = ErrorTable.of("acme", List.of(ANY, FOUR_HUNDREDS, EXACT));
    assertThat(table.carrier()).isEqualTo("acme");
    assertThat(table.find("E", 422)).isSameAs(EXACT);
    assertThat(table.find("E", 400)).isSameAs(FOUR_HUNDREDS);
    assertThat(table.find("E", 499)).isSameAs(FOUR_HUNDREDS);
    assertThat(table.find("E", 399)).isSameAs(ANY);
    assertThat(table.find("E", 500)).isSameAs(ANY);
    assertThat(table.find("E", 408)).as("a time-out").isSameAs(ANY);
  }

  @Test
  void aHundredProvesNothingOutsideOfIt() {
    ErrorTable table = ErrorTable.of("acme", List.of(FOUR_HUNDREDS));
    for (int status : new int[] {100, 200, 399, 408, 500, 503, 599, Row.ANY_STATUS}) {
      assertThat(table.find("E", status)).as("%d", status).isNull();
    }
    assertThat(table.find("F", 422)).isNull();
    assertThat(ErrorTable.of("acme", List.of(EXACT)).find("E", 400)).isNull();
  }

  @Test
  void statusesAreWrittenAsPeopleDo() {
    assertThat(EXACT.statusText()).isEqualTo("422");
    assertThat(FOUR_HUNDREDS.statusText()).isEqualTo("4xx");
    assertThat(ANY.statusText()).isEqualTo("any");
  }

  @Test
  void onlyStatusesThatExistAreTaken() {
    assertThat(row("E", 100, Duration.ZERO).httpStatus()).isEqualTo(100);
    assertThat(row("E", 599, null).httpStatus()).isEqualTo(599);
    for (int status : new int[] {-1, 1, 5, 99, 600}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> row("E", status, null))
          .withMessageStartingWith("httpStatus: " + status);
    }
  }

  @Test
  void wrongFiguresAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row("E", 422, Duration.ofNanos(-1)))
        .withMessageStartingWith("retryAfter: is negative");
    assertThatIllegalArgumentException()
        .isThrownBy(
            () -> new Row("E", 422, DeclineReason.OTHER, Proves.NOTHING_SOLD, false, null, " "))
        .withMessageStartingWith("code, evidence: must not be blank");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Rejection(
            DeclineReason.OTHER, Proves.NOTHING_SOLD, false, Duration.ofNanos(-1), Evidence.none()))
        .withMessage("retryAfter: is negative");
  }

  private static Row row(String code, int status, @Nullable Duration retryAfter) {
    return new Row(
        code,
        status,
        DeclineReason.OTHER,
        Proves.NOTHING_SOLD,
        false,
        retryAfter,
        "made up for this test");
  }
}
