package io.recarga.carrier.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.dtone.DtOneSimulator;
import java.time.Duration;
import java.time.Instant;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** All ends of a top-up, and the questions, through engine, adapter and simulator. */
class EndToEndTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-22T10:00:00Z"));
  private final DtOneSimulator dtOne = DtOneSimulator.builder(clock).start();
  private final HttpUrl url = dtOne.url();
  private final DtOne.Account account =
      DtOne.Account.sandbox("key", "secret").baseUrl(url).time(clock).build();
  private final Recarga recarga = recarga(account);

  @AfterEach
  void stop() {
    recarga.close();
    dtOne.close();
  }

  private Recarga recarga(DtOne.Account account) {
    return Recarga.builder()
        .adapter(DtOne.connect(account))
        .journal(Journal.inMemory(10_000))
        .time(clock)
        .build();
  }

  @Test
  void accountIsMadeAsTheReadmeShows() {
    // snippet: dtone-account
    DtOne.Account account = DtOne.Account.sandbox("key", "secret") // or live(…), for real money
        .baseUrl(url) // DT One's own host unless set
        .build();
    Recarga recarga = Recarga.builder()
        .adapter(DtOne.connect(account))
        .journal(Journal.inMemory(10_000)) // lost with the process: to try things out
        .build();
    // end
    try (recarga) {
      assertThat(recarga.lookups().plans(SimCard.of("987654999", Peru.CLARO)).values())
          .hasSize(1);
    }
  }

  @ParameterizedTest
  @CsvSource({"CLARO, 20", "CLARO, 3", "MOVISTAR, 10", "ENTEL, 5.5", "BITEL, 20"})
  void amountArrivesAtEachCarriersLine(String carrier, String soles) {
    SimCard sim = SimCard.of(
        "987654999",
        switch (carrier) {
          case "CLARO" -> Peru.CLARO;
          case "MOVISTAR" -> Peru.MOVISTAR;
          case "ENTEL" -> Peru.ENTEL;
          default -> Peru.BITEL;
        });
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("order-1"), sim, Money.of(soles, "PEN"));

    Receipt receipt = delivered(recarga.topUp(topUp, Duration.ofHours(1)));

    assertThat(receipt.delivered()).isEqualTo(Money.of(soles, "PEN"));
    assertThat(dtOne.ledger().executions().get(0).cost()).isEqualTo(receipt.cost());
  }

  @Test
  void slowOperatorIsWaitedForByAsking() {
    TopUp topUp = topUp("987654300");

    assertThat(recarga.topUp(topUp, Duration.ofMinutes(1))).isInstanceOf(TopUpResult.Pending.class);
    assertThat(recarga.await(topUp.key(), Duration.ofHours(1)))
        .isInstanceOf(TopUpResult.Delivered.class);
    assertThat(dtOne.ledger().count()).isEqualTo(1);
  }

  @Test
  void lineThatTheOperatorRefusesIsTriedOnce() {
    TopUpResult result = recarga.topUp(topUp("987654102"), Duration.ofHours(1));

    assertThat(((TopUpResult.Declined) result).refusal().carrierCode())
        .isEqualTo("DECLINED-INVALID-CREDIT-PARTY");
    assertThat(DtOne.connect(account).history(clock.now().minusSeconds(3600), clock.now()))
        .hasSize(1);
    assertThat(dtOne.wallet().balance()).isEqualByComparingTo("1000");
  }

  @Test
  void planAndPinAreDelivered() {
    SimCard claro = SimCard.of("987654999", Peru.CLARO);
    Plan bundle = plan(claro);
    TopUp topUp = TopUp.ofPlan(TopUpKey.of("order-1"), claro, bundle);
    delivered(recarga.topUp(topUp, Duration.ofHours(1)));

    SimCard entel = SimCard.of("987654999", Peru.ENTEL);
    Plan pin = plan(entel);
    assertThat(pin.delivery()).isEqualTo(Plan.Delivery.PIN);
    Receipt receipt = delivered(
        recarga.topUp(TopUp.ofPlan(TopUpKey.of("order-2"), entel, pin), Duration.ofHours(1)));
    assertThat(receipt.pin()).isNotNull();
    assertThat(receipt.pin().instructions()).isEqualTo("Dial *100#; Enter the code");
  }

  @Test
  void questionsAreAnswered() {
    SimCard sim = SimCard.of("987654999", Peru.CLARO);
    delivered(recarga.topUp(topUp("987654999"), Duration.ofHours(1)));

    assertThat(recarga.lookups().carrierOf(sim.number()).values())
        .extracting(evidence -> evidence.carrier())
        .containsExactly(Peru.CLARO);
    assertThat(recarga.lookups().promotions(sim).values()).hasSize(2);
    assertThat(recarga.lookups().activity(sim).values()).hasSize(1);
    assertThat(recarga.lookups().quote(topUp("987654999")).values().get(0).cost())
        .isEqualTo(Money.of("5.42005", "USD"));
    assertThat(recarga.lookups().plans(sim).problems()).isEmpty();
    assertThat(DtOne.connect(account).wallet()).isEqualTo(Money.of("994.58", "USD"));
  }

  private Plan plan(SimCard sim) {
    return recarga.lookups().plans(sim).first().orElseThrow();
  }

  private static TopUp topUp(String number) {
    return TopUp.ofAmount(
        TopUpKey.of("order-1"), SimCard.of(number, Peru.CLARO), Money.of("20", "PEN"));
  }

  private static Receipt delivered(TopUpResult result) {
    assertThat(result).isInstanceOf(TopUpResult.Delivered.class);
    return ((TopUpResult.Delivered) result).receipt();
  }
}
