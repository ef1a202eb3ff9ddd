package io.recarga.spi;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recarga.Carrier;
import io.recarga.DeclineReason;
import io.recarga.Iccid;
import io.recarga.NotSentException;
import io.recarga.SimCard;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Capabilities.LineId;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class SeamTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");

  @Test
  void tableKnowsTheExactStatusBeforeAnyStatus() {
    ErrorTable table = ErrorTable.of(
        "acme",
        List.of(
            row("E1", ErrorTable.Row.ANY_STATUS, Proves.NOTHING),
            row("E1", 400, Proves.NOTHING_SOLD),
            row("E2", 422, Proves.REFERENCE_USED)));
    assertThat(table.find("E1", 400)).isEqualTo(table.rows().get(1));
    assertThat(table.find("E1", 500)).isEqualTo(table.rows().get(0));
    assertThat(table.find("E2", 500)).isNull();
    assertThat(table.find("e1", 400)).isNull();
    assertThat(table.find("", 400)).isNull();
  }

  @Test
  void onlyWhatACodeProvesBecomesARejection() {
    assertThat(row("E", 400, Proves.NOTHING_SOLD).toAnswer("no"))
        .isInstanceOf(Answer.Rejected.class);
    assertThat(row("E", 400, Proves.NOTHING_SOLD_NOW).toAnswer(null))
        .isInstanceOf(Answer.Rejected.class);
    assertThat(row("E", 400, Proves.REFERENCE_USED).toAnswer(null))
        .isEqualTo(Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.of("E", null)));
    assertThat(row("E", 400, Proves.NOTHING).toAnswer(null))
        .isEqualTo(Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("E", null)));
  }

  @Test
  void wrongRowsAreNamed() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> ErrorTable.of(
            "acme", List.of(row("E", 400, Proves.NOTHING), row("E", 400, Proves.NOTHING_SOLD))))
        .withMessage("rows: E stands twice");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row("E", 42, Proves.NOTHING))
        .withMessageStartingWith("httpStatus: 42 is none");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> row(" ", 400, Proves.NOTHING))
        .withMessageStartingWith("code, evidence: must not be blank");
  }

  @Test
  void permitLastsForItsBudgetByBothClocks() {
    Clocks time = new Clocks();
    SendPermit permit = SendPermit.from(time, Duration.ofSeconds(5));
    time.both(Duration.ofSeconds(5));
    permit.check();
    time.both(Duration.ofNanos(1));
    assertThat(permit.isValid()).isFalse();
    assertThatExceptionOfType(NotSentException.class)
        .isThrownBy(permit::check)
        .withMessage("not sent within PT5S after it was journaled");
  }

  @Test
  void permitEndsWhenEitherClockSaysSo() {
    for (int wall : new int[] {6, 0, 0, -6}) {
      Clocks time = new Clocks();
      SendPermit permit = SendPermit.from(time, Duration.ofSeconds(5));
      time.wall = NOON.plusSeconds(wall);
      assertThat(permit.isValid()).as("wall %d", wall).isEqualTo(wall == 0);
    }
    for (Instant absurd : new Instant[] {Instant.MIN, Instant.MAX, Instant.EPOCH}) {
      Clocks time = new Clocks();
      SendPermit permit = SendPermit.from(time, Duration.ofSeconds(5));
      time.wall = absurd;
      assertThat(permit.isValid()).as("wall %s", absurd).isFalse();
      SendPermit late = SendPermit.from(time, Duration.ofSeconds(5));
      time.wall = NOON;
      assertThat(late.isValid()).as("from %s", absurd).isFalse();
    }
    Clocks slept = new Clocks();
    SendPermit permit = SendPermit.from(slept, Duration.ofSeconds(5));
    slept.nanos = Duration.ofSeconds(6).toNanos();
    assertThat(permit.isValid()).isFalse();
  }

  @Test
  void windowCoversBothEnds() {
    Window window = new Window(NOON, NOON.plusSeconds(10));
    assertThat(window.covers(NOON)).isTrue();
    assertThat(window.covers(NOON.plusSeconds(10))).isTrue();
    assertThat(window.covers(NOON.minusNanos(1))).isFalse();
    assertThat(window.covers(NOON.plusSeconds(10).plusNanos(1))).isFalse();
    assertThat(Window.until(NOON).covers(Instant.EPOCH)).isTrue();
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Window(NOON, NOON.minusNanos(1)))
        .withMessage("to: is before from");
  }

  @Test
  void routeKeepsAFewShortNotes() {
    Route route = Route.of(Map.of("operator", "341"), null);
    assertThat(route.note("operator")).isEqualTo("341");
    assertThatIllegalStateException()
        .isThrownBy(() -> route.note("product"))
        .withMessage("route without note product");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Route.of(Map.of("a", "x".repeat(201)), null))
        .withMessage("notes: at most 16 of 200 characters each");
    Map<String, String> many = new java.util.HashMap<>();
    for (int i = 0; i < 17; i++) {
      many.put("n" + i, "x");
    }
    assertThatIllegalArgumentException().isThrownBy(() -> Route.of(many, null));
    many.keySet().removeAll(List.of("n0"));
    assertThat(Route.of(many, null).notes()).hasSize(16);
    assertThatNullPointerException()
        .isThrownBy(() -> Route.of(Collections.singletonMap("a", null), null));
  }

  @Test
  void capabilitiesSayWhatIsMissingOfASim() {
    Carrier carrier = Carrier.builder("claro-pe", "Claro", "PE").build();
    SimCard byNumber = SimCard.of("+51987654321", carrier);
    SimCard byIccid = SimCard.of(new Iccid("8951100000000000013"), carrier);
    Capabilities number = capabilities(LineId.NUMBER);
    Capabilities iccid = capabilities(LineId.ICCID);
    Capabilities both = capabilities(LineId.NUMBER, LineId.ICCID);
    assertThat(number.missingOf(byNumber)).isNull();
    assertThat(number.missingOf(byIccid)).isEqualTo("the phone number of the SIM card is missing");
    assertThat(iccid.missingOf(byIccid)).isNull();
    assertThat(iccid.missingOf(byNumber)).isEqualTo("the ICCID of the SIM card is missing");
    assertThat(both.missingOf(byNumber)).isNull();
    assertThat(both.missingOf(byIccid)).isNull();
  }

  @Test
  void capabilitiesTakeAndSellSomething() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> capabilities())
        .withMessage("takes: name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Capabilities.builder(DuplicateLevel.BLIND).sells())
        .withMessage("sells: name at least one");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Capabilities.builder(DuplicateLevel.BLIND).callTimeout(Duration.ZERO))
        .withMessageStartingWith("callTimeout: ");
  }

  @Test
  void copiedCapabilitiesDifferInWhatIsSetOnly() {
    Capabilities some = Capabilities.builder(DuplicateLevel.SEARCHABLE)
        .takes(LineId.ICCID)
        .answers(Question.WALLET)
        .sells(Capabilities.Product.PLAN)
        .callTimeout(Duration.ofSeconds(7))
        .queryTimeout(Duration.ofSeconds(8))
        .limits(new ProcessingLimits(Duration.ofHours(1), Duration.ofHours(2), "their guide"))
        .build();
    assertThat(some.toBuilder().build()).usingRecursiveComparison().isEqualTo(some);
    assertThat(some.toBuilder().answers(Question.BILLS).build().answers())
        .containsExactly(Question.BILLS);
  }

  @Test
  void onlyCarriersThatDeduplicateMaySeeAReferenceAgain() {
    assertThat(DuplicateLevel.values())
        .filteredOn(DuplicateLevel::mayResend)
        .containsExactly(DuplicateLevel.REFUSES_REPEAT, DuplicateLevel.REPLAYS);
  }

  private static Capabilities capabilities(LineId... ids) {
    return Capabilities.builder(DuplicateLevel.BLIND).takes(ids).build();
  }

  private static ErrorTable.Row row(String code, int status, Proves proves) {
    return new ErrorTable.Row(
        code, status, DeclineReason.OTHER, proves, false, null, "their guide, 2026-01-01");
  }

  private static final class Clocks implements TimeSource {
    private Instant wall = NOON;
    private long nanos;

    void both(Duration step) {
      wall = wall.plus(step);
      nanos += step.toNanos();
    }

    @Override
    public Instant now() {
      return wall;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      both(duration);
    }
  }
}
