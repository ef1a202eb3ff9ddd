package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.PhoneNumber;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** Says how a top-up stands: by the journal, else by what the carrier holds. */
@Command(
    name = "status",
    description = "Says how a top-up stands: by the journal, else by the carrier.")
final class StatusCommand implements Callable<Integer> {
  private final Session session;

  @Option(
      names = "--key",
      required = true,
      converter = Converters.Key.class,
      description = "The key that the top-up was sent with.")
  @SuppressWarnings("NullAway.Init")
  private TopUpKey key;

  @Option(
      names = "--number",
      converter = Converters.Line.class,
      description = "The line, such as +51987654321.")
  private @Nullable PhoneNumber number;

  @Option(
      names = "--carrier",
      converter = Converters.CarrierName.class,
      description = "claro, movistar, entel or bitel.")
  private @Nullable Carrier carrier;

  @ArgGroup
  private @Nullable Product product;

  StatusCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Wiring wiring = session.wiring();
    Recarga recarga = wiring.recarga();
    Optional<TopUpResult> journaled = recarga.find(key);
    if (journaled.isPresent()) {
      session.out().println("By the journal:");
      TopUpResult result = journaled.get();
      return Results.print(result.isOpen() ? recarga.refresh(key) : result, session.out());
    }
    TopUp topUp = topUp(wiring);
    session.out().println("The journal does not know the key; by what the carrier holds:");
    return Answers.print(recarga.operations().ask(wiring.adapter(), topUp), session.out());
  }

  private TopUp topUp(Wiring wiring) {
    if (number == null) {
      throw missing("--number");
    }
    if (carrier == null) {
      throw missing("--carrier");
    }
    if (product == null) {
      throw missing("--amount or --plan");
    }
    return product.topUp(key, SimCard.of(number, carrier), wiring);
  }

  private static BadInputException missing(String option) {
    return new BadInputException(option
        + ": is missing; the carrier can only be asked with the same number, carrier and amount"
        + " or plan as in topup");
  }
}
