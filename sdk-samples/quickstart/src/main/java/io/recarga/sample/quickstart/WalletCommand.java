package io.recarga.sample.quickstart;

import io.recarga.Lookup;
import io.recarga.Money;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/** Shows what the wallet at the aggregator holds. */
@Command(name = "wallet", description = "Shows what the wallet at the aggregator holds.")
final class WalletCommand implements Callable<Integer> {
  private final Session session;

  WalletCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Wiring wiring = session.wiring();
    Lookup<Money> wallet = wiring.recarga().lookups().wallet(wiring.adapter());
    wallet
        .found()
        .forEach(found ->
            session.out().println(found.source() + ": " + found.value() + " at " + found.asOf()));
    return Problems.print(wallet, session);
  }
}
