package io.recarga.sample.minimal;

import io.recarga.Money;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.simulator.reloadly.ReloadlySimulator;

/** One top-up, start to end, on a simulator in this process. */
public final class Minimal {
  private Minimal() {}

  /** Runs it. */
  public static void main(String[] args) {
    try (ReloadlySimulator simulator = ReloadlySimulator.start();
        Recarga recarga = Recarga.builder()
            .adapter(Reloadly.connect(Reloadly.Account.sandbox("any-id", "any-secret")
                .authUrl(simulator.url()) // without these two: Reloadly's own sandbox
                .topupsUrl(simulator.url())
                .build()))
            .journal(Journal.inMemory(100))
            .build()) {
      TopUpResult result = recarga.topUp(TopUp.ofAmount(
          TopUpKey.of("order-4711"),
          SimCard.of("+51987654321", Peru.CLARO),
          Money.of("20.00", "PEN")));
      System.out.println(result.<String>fold(
          receipt -> receipt.toText(32),
          progress -> "Ask again with the same key: " + progress,
          refusal -> "Nothing was sold: " + refusal,
          openCase -> "A person must ask the carrier: " + openCase));
    }
  }
}
