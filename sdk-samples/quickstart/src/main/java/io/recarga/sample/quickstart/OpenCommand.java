package io.recarga.sample.quickstart;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.renewal.CounterCard;
import io.recarga.renewal.payment.PaymentOrder;
import io.recarga.renewal.payment.Terms;
import java.math.BigDecimal;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Opens an order that is paid later. */
@Command(
    name = "open",
    description = "Opens an order that is paid at a counter, by code or by mail; then: pay.")
final class OpenCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private final Line line = new Line();

  @Mixin
  private final Reader reader = new Reader();

  @Option(
      names = "--amount",
      required = true,
      converter = Converters.Amount.class,
      description = "What arrives at the line, such as 20, in soles.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal amount;

  @Option(
      names = "--channel",
      defaultValue = "pagoefectivo",
      description = "A channel's id, from channels list; pagoefectivo unless given.")
  @SuppressWarnings("NullAway.Init")
  private String channel;

  @Option(
      names = "--fee",
      converter = Converters.Amount.class,
      description = "The fee you agreed on, where nobody knows it.")
  private @Nullable BigDecimal fee;

  @Option(
      names = "--key",
      required = true,
      converter = Converters.Key.class,
      description = "Your id of the order, such as order-1.")
  @SuppressWarnings("NullAway.Init")
  private TopUpKey key;

  @Option(names = "--card", description = "Prints a card to show at a counter as well.")
  private boolean card;

  OpenCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SimCard sim = line.sim();
    Money value = new Money(amount, sim.carrier().currency());
    if (session.renewal().directory().find(channel).isEmpty()) {
      throw new BadInputException("--channel: no such channel; channels list names them");
    }
    Terms terms = fee == null
        ? Terms.defaults()
        : Terms.defaults().agreedFee(new Money(fee, sim.carrier().currency()));
    PaymentOrder order =
        session.renewal().desk().open(TopUp.ofAmount(key, sim, value), channel, terms);
    order.instructions(reader.language()).forEach(session.out()::println);
    session.out().println("barcode: " + order.barcode());
    session.out().println("qr: " + order.qr());
    if (card) {
      session.out().print(CounterCard.of(sim, value).text(reader.language()));
    }
    return ExitCodes.PENDING;
  }
}
