package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.PromotionFit.Certainty;
import io.recarga.journal.Journal;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Delivery;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.Currency;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class RoadsTest {
  private static final Currency EUR = Currency.getInstance("EUR");
  private static final Routing.Rates RATES =
      (money, to) -> Money.of(money.amount().multiply(new BigDecimal("0.9")), to.getCurrencyCode());

  private final Tried dear = new Tried("dear", DuplicateLevel.SEARCHABLE);
  private final Tried cheap = new Tried("cheap", DuplicateLevel.REFUSES_REPEAT);
  private final Tried own = new Tried("own", DuplicateLevel.REPLAYS);

  RoadsTest() {
    dear.cost = () -> Money.of("6.10", "USD");
    cheap.cost = () -> Money.of("5.50", "USD");
    own.answers = EnumSet.noneOf(Question.class);
  }

  private Recarga recarga(Routing routing) {
    return Recarga.builder()
        .adapter(dear)
        .adapter(cheap)
        .adapter(own)
        .journal(Journal.inMemory(9))
        .routing(routing)
        .build();
  }

  private static Road road(Lookup<Road> roads, Tried adapter) {
    return roads.values().stream()
        .filter(road -> road.adapter().equals(adapter.id()))
        .findFirst()
        .orElseThrow();
  }

  @Test
  void everyRoadIsShownInTheOrderInWhichItIsTried() {
    Lookup<Road> roads = recarga(Routing.cheapest(EUR, RATES)).lookups().roads(Samples.topUp());

    assertThat(roads.problems()).isEmpty();
    assertThat(roads.values())
        .extracting(Road::adapter)
        .containsExactly(cheap.id(), dear.id(), own.id());
    assertThat(roads.values()).extracting(Road::place).containsExactly(1, 2, 3);
    Road first = roads.values().get(0);
    assertThat(first.cost()).isEqualTo(Money.of("5.50", "USD"));
    assertThat(first.payerCost()).isEqualTo(Money.of("4.95", "EUR"));
    assertThat(first.delivered()).isEqualTo(Samples.TWENTY);
    assertThat(first.reason()).contains("costs 4.95 EUR", "lowest of 3");
    assertThat(first.duplicates().inWords()).contains("refuses a repeat");
    assertThat(road(roads, own).cost()).isNull();
    assertThat(road(roads, own).delivered()).isEqualTo(Samples.TWENTY);
    assertThat(road(roads, own).reason()).isEqualTo("cost not comparable");
    assertThat(dear.sent + cheap.sent + own.sent).isZero();
  }

  @Test
  void roadThatIsDownIsShownLastWithItsReasonAndHidesNoOther() {
    dear.prepare = () -> {
      throw new NotSentException("dear: no network");
    };
    cheap.prepare = () -> {
      throw new IllegalStateException("boom");
    };
    Lookup<Road> roads = recarga(Routing.preferred()).lookups().roads(Samples.topUp());

    assertThat(roads.values())
        .extracting(Road::adapter)
        .containsExactly(own.id(), dear.id(), cheap.id());
    assertThat(road(roads, own).serves()).isTrue();
    assertThat(road(roads, own).reason()).isEqualTo("the only one that serves it now");
    assertThat(road(roads, dear).serves()).isFalse();
    assertThat(road(roads, dear).reason()).isEqualTo("no network");
    assertThat(road(roads, cheap).reason()).isEqualTo("boom");
    assertThat(roads.problems())
        .extracting(Lookup.Problem::source)
        .containsExactly(dear.id(), cheap.id());
  }

  @Test
  void roadThatMayNotServeSaysWhyAndIsNoProblem() {
    dear.sells = Product.PLAN;
    cheap.prepare = () -> {
      throw new NotServedException("cheap: 20.00 PEN is not sold; nearest are 15 and 25");
    };
    Lookup<Road> roads = recarga(Routing.preferred()).lookups().roads(Samples.topUp());

    assertThat(road(roads, dear).reason()).isEqualTo("sells plans only");
    assertThat(road(roads, cheap).reason()).startsWith("20.00 PEN is not sold");
    assertThat(roads.problems()).isEmpty();
  }

  @Test
  void roadThatWasStoppedOrCostsTooMuchCannotServe() {
    Recarga recarga = recarga(Routing.preferred());
    recarga.operations().stop(dear.id(), "ana", "moving to another account");
    TopUp limited = Samples.topUp().toBuilder().maxCost(Money.of("5", "USD")).build();
    cheap.route = Route.of(Map.of(), Money.of("5.50", "USD"));
    Lookup<Road> roads = recarga.lookups().roads(limited);

    assertThat(road(roads, dear).reason()).contains("stopped by ana", "moving");
    assertThat(road(roads, cheap).reason()).contains("more than maxCost");
    assertThat(road(roads, own).serves()).isFalse();
  }

  @Test
  void planHasOneRoadAndTheOthersSayWhoseItIs() {
    Plan plan =
        Plan.builder(cheap.id(), "p", "Plan", Samples.CLARO, Samples.TWENTY).build();
    cheap.sells = Product.PLAN;
    Lookup<Road> roads =
        recarga(Routing.preferred()).lookups().roads(TopUp.ofPlan(Samples.KEY, Samples.SIM, plan));

    assertThat(roads.values().get(0).adapter()).isEqualTo(cheap.id());
    assertThat(road(roads, dear).reason()).isEqualTo("the plan belongs to cheap");
  }

  @Test
  void measuredSuccessIsShownOnceSomethingWasSent() {
    Recarga recarga = recarga(Routing.mostReliable());
    assertThat(road(recarga.lookups().roads(Samples.topUp()), dear).successPercent())
        .isEmpty();

    recarga.topUp(Samples.topUp());

    Road sent = road(recarga.lookups().roads(Samples.topUp()), dear);
    assertThat(dear.sent).isEqualTo(1);
    assertThat(sent.successPercent()).hasValue(100);
    assertThat(sent.reason()).contains("carried out 100 %");
  }

  @Test
  void promotionsOfEachRoadAreShownAndOneThatCannotBeReadHidesNothing() {
    Promotion promotion = Promotion.builder(dear.id(), "1", Samples.CLARO, "Double credit")
        .trigger(PromotionTrigger.delivering(Money.of("10", "PEN"), null))
        .build();
    dear.answers = EnumSet.of(Question.QUOTE, Question.PROMOTIONS);
    dear.promotions = () -> List.of(promotion);
    cheap.answers = EnumSet.of(Question.QUOTE, Question.PROMOTIONS);
    cheap.promotions = () -> {
      throw new NotSentException("down");
    };
    Lookups lookups = recarga(Routing.preferred().inCurrency(EUR, RATES)).lookups();
    PromotionFit fit = new PromotionFit(promotion, Certainty.EXPECTED, List.of());

    Lookup<Road> roads = lookups.roads(Samples.topUp());
    assertThat(road(roads, dear).promotions()).containsExactly(fit);
    assertThat(road(roads, cheap).serves()).isTrue();
    assertThat(roads.problems())
        .containsExactly(new Lookup.Problem(cheap.id(), "promotions: down"));

    Lookup<Quote> quotes = lookups.quote(Samples.topUp());
    assertThat(quotes.values()).extracting(Quote::adapter).containsExactly(dear.id(), cheap.id());
    assertThat(quotes.values().get(0).promotions()).containsExactly(fit);
    assertThat(quotes.values().get(0).payerCost()).isEqualTo(Money.of("5.49", "EUR"));
    assertThat(quotes.values().stream().sorted(Quote.cheapestFirst()))
        .extracting(Quote::adapter)
        .containsExactly(cheap.id(), dear.id());
    assertThat(quotes.problems()).hasSize(1);
  }

  @Test
  void withoutRatesNothingIsConverted() {
    Lookups lookups = recarga(Routing.preferred()).lookups();
    assertThat(lookups.quote(Samples.topUp()).values())
        .extracting(Quote::payerCost)
        .containsExactly(null, null);
    assertThat(road(lookups.roads(Samples.topUp()), dear).payerCost()).isNull();
  }

  @Test
  void quoteThatFailsLeavesARoadWithoutPrice() {
    dear.cost = () -> {
      throw new NotSentException("dear: prices are down");
    };
    Lookup<Road> roads = recarga(Routing.preferred()).lookups().roads(Samples.topUp());
    assertThat(road(roads, dear).serves()).isTrue();
    assertThat(road(roads, dear).cost()).isNull();
    assertThat(roads.problems()).containsExactly(new Lookup.Problem(dear.id(), "prices are down"));
  }

  /** An adapter whose answers a test sets. */
  private static final class Tried implements CarrierAdapter {
    private final AdapterId id;
    private final DuplicateLevel duplicates;
    private Set<Question> answers = EnumSet.of(Question.QUOTE);
    private Product sells = Product.AMOUNT;
    private Supplier<Money> cost = () -> Money.of("1", "USD");
    private Route route = Route.of(Map.of(), null);
    private Supplier<Route> prepare = () -> route;
    private Supplier<List<Promotion>> promotions = List::of;
    private int sent;

    Tried(String name, DuplicateLevel duplicates) {
      id = AdapterId.of(name);
      this.duplicates = duplicates;
    }

    @Override
    public AdapterId id() {
      return id;
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.builder(duplicates)
          .answers(answers.toArray(Question[]::new))
          .sells(sells)
          .build();
    }

    @Override
    public Route prepare(TopUp topUp) {
      return prepare.get();
    }

    @Override
    public Quote quote(TopUp topUp) {
      return Quote.of(id, topUp.amount(), cost.get(), null, Samples.NOON);
    }

    @Override
    public List<Promotion> promotions(SimCard sim) {
      return promotions.get();
    }

    @Override
    public Answer send(Attempt attempt) {
      sent++;
      return Answer.delivered(Delivery.builder(Evidence.none())
          .echo(attempt.reference(), attempt.topUp().sim().number())
          .delivered(attempt.topUp().amount())
          .build());
    }

    @Override
    public Answer find(Attempt attempt) {
      throw new NotSentException("not asked for");
    }
  }
}
