package io.recarga.benchmark.journal;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.Receipt;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.time.Instant;
import java.util.Map;

/** Top-ups as they come, and the two rows that the engine writes of each. */
final class SampleTopUps {
  private static final AdapterId ADAPTER = AdapterId.of("reloadly");
  private static final Carrier CARRIER = Peru.CLARO;
  private static final Money AMOUNT = Money.of("20.00", "PEN");
  private static final Money COST = Money.of("5.41", "USD");
  private static final Route ROUTE = Route.of(Map.of("operatorId", "341", "fx", "3.698"), COST);

  private SampleTopUps() {}

  /** Returns a top-up of its own for each number. */
  static TopUp topUp(long number) {
    String line =
        "9" + String.valueOf(100_000_000 + Math.floorMod(number, 100_000_000)).substring(1);
    return TopUp.ofAmount(
        TopUpKey.of("shop", String.valueOf(number)), SimCard.of("+51" + line, CARRIER), AMOUNT);
  }

  /** Returns the row before anything is sent. */
  static JournalRow sending(long number) {
    Instant now = Instant.now();
    Instant lease = now.plusSeconds(120);
    return JournalRow.builder(
            topUp(number),
            "fp1:q8Jq0dYqYl1nq0b5zq3x0m7wS6u9sN1rI2kP4vT8yXc",
            now.plusSeconds(120),
            now)
        .state(State.SENDING)
        .adapter(ADAPTER)
        .reference(String.valueOf(number))
        .route(ROUTE)
        .attempt(1)
        .fence(1)
        .owner("6f1c2a9be07d44f3a1-" + (number & 0xffff))
        .attemptBegan(now)
        .referenceBegan(now)
        .leaseUntil(lease)
        .due(lease)
        .build();
  }

  /** Returns the row after the carrier said that it delivered. */
  static JournalRow delivered(JournalRow sending) {
    Instant now = Instant.now();
    String transaction = String.valueOf(sending.key().id());
    Receipt receipt = Receipt.builder(sending.topUp())
        .attempt(Environment.LIVE, ADAPTER, String.valueOf(sending.reference()))
        .times(sending.created(), now)
        .delivered(AMOUNT)
        .cost(COST)
        .transactionId(transaction)
        .build();
    return sending
        .next(now)
        .state(State.SUCCEEDED)
        .leaseUntil(null)
        .due(null)
        .acknowledged(true)
        .evidence(Evidence.of("SUCCESSFUL", null).withTransaction(transaction))
        .transactionId(transaction)
        .receipt(receipt)
        .build();
  }
}
