package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.advice.ChannelAdvice;
import io.recarga.renewal.advice.ChannelAdvisor;
import io.recarga.renewal.mandate.BalanceSource;
import io.recarga.renewal.mandate.Mandate;
import io.recarga.renewal.mandate.Renewals;
import io.recarga.renewal.mandate.Run;
import io.recarga.renewal.mandate.Trigger;
import io.recarga.renewal.payment.Paid;
import io.recarga.renewal.payment.PaymentDesk;
import io.recarga.renewal.payment.PaymentNotice;
import io.recarga.renewal.payment.PaymentOrder;
import io.recarga.renewal.payment.Terms;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.retry.TimeSource;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class SnippetsOfTheReadmeTest {
  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-05T17:00:00Z"));
  private final Recarga recarga = Recarga.builder()
      .adapter(FakeCarrier.create(clock))
      .journal(Journal.inMemory(100))
      .time(clock)
      .build();
  private final RenewalStore store = RenewalStore.inMemory();
  private final SimCard sim = SimCard.of("987654321", Peru.BITEL);
  private final List<String> shown = new ArrayList<>();

  @AfterEach
  void close() {
    recarga.close();
  }

  @Test
  void adviceIsReadInThePersonsLanguage() {
    Instant now = clock.now();
    // snippet: renewal-advice
    ChannelDirectory peru = ChannelDirectory.read(PeruChannels.json());
    Needs needs = Needs.at(now)
        .deadline(now.plus(Duration.ofDays(3)))
        .abroad()
        .reads(Language.CHINESE)
        .build();
    ChannelAdvice advice = new ChannelAdvisor(peru).rank(sim, needs);
    for (ChannelAdvice.Ranked one : advice.ranked()) {
      shown.add(one.entry().name() + ": " + one.reasons().get(0).in(Language.CHINESE));
    }
    // end
    assertThat(shown).isNotEmpty();
  }

  @Test
  void anOrderIsOpenedAndPaid() {
    ChannelDirectory peru = ChannelDirectory.read(PeruChannels.json());
    TimeSource time = clock;
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("order-1"), sim, Money.of("20", "PEN"));
    Instant paidAt = clock.now();
    // snippet: renewal-desk
    PaymentDesk desk = new PaymentDesk(recarga, peru, store, time);
    PaymentOrder order =
        desk.open(topUp, "pagoefectivo", Terms.defaults().agreedFee(Money.of("1.50", "PEN")));
    shown.addAll(
        order.instructions(Language.SPANISH)); // what, where, until when, under which reference

    // When the collector's notice came and was verified:
    Paid paid = desk.paid(topUp.key(), new PaymentNotice("bank-77", order.due(), paidAt));
    if (paid.paymentCase() != null) {
      shown.add(paid.paymentCase().text().in(Language.SPANISH));
    }
    // end
    assertThat(paid.paymentCase()).isNull();
    assertThat(shown.get(0)).startsWith("Pague S/ 21.50");
  }

  @Test
  void aMandateRenews() {
    TimeSource time = clock;
    // snippet: renewal-mandate
    Renewals renewals = new Renewals(recarga, store, time, BalanceSource.from(recarga.lookups()));
    renewals.agree(Mandate.ofAmount(
            "maria-lima",
            sim,
            Trigger.monthly(5),
            Money.of("20", "PEN"),
            Money.of("20", "PEN"), // at most, in one month
            "form 7 of 2026-11-01")
        .build());
    List<Run> runs = renewals.runDue(100); // every few minutes, on any machine
    // end
    assertThat(runs).extracting(Run::outcome).containsExactly(Run.Outcome.RENEWED);
  }

  @Test
  void anAppAddsAChannelOfItsOwn() {
    ChannelDirectory peru = ChannelDirectory.read(PeruChannels.json());
    // snippet: own-channel
    ChannelDirectory own = peru.extended("""
        {"sources": {"us": {"text": "our contract", "date": "2026-11-01", "grade": "VERIFIED"}},
         "channels": [{"id": "corner", "kind": "CONVENIENCE_STORE", "name": "Corner", "from": "us",
           "standing": "EVIDENCED",
           "carriers": {"serves": ["bitel-pe"], "only": true, "from": "us"},
           "fee": {"fixed": "0.50", "currency": "PEN", "from": "us"}}]}""");
    // end
    assertThat(own.entry("corner").serves(Peru.BITEL)).isTrue();
  }
}
