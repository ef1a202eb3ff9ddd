package io.recarga;

import io.recarga.Lookup.Found;
import io.recarga.Lookup.Problem;
import io.recarga.internal.Survey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Question;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Shows prices side by side: in the payer's currency, and with the promotions that fit. */
final class Pricing {
  private final Survey survey;
  private final Routing routing;
  private final TimeSource time;

  Pricing(Survey survey, Routing routing, TimeSource time) {
    this.survey = survey;
    this.routing = routing;
    this.time = time;
  }

  /** Adds to quotes what the adapters alone do not know. */
  Lookup<Quote> complete(TopUp topUp, List<CarrierAdapter> asked, Lookup<Quote> quotes) {
    List<Found<Quote>> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>(quotes.problems());
    for (Found<Quote> each : quotes.found()) {
      Quote quote = each.value();
      CarrierAdapter adapter = Operations.named(asked, each.source());
      List<PromotionFit> fits =
          promotions(adapter, topUp, quote.delivered(), quote.cost(), problems);
      Quote whole = quote.withPayerCost(payerCost(quote.cost())).withPromotions(fits);
      found.add(new Found<>(whole, each.source(), each.asOf()));
    }
    return Lookup.of(found, problems);
  }

  Lookup<Road> roads(TopUp topUp) {
    List<Found<Road>> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    int place = 0;
    for (Survey.Seen seen : survey.of(topUp)) {
      AdapterId id = seen.adapter().id();
      if (seen.problem() != null) {
        problems.add(new Problem(id, seen.problem()));
      }
      Road road = road(topUp, seen, seen.obstacle() == null ? ++place : 0, problems);
      Quote quote = seen.quote();
      found.add(new Found<>(road, id, quote == null ? time.now() : quote.asOf()));
    }
    return Lookup.of(found, problems);
  }

  private Road road(TopUp topUp, Survey.Seen seen, int place, List<Problem> problems) {
    CarrierAdapter adapter = seen.adapter();
    String reason = seen.obstacle() != null ? seen.obstacle() : seen.reason();
    Road.Builder road = Road.builder(
            adapter.id(), adapter.environment(), adapter.capabilities().duplicates())
        .place(place, reason == null ? "" : reason)
        .percent(seen.percent());
    if (place == 0) {
      return road.build();
    }
    Quote quote = seen.quote();
    // An amount is delivered exactly or not at all, also by those who quote nothing.
    Money delivered = quote == null ? topUp.amount() : quote.delivered();
    Money cost = seen.cost();
    return road.arrives(delivered)
        .costs(cost, quote == null ? null : quote.fee(), payerCost(cost))
        .promotions(promotions(adapter, topUp, delivered, cost, problems))
        .build();
  }

  private @Nullable Money payerCost(@Nullable Money cost) {
    return routing.currency() == null ? null : routing.comparable(cost);
  }

  private List<PromotionFit> promotions(
      CarrierAdapter adapter,
      TopUp topUp,
      @Nullable Money delivered,
      @Nullable Money cost,
      List<Problem> problems) {
    if (!adapter.capabilities().answers().contains(Question.PROMOTIONS)) {
      return List.of();
    }
    Instant now = time.now();
    try {
      return new Fits(topUp, delivered, cost, now).of(adapter.promotions(topUp.sim()));
    } catch (RuntimeException e) {
      String why = e.getMessage() == null ? e.toString() : e.getMessage();
      problems.add(new Problem(adapter.id(), "promotions: " + why));
      return List.of();
    }
  }
}
