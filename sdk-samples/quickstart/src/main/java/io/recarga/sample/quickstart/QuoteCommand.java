package io.recarga.sample.quickstart;

import io.recarga.Lookup;
import io.recarga.Quote;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

/** Says what a top-up would cost. */
@Command(name = "quote", description = "Says what a top-up would cost the wallet.")
final class QuoteCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private final Line line = new Line();

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init")
  private Product product;

  QuoteCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Wiring wiring = session.wiring();
    // A quote moves no money; the key only fills the form.
    TopUp asked = product.topUp(TopUpKey.of("quote"), line.sim(), wiring);
    Lookup<Quote> quotes = wiring.recarga().lookups().quote(asked);
    for (Quote quote : quotes.values()) {
      session
          .out()
          .println(quote.adapter() + ": " + asked.sim() + " gets " + quote.delivered()
              + ", the wallet pays " + quote.cost());
    }
    return Problems.print(quotes, session);
  }
}
