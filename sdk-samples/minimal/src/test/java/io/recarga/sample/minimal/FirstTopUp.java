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

/** The code that the README shows first. */
final class FirstTopUp {
  private FirstTopUp() {}

  static String run(Reloadly.Account account) {
    // snippet: first-topup
    Recarga recarga = Recarga.builder()
        .adapter(Reloadly.connect(account)) // Account.sandbox(…) or Account.live(…)
        .journal(Journal.inMemory(10_000)) // lost with the process: to try things out
        .build();
    TopUpKey key = TopUpKey.of("order-4711"); // yours; the same key never pays twice
    SimCard sim = SimCard.of("+51 987 654 321", Peru.CLARO);
    TopUpResult result = recarga.topUp(TopUp.ofAmount(key, sim, Money.of("20.00", "PEN")));

    String answer = result.fold(
        receipt -> "delivered:\n" + receipt.toText(32),
        progress -> "not decided yet; ask again with the same key: " + progress,
        refusal -> "nothing was sold: " + refusal,
        openCase -> "a person must ask the carrier: " + openCase);
    // end
    recarga.close();
    return answer;
  }
}
