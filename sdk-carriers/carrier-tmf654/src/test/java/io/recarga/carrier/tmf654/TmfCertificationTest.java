package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.tmf654.Tmf654Simulator;
import io.recarga.simulator.tmf654.TmfPersonality;
import io.recarga.simulator.tmf654.TmfPersonality.Repeats;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import java.time.Instant;
import java.util.Random;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TmfCertificationTest {
  private static final Money SMALLEST = Money.of("1.00", "PEN");
  private static final TmfPersonality TOY = TmfPersonality.of("toy-pe");

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));

  static Stream<Arguments> levels() {
    return Stream.of(
        Arguments.of(Repeats.EXECUTED, DuplicateLevel.SEARCHABLE, 2),
        Arguments.of(Repeats.REFUSED, DuplicateLevel.REFUSES_REPEAT, 1),
        Arguments.of(Repeats.REPLAYED, DuplicateLevel.REPLAYS, 1));
  }

  @ParameterizedTest
  @MethodSource("levels")
  void repeatsAreToldApart(Repeats repeats, DuplicateLevel level, int executed) throws Exception {
    try (Tmf654Simulator carrier = simulator(TOY.repeats(repeats), Duration.ofSeconds(4))) {
      TmfFindings findings = run(Given.dialect().build(), carrier);

      assertThat(findings.duplicates()).as(findings.toText()).isEqualTo(level);
      assertThat(findings.isSearchTrustworthy()).isTrue();
      assertThat(findings.lag()).isZero();
      assertThat(findings.processing()).isBetween(Duration.ofSeconds(4), Duration.ofSeconds(5));
      assertThat(findings.limits().maxProcessing()).isGreaterThan(Duration.ofSeconds(40));
      clock.advance(Duration.ofSeconds(10));
      assertThat(carrier.ledger().count()).isEqualTo(executed);
    }
  }

  @Test
  void findingsAreSettingsWithTheirEvidence() throws Exception {
    try (Tmf654Simulator carrier = simulator(TOY, Duration.ZERO)) {
      assertThat(run(Given.dialect().build(), carrier).toText())
          .contains("Toy's sandbox on 2026-11-22, reference by description")
          .contains("never used")
          .contains(".duplicates(DuplicateLevel.SEARCHABLE) // a repeat became a record")
          .contains(".processingLimits(new ProcessingLimits(Duration.ofSeconds(30)");
    }
  }

  @Test
  void referenceThatNobodyRepeatsMakesACarrierBlind() throws Exception {
    TmfDialect wrong =
        Given.dialect().reference(TmfReference.extension("correlation")).build();
    try (Tmf654Simulator carrier = simulator(TOY, Duration.ZERO)) {
      TmfFindings findings = run(wrong, carrier);

      assertThat(findings.duplicates()).isEqualTo(DuplicateLevel.BLIND);
      assertThat(findings.limits()).isNull();
      assertThat(findings.toText())
          .contains("reference by correlation")
          .contains("not within 60 s");
      assertThat(carrier.ledger().count()).as("no repeat without a search").isEqualTo(1);
    }
  }

  @Test
  void realMoneyIsRefused() {
    TmfAccount live = TmfAccount.live(
            Given.dialect().build(), HttpUrl.get("https://partner.example/"), TmfAuth.none())
        .build();

    assertThatThrownBy(() -> TmfCertification.of(live, Given.SIM, SMALLEST, Duration.ofMinutes(1)))
        .hasMessageContaining("sandbox");
  }

  private Tmf654Simulator simulator(TmfPersonality personality, Duration processing) {
    return Tmf654Simulator.builder(clock, personality).processing(processing).start();
  }

  @Test
  void programPrintsWhatItFound() throws Exception {
    try (Tmf654Simulator carrier = simulator(TOY, Duration.ZERO)) {
      TmfAccount account =
          Given.account(Given.dialect().build(), carrier.url()).time(clock).build();
      SimCard testLine = Given.SIM;
      // snippet: certification
      TmfFindings findings = TmfCertification.of(
              account, testLine, Money.of("1.00", "PEN"), Duration.ofMinutes(5))
          .run();
      System.out.println(findings.toText());
      // end
      assertThat(findings.toText()).contains("a repeat became a record of its own");
    }
  }

  private TmfFindings run(TmfDialect dialect, Tmf654Simulator carrier) throws InterruptedException {
    return TmfCertification.of(
            Given.account(dialect, carrier.url()).time(clock).build(),
            Given.SIM,
            SMALLEST,
            Duration.ofMinutes(1),
            new Random(7))
        .run();
  }
}
