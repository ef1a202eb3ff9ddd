package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.NotSentException;
import io.recarga.NotSupportedException;
import io.recarga.Plan;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpSettings;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.Transport;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One account at TAPI. */
final class TapiAdapter implements CarrierAdapter {
  private static final Set<String> SHOWN = Set.of(
      "companyCode",
      "productId",
      "amount",
      "externalPaymentId",
      "operationId",
      "status",
      "code",
      "tx",
      "mainTx");

  private final Tapi.Account account;
  private final AdapterId id;
  private final Capabilities capabilities;
  private final Api api;
  private final Catalogue catalogue;
  private final Orders orders;
  private final Plans plans;
  private final Sales sales;
  private final Finder finder;
  private final @Nullable History history;
  private final @Nullable Notices notices;

  TapiAdapter(Tapi.Account account) {
    this.account = account;
    id = account.adapterId();
    HttpSettings given = account.http();
    HttpSettings settings = given != null ? given : HttpSettings.builder().build();
    capabilities = capabilities(account, settings);
    CarrierHttp http = CarrierHttp.of(settings, account.time(), SHOWN);
    api = new Api(account, http, new Login(account, http, settings.queryTimeout()));
    catalogue = new Catalogue(account, api);
    orders = new Orders(id, catalogue);
    plans = new Plans(id, catalogue);
    sales = new Sales(account.failedWait());
    finder = new Finder(api, sales, account.time());
    history = historyOf(account);
    Supplier<List<Secret>> keys = account.webhookKeys();
    notices = keys == null ? null : new Notices(account.webhookHeader(), keys);
  }

  @Override
  public AdapterId id() {
    return id;
  }

  @Override
  public Environment environment() {
    return account.environment();
  }

  @Override
  public Capabilities capabilities() {
    return capabilities;
  }

  @Override
  public Route prepare(TopUp topUp) {
    Order order = orders.of(topUp);
    api.signIn();
    return order.toRoute();
  }

  @Override
  public Answer send(Attempt attempt) {
    Transport outcome = api.pay(Order.bodyOf(attempt, account.paymentMethod()), attempt.permit());
    if (outcome instanceof Transport.Answered answered) {
      return sales.paid(answered.reply(), attempt);
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
    Instant asOf = catalogue.of(topUp.sim().carrier()).asOf();
    return Quote.of(id, order.money(), order.money(), null, asOf);
  }

  @Override
  public List<HistoryEntry> history(Instant from, Instant to) {
    if (history == null) {
      throw new NotSupportedException(
          id + " cannot answer: " + Question.HISTORY + "; give it settlement files");
    }
    return history.between(from, to);
  }

  @Override
  public Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return notices == null
        ? Notice.refused(id + " has no webhook key")
        : notices.read(headers, rawBody);
  }

  @Override
  public @Nullable Instant asOf(Question question) {
    return question == Question.PLANS || question == Question.QUOTE ? catalogue.latest() : null;
  }

  @Override
  public String toString() {
    return account.toString();
  }

  /** A used reference is refused with 409, and its outcome is not repeated: D2. */
  private static Capabilities capabilities(Tapi.Account account, HttpSettings settings) {
    List<Question> answers = new ArrayList<>(List.of(Question.PLANS, Question.QUOTE));
    if (account.settlementFiles() != null) {
      answers.add(Question.HISTORY);
    }
    if (account.webhookKeys() != null) {
      answers.add(Question.NOTICES);
    }
    return Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
        .answers(answers.toArray(Question[]::new))
        .sells(Product.AMOUNT, Product.PLAN)
        .callTimeout(settings.callTimeout())
        .queryTimeout(settings.queryTimeout().multipliedBy(2))
        .limits(account.limits())
        .build();
  }

  private static @Nullable History historyOf(Tapi.Account account) {
    Tapi.SettlementFiles files = account.settlementFiles();
    if (files == null) {
      return null;
    }
    Tapi.SettlementLayout layout = account.settlementLayout();
    String currency =
        Carrier.builder("any", "Any", account.country()).build().currency().getCurrencyCode();
    Settlement settlement = new Settlement(layout, currency, account.country());
    return new History(account.adapterId(), files, settlement, layout.zone());
  }
}
