package io.recarga.carrier.dtone;

import io.recarga.CarrierEvidence;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.Money;
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
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One account at DT One. */
final class DtOneAdapter implements CarrierAdapter {
  // Each day is a call of its own.
  private static final Duration ACTIVITY = Duration.ofDays(7);

  private final AdapterId id;
  private final Environment environment;
  private final Capabilities capabilities;
  private final boolean oneStep;
  private final TimeSource time;
  private final Catalogue catalogue;
  private final Orders orders;
  private final Plans plans;
  private final Promotions promotions;
  private final NumberCarriers numbers;
  private final Sender sender;
  private final Finder finder;
  private final History history;
  private final Balances balances;

  DtOneAdapter(DtOne.Account account) {
    Parts parts = new Parts(account);
    id = account.adapterId();
    environment = account.environment();
    capabilities = parts.capabilities();
    oneStep = account.isOneStep();
    time = account.time();
    Api api = parts.api();
    catalogue = parts.catalogue(api);
    orders = new Orders(id, catalogue);
    plans = new Plans(id, catalogue);
    promotions = new Promotions(id, api, catalogue);
    numbers = new NumberCarriers(api, catalogue);
    // A flaw in the table shows here and not when a sale is on its way.
    Replies replies = new Replies(Errors.TABLE, time);
    sender = new Sender(id, api, replies, account.isSynchronous(), account.callbackUrl());
    history = new History(api);
    finder = new Finder(api, history, time);
    balances = new Balances(id, api, account.walletCurrency());
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
    return orders.of(topUp).toRoute(oneStep);
  }

  @Override
  public Answer send(Attempt attempt) {
    return sender.send(attempt);
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
    Money cost = order.cost();
    if (cost == null) {
      throw new NotServedException(id + ": the product's data do not tell the cost");
    }
    Instant asOf = catalogue.of(topUp.sim().carrier()).asOf();
    return Quote.of(id, order.delivered(), cost, order.fee(), asOf)
        .withProduct(Long.toString(order.productId()));
  }

  @Override
  public List<CarrierEvidence> carrierOf(PhoneNumber number) {
    return numbers.of(number);
  }

  @Override
  public List<Promotion> promotions(SimCard sim) {
    return promotions.of(sim.carrier());
  }

  @Override
  public List<HistoryEntry> activity(SimCard sim) {
    PhoneNumber number = sim.number();
    if (number == null) {
      throw new NotServedException(id + ": the phone number of the SIM card is missing");
    }
    Instant now = time.now();
    return entries(history.between(now.minus(ACTIVITY), now.plus(Dates.CLOCKS_APART), number))
        .stream()
        .filter(entry -> number.equals(entry.number()))
        .toList();
  }

  @Override
  public Money wallet() {
    return balances.available();
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    return entries(history.between(from, to, null));
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return capabilities.answers().contains(Question.NOTICES)
        ? Notices.read(rawBody)
        : Notice.refused(id + " has no callbackUrl");
  }

  @Override
  public @Nullable Instant asOf(Question question) {
    return question == Question.PLANS || question == Question.QUOTE ? catalogue.latest() : null;
  }

  @Override
  public String toString() {
    return id + " (" + environment + ")";
  }

  private static List<HistoryEntry> entries(List<Wire.Transaction> transactions) {
    return transactions.stream().map(Records::entry).filter(Objects::nonNull).toList();
  }
}
