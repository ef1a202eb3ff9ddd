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
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Questions that move no money. Each goes to every adapter that can answer it; one that fails is
 * listed among the problems and does not hide the others. Thread-safe.
 *
 * <p>A question that no adapter can answer is refused with {@link NotSupportedException}.
 */
public final class Lookups {
  /** The source of what the caller said, in {@link #carrierOf(SimCard)}. */
  private static final AdapterId CALLER = AdapterId.of("caller");

  private final List<CarrierAdapter> adapters;
  private final TimeSource time;
  private final Pricing pricing;

  Lookups(List<CarrierAdapter> adapters, TimeSource time, Survey survey, Routing routing) {
    this.adapters = adapters;
    this.time = time;
    this.pricing = new Pricing(survey, routing, time);
  }

  /** Lists what is sold for {@code sim}. */
  public Lookup<Plan> plans(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.PLANS, adapter -> adapter.plans(sim));
  }

  /**
   * Quotes what {@code topUp} would cost at each adapter, also in the payer's currency where the app
   * gave its {@link Routing} rates, with the promotions that fit. A plan is quoted by its own adapter.
   *
   * @throws IllegalArgumentException if it is a plan, and no adapter has the id of the one that
   *     listed it
   */
  public Lookup<Quote> quote(TopUp topUp) {
    Objects.requireNonNull(topUp, "topUp");
    Plan plan = topUp.plan();
    List<CarrierAdapter> asked = plan == null ? adapters : List.of(named(plan.adapter()));
    return pricing.complete(
        topUp, asked, ask(asked, Question.QUOTE, adapter -> List.of(adapter.quote(topUp))));
  }

  /**
   * Looks at every road of {@code topUp} without sending it: first those that could be taken now in
   * the order in which they would be tried, then the others, each with its reason. There is one for
   * each adapter, also for one that is down.
   */
  public Lookup<Road> roads(TopUp topUp) {
    return pricing.roads(Objects.requireNonNull(topUp, "topUp"));
  }

  /** Says which carrier a number belongs to, each answer with its evidence. */
  public Lookup<CarrierEvidence> carrierOf(PhoneNumber number) {
    Objects.requireNonNull(number, "number");
    return askAll(Question.CARRIER_OF, adapter -> adapter.carrierOf(number));
  }

  /**
   * Says which carrier a SIM card belongs to: the caller's word first, which wins, then what others
   * say of its number.
   */
  public Lookup<CarrierEvidence> carrierOf(SimCard sim) {
    List<Found<CarrierEvidence>> found = new ArrayList<>();
    CarrierEvidence said = new CarrierEvidence(sim.carrier(), CarrierEvidence.Basis.CALLER);
    found.add(new Found<>(said, CALLER, time.now()));
    PhoneNumber number = sim.number();
    if (number == null || answering(adapters, Question.CARRIER_OF).isEmpty()) {
      return Lookup.of(found, List.of());
    }
    Lookup<CarrierEvidence> others = carrierOf(number);
    found.addAll(others.found());
    return Lookup.of(found, others.problems());
  }

  /**
   * Weighs what is known of a number's carrier: those who really look up count, a prefix is a hint.
   */
  public CarrierVerdict carrierVerdict(PhoneNumber number) {
    return CarrierVerdict.of(carrierOf(number));
  }

  /**
   * Weighs the caller's word on a SIM card's carrier, which wins, against what others say of its
   * number, and tells whether they disagree.
   */
  public CarrierVerdict carrierVerdict(SimCard sim) {
    return CarrierVerdict.of(carrierOf(sim));
  }

  /** Reads what the line still holds. */
  public Lookup<SimBalance> simBalance(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.SIM_BALANCE, adapter -> List.of(adapter.simBalance(sim)));
  }

  /** Lists the promotions for {@code sim}'s carrier. */
  public Lookup<Promotion> promotions(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.PROMOTIONS, adapter -> adapter.promotions(sim));
  }

  /** Lists what the accounts sold to {@code sim}. */
  public Lookup<HistoryEntry> activity(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.ACTIVITY, adapter -> adapter.activity(sim));
  }

  /** Reads what the line has used of each of its buckets, and what is left in it until when. */
  public Lookup<Usage> usage(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.USAGE, adapter -> adapter.usage(sim));
  }

  /** Reads what the line's owner has gathered in the carrier's loyalty programmes. */
  public Lookup<Points> points(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.POINTS, adapter -> adapter.points(sim));
  }

  /** Lists the bills of the line's owner, newest first at each adapter. */
  public Lookup<Bill> bills(SimCard sim) {
    Objects.requireNonNull(sim, "sim");
    return askAll(Question.BILLS, adapter -> adapter.bills(sim));
  }

  /**
   * Reads the wallet of one adapter.
   *
   * @throws IllegalArgumentException if no adapter has that id
   */
  public Lookup<Money> wallet(AdapterId adapter) {
    return ask(List.of(named(adapter)), Question.WALLET, a -> List.of(a.wallet()));
  }

  /**
   * Lists what one account sold in a period, by the carrier's dates.
   *
   * @throws IllegalArgumentException if no adapter has that id, or the period is upside down
   */
  public Lookup<HistoryEntry> history(AdapterId adapter, Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException("to: is before from");
    }
    return ask(List.of(named(adapter)), Question.HISTORY, a -> a.history(from, to));
  }

  private CarrierAdapter named(AdapterId id) {
    return Operations.named(adapters, id);
  }

  private <T> Lookup<T> askAll(Question question, Function<CarrierAdapter, List<T>> ask) {
    return ask(adapters, question, ask);
  }

  private <T> Lookup<T> ask(
      List<CarrierAdapter> asked, Question question, Function<CarrierAdapter, List<T>> ask) {
    List<CarrierAdapter> able = answering(asked, question);
    if (able.isEmpty()) {
      String names = asked.stream().map(a -> a.id().value()).collect(Collectors.joining(", "));
      throw new NotSupportedException(names + " cannot answer: " + question);
    }
    List<Found<T>> found = new ArrayList<>();
    List<Problem> problems = new ArrayList<>();
    for (CarrierAdapter adapter : able) {
      try {
        List<T> values = ask.apply(adapter);
        Instant cached = adapter.asOf(question);
        Instant asOf = cached == null ? time.now() : cached;
        values.forEach(value -> found.add(new Found<>(value, adapter.id(), asOf)));
      } catch (RuntimeException e) {
        String message = e.getMessage();
        problems.add(new Problem(adapter.id(), message == null ? e.toString() : message));
      }
    }
    return Lookup.of(found, problems);
  }

  private static List<CarrierAdapter> answering(List<CarrierAdapter> asked, Question question) {
    return asked.stream()
        .filter(a -> a.capabilities().answers().contains(question))
        .toList();
  }
}
