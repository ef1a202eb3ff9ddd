package io.recarga.carrier.ding;

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
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.Transport;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One account at Ding Connect. */
final class DingAdapter implements CarrierAdapter {
  private final AdapterId id;
  private final Environment environment;
  private final Capabilities capabilities;
  private final TimeSource time;
  private final boolean takesNotices;
  private final @Nullable Validator validator;
  private final List<Wire.Setting> settings;
  private final Api api;
  private final Catalogue catalogue;
  private final ProviderStatuses statuses;
  private final Orders orders;
  private final Plans plans;
  private final Promos promos;
  private final NumberCarriers numbers;
  private final Replies replies;
  private final Finder finder;
  private final History history;
  private final Canceller canceller;

  DingAdapter(Ding.Account account) {
    Parts parts = new Parts(account);
    id = account.adapterId();
    environment = account.environment();
    capabilities = parts.capabilities();
    time = account.time();
    takesNotices = account.takesUnsignedNotices();
    settings = account.settings().entrySet().stream()
        .map(one -> new Wire.Setting(one.getKey(), one.getValue()))
        .toList();
    CarrierHttp http = parts.http();
    api = new Api(id, http, Credentials.of(account, http), account.baseUrl());
    catalogue = new Catalogue(api, account.providers(), account.catalogueMaxAge(), time);
    statuses = new ProviderStatuses(id, api, time);
    Texts texts = new Texts(api, account.languages(), account.catalogueMaxAge(), time);
    orders = new Orders(id, catalogue, new Estimates(api), account.settings().keySet());
    plans = new Plans(id, catalogue, texts, account.settings().keySet());
    promos = new Promos(id, api, catalogue, texts);
    numbers = new NumberCarriers(api, catalogue);
    Transfers transfers = new Transfers(account.failedWait());
    Records records = new Records(api);
    replies = new Replies(transfers, account.client() != null);
    finder = new Finder(records, transfers, time);
    history = new History(id, records, time);
    canceller = new Canceller(id, api, records);
    validator = account.validatesFirst() ? new Validator(id, api, settings) : null;
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
    statuses.check(order.provider());
    if (validator != null) {
      validator.check(order, topUp);
    }
    api.signIn();
    return order.toRoute();
  }

  @Override
  public Answer send(Attempt attempt) {
    Transport outcome = api.send(Order.bodyOf(attempt, settings), attempt.permit());
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
    return finder.find(attempt);
  }

  @Override
  public List<Plan> plans(SimCard sim) {
    return plans.of(sim.carrier());
  }

  @Override
  public Quote quote(TopUp topUp) {
    Order order = orders.of(topUp);
    // A plan's price comes from the catalogue, an amount's is mostly estimated anew.
    Instant asOf =
        topUp.plan() == null ? time.now() : catalogue.of(topUp.sim().carrier()).asOf();
    Money cost = order.cost();
    if (cost == null) {
      throw new NotServedException(id + ": the product's data do not tell the cost");
    }
    return Quote.of(id, order.received(), cost, order.fee(), asOf);
  }

  @Override
  public List<CarrierEvidence> carrierOf(PhoneNumber number) {
    return numbers.of(number);
  }

  @Override
  public List<Promotion> promotions(SimCard sim) {
    return promos.of(sim.carrier());
  }

  @Override
  public List<HistoryEntry> activity(SimCard sim) {
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new NotServedException(id + ": the phone number of the SIM card is missing");
    }
    return history.of(number);
  }

  @Override
  public Money wallet() {
    Wire.Balance balance = api.get(api.url("GetBalance"), Wire.BALANCE);
    Money money = Amounts.orNull(balance.balance(), balance.currencyIso());
    if (money == null) {
      throw new NotSentException(id + " answered GetBalance with something unreadable");
    }
    return money;
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    return history.between(from, to);
  }

  @Override
  public @Nullable Instant asOf(Question question) {
    return question == Question.PLANS ? catalogue.latest() : null;
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return takesNotices
        ? Notices.read(rawBody)
        : Notice.refused(id + " takes no notices: unsignedNotices(true) is not set");
  }

  HistoryEntry cancel(String reference) {
    return canceller.cancel(reference);
  }

  @Override
  public String toString() {
    return id + " (" + environment + ")";
  }
}
