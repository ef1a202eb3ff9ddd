package io.recarga.sample.quickstart;

import io.recarga.CarrierVerdict;
import io.recarga.Lookup;
import io.recarga.Money;
import io.recarga.PromotionFit;
import io.recarga.Road;
import io.recarga.Routing;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Shows every road of one top-up side by side, each at its own simulator in this process. */
@Command(
    name = "roads",
    description = "Compares all carriers and aggregators for one line, on simulators.")
final class RoadsCommand implements Callable<Integer> {
  private static final Currency DOLLAR = Currency.getInstance("USD");
  private static final int CENTS = 2;

  private final Session session;

  @Mixin
  private final Line line = new Line();

  @Option(
      names = "--amount",
      required = true,
      converter = Converters.Amount.class,
      description = "What arrives at the line, such as 20, in soles.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal amount;

  @Option(
      names = "--sol-in-dollars",
      defaultValue = "0.25",
      converter = Converters.Amount.class,
      description =
          "Your rate for one sol, to compare wallets; 0.25, a round example, unless given.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal rate;

  RoadsCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SimCard sim = line.sim();
    TopUp asked;
    try {
      asked = TopUp.ofAmount(TopUpKey.of("roads"), sim, Money.of(amount, "PEN"));
    } catch (IllegalArgumentException e) {
      throw new BadInputException("--" + e.getMessage() + "; give one such as 20 or 20.50");
    }
    try (AllRoads all = new AllRoads(Routing.cheapest(DOLLAR, this::convert))) {
      return show(all, asked);
    }
  }

  private int show(AllRoads all, TopUp asked) {
    PrintStream out = session.out();
    // snippet: roads
    CarrierVerdict verdict = all.recarga().lookups().carrierVerdict(asked.sim());
    out.println("Carrier: " + verdict.inWords());
    Lookup<Road> roads = all.recarga().lookups().roads(asked); // sends nothing
    for (Road road : roads.values()) {
      String place = road.serves() ? road.place() + ". " : "-  ";
      out.println(place + road.adapter() + ": " + road.reason());
      if (road.serves()) {
        out.println("   costs " + price(road) + ", " + road.delivered() + " arrive");
        out.println("   " + road.duplicates().inWords());
        for (PromotionFit fit : road.promotions()) {
          out.println("   promotion: " + fit.inWords());
        }
      }
    }
    // end
    return Problems.print(roads, session);
  }

  private static String price(Road road) {
    Money cost = road.cost();
    if (cost == null) {
      return "what your contract says";
    }
    Money payer = road.payerCost();
    return payer == null || payer.equals(cost) ? cost.toString() : cost + " = " + payer;
  }

  private @Nullable Money convert(Money money, Currency currency) {
    boolean soles = money.currency().getCurrencyCode().equals("PEN");
    return soles && currency.equals(DOLLAR)
        ? new Money(money.amount().multiply(rate).setScale(CENTS, RoundingMode.HALF_UP), currency)
        : null;
  }
}
