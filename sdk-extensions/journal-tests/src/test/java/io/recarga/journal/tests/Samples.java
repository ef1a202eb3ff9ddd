package io.recarga.journal.tests;

import io.recarga.Carrier;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import java.time.Instant;

/** Values that many tests need. */
final class Samples {
  static final Instant NOON = Instant.parse("2026-11-23T12:00:00.123456789Z");
  static final AdapterId ACME = AdapterId.of("acme");
  static final AdapterId OTHER = AdapterId.of("other");
  static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").mccMnc("716-10").build();
  static final String NUMBER = "+51987654321";
  static final Iccid ICCID = new Iccid("8951100000000000013");
  static final SimCard SIM = SimCard.of(NUMBER, CLARO);
  static final Money TWENTY = Money.of("20.00", "PEN");

  private Samples() {}

  static TopUp topUp(String id) {
    return TopUp.ofAmount(TopUpKey.of(id), SIM, TWENTY);
  }

  /** A row that is being sent, due at noon, with a reference of its own. */
  static JournalRow.Builder sending(String id) {
    return sending(topUp(id));
  }

  static JournalRow.Builder sending(TopUp topUp) {
    return fresh(topUp)
        .state(State.SENDING)
        .adapter(ACME)
        .reference("REF-" + topUp.key().id())
        .attempt(1)
        .fence(1)
        .owner("me")
        .attemptBegan(NOON)
        .leaseUntil(NOON.plusSeconds(120));
  }

  /** A row of which nothing was sent, due at noon. */
  static JournalRow.Builder fresh(String id) {
    return fresh(topUp(id));
  }

  static JournalRow.Builder fresh(TopUp topUp) {
    return JournalRow.builder(topUp, "fp1:" + topUp.key(), NOON.plusSeconds(3600), NOON)
        .due(NOON);
  }

  /** The same row, ended. */
  static JournalRow ended(JournalRow row, State state, Instant when) {
    return row.next(when).state(state).leaseUntil(null).due(null).build();
  }
}
