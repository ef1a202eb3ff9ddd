package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Tops up one line once. */
@Command(name = "topup", description = "Tops up a line.")
final class TopUpCommand implements Callable<Integer> {
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
      converter = Converters.CarrierName.class,
      description = "claro, movistar, entel or bitel; looked up unless given.")
  private @Nullable Carrier carrier;

  @ArgGroup(multiplicity = "1")
  @SuppressWarnings("NullAway.Init")
  private Product product;

  @Option(
      names = "--key",
      converter = Converters.Key.class,
      description = "Your id of this top-up: the same key never pays twice. New unless given.")
  private @Nullable TopUpKey key;

  @Option(
      names = "--max-cost",
      paramLabel = "<amount>",
      converter = Converters.Amount.class,
      description = "The most the wallet may pay, in its currency, such as 6.50.")
  private @Nullable BigDecimal maxCost;

  @Option(
      names = "--channel",
      converter = Converters.ChannelName.class,
      description = "How the person renews, such as kiosk.")
  private @Nullable Channel channel;

  @Option(
      names = "--wait",
      paramLabel = "<seconds>",
      converter = Converters.Wait.class,
      description = "How long to wait for the end; as long as the carrier may take unless given.")
  private @Nullable Duration wait;

  TopUpCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Wiring wiring = session.wiring();
    TopUp topUp = topUp(wiring);
    session.out().println("Key: " + topUp.key() + ", for " + topUp.sim());
    TopUpResult result =
        wait == null ? wiring.recarga().topUp(topUp) : wiring.recarga().topUp(topUp, wait);
    return Results.print(result, session.out());
  }

  private TopUp topUp(Wiring wiring) {
    Carrier serving = carrier != null ? carrier : LookedUp.carrierOf(number, session);
    TopUpKey own = key != null ? key : TopUpKey.of("quickstart-" + UUID.randomUUID());
    TopUp plain = product.topUp(own, SimCard.of(number, serving), wiring);
    TopUp.Builder more = plain.toBuilder();
    if (maxCost != null) {
      more.maxCost(inWalletCurrency(maxCost, wiring));
    }
    if (channel != null) {
      more.channel(channel);
    }
    return more.build();
  }

  private static Money inWalletCurrency(BigDecimal amount, Wiring wiring) {
    Money wallet = wiring
        .recarga()
        .lookups()
        .wallet(wiring.adapter())
        .first()
        .orElseThrow(() -> new BadInputException(
            "--max-cost: the wallet's currency can't be read now; try later or leave it out"));
    return new Money(amount, wallet.currency());
  }
}
