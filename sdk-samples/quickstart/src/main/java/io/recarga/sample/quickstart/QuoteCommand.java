package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.Lookup;
import io.recarga.PhoneNumber;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says what a top-up would cost. */
@Command(name = "quote", description = "Says what a top-up would cost the wallet.")
final class QuoteCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--number",
      required = true,
      converter = Converters.Line.class,
      description = "The line, such as +51987654321.")
  @SuppressWarnings("NullAway.Init")
  private PhoneNumber number;

  @Option(
      names = "--carrier",
      required = true,
      converter = Converters.CarrierName.class,
      description = "claro, movistar, entel or bitel.")
  @SuppressWarnings("NullAway.Init")
  private Carrier carrier;

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
    TopUp asked = product.topUp(TopUpKey.of("quote"), SimCard.of(number, carrier), wiring);
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
