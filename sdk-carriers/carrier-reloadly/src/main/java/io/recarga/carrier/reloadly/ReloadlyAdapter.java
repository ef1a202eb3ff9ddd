package io.recarga.carrier.reloadly;

import io.recarga.CarrierEvidence;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Promotion;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import io.recarga.spi.http.Transport;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** One account at Reloadly. */
final class ReloadlyAdapter implements CarrierAdapter {
  private static final Duration ACTIVITY = Duration.ofDays(30);
  private static final Duration A_DAY = Duration.ofDays(1);

  private final AdapterId id;
  private final Environment environment;
  private final Capabilities capabilities;
  private final HttpUrl topUps;
  private final TimeSource time;
  private final Api api;
  private final Operators operators;
  private final Orders orders;
  private final Replies replies;
  private final Sales sales;
  private final Parts parts;
  // Made when it is asked for: an app's first top-up does not wait for it.
  private @Nullable NumberCarriers numbers;
  private final @Nullable Notices notices;

  ReloadlyAdapter(Reloadly.Account account) {
    parts = new Parts(account);
    id = account.adapterId();
    environment = account.environment();
    capabilities = parts.capabilities();
    time = account.time();
    api = parts.api();
    topUps = api.url(account.isAsynchronous() ? "topups-async" : "topups").build();
    operators = parts.operators(api);
    orders = new Orders(id, operators);
    sales = new Sales(account.failedWait());
    // A flaw in the table shows here and not when a sale is on its way.
    replies = new Replies(sales, Errors.TABLE, time);
    notices = parts.notices();
  }

  @Override
  public AdapterId id() {
    return id;
  }

  @Override
  public Environment environment() {
    return environment;
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    Order order = orders.of(topUp);
    api.signIn();
    return order.route();
  }

  @Override
  public Answer send(Attempt attempt) {
    Transport outcome = api.post(topUps, OrderBody.of(attempt), attempt.permit());
    if (outcome instanceof Transport.Answered answered) {
      return replies.answer(answered.reply(), attempt);
    }
    if (outcome instanceof Transport.Lost lost) {
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of(null, lost.why()));
    }
    Transport.NotSent not = (Transport.NotSent) outcome;
    throw new NotSentException(id + " was not reached: " + not.why(), not.cause());
  }

  @Override
  public Answer find(Attempt attempt) {
    return new Finder(api, sales, time).find(attempt);
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    return new Plans(id, operators).of(sim.carrier());
  }

  @Override
  public Quote quote(TopUp topUp) {
    Instant asOf = operators.of(topUp.sim().carrier()).asOf();
    Order order = orders.of(topUp);
    Money cost = order.cost();
    if (cost == null) {
      throw new NotServedException(id + ": the operator's data do not tell the cost");
    }
    return Quote.of(id, order.delivered(), cost, order.fee(), asOf);
  }

  @Override
  public List<CarrierEvidence> carrierOf(PhoneNumber number) {
    return numbers().of(number);
  }

  @Override
  public List<Promotion> promotions(SimCard sim) {
    return new Promotions(id, api, operators).of(sim.carrier());
  }

  @Override
  public List<HistoryEntry> activity(SimCard sim) {
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new NotServedException(id + ": the phone number of the SIM card is missing");
    }
    Instant now = time.now();
    // The report cannot be searched by number, and a day more is for its dates without a zone.
    List<HistoryEntry> found = new ArrayList<>(entries(new Reports(api)
        .between(now.minus(ACTIVITY), now.plus(A_DAY), sim.carrier().country())));
    found.removeIf(entry -> !number.equals(entry.number()));
    found.sort(Collections.reverseOrder(ReloadlyAdapter::byTime));
    return List.copyOf(found);
  }

  @Override
  public Money wallet() {
    Wire.Balance balance = api.get(api.url("accounts", "balance").build(), Wire.BALANCE);
    Money money = Amounts.orNull(balance.balance(), balance.currencyCode());
    if (money == null) {
      throw api.unreadable();
    }
    return money;
  }

  @Override
  public @Nullable Instant asOf(Question question) {
    return question == Question.PLANS || question == Question.QUOTE ? operators.latest() : null;
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    return entries(new Reports(api).between(from, to, null));
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return notices == null
        ? Notice.refused(id + " has no webhook secret")
        : notices.read(headers, rawBody);
  }

  @Override
  public String toString() {
    return id + " (" + environment + ")";
  }

  private synchronized NumberCarriers numbers() {
    NumberCarriers made = numbers;
    if (made == null) {
      made = parts.numbers(api, operators);
      numbers = made;
    }
    return made;
  }

  private static List<HistoryEntry> entries(List<Wire.Sale> sales) {
    return sales.stream()
        .map(Sales::entry)
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableList());
  }

  /** Compares by the report's own dates, which sort as text, then by number of the record. */
  private static int byTime(HistoryEntry one, HistoryEntry other) {
    int byDate = Objects.requireNonNullElse(one.carrierTime(), "")
        .compareTo(Objects.requireNonNullElse(other.carrierTime(), ""));
    return byDate != 0 ? byDate : one.transactionId().compareTo(other.transactionId());
  }
}
