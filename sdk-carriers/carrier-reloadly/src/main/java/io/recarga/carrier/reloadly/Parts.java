package io.recarga.carrier.reloadly;

import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.ClientCredentials;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Puts an adapter's parts together as its account says. */
final class Parts {
  private static final Set<String> SHOWN = Set.of(
      "operatorId",
      "amount",
      "useLocalAmount",
      "customIdentifier",
      "transactionId",
      "status",
      "errorCode",
      "requestedAmount",
      "deliveredAmount");

  private final Reloadly.Account account;
  private final HttpSettings settings;

  Parts(Reloadly.Account account) {
    this.account = account;
    this.settings = settingsOf(account);
  }

  Api api() {
    CarrierHttp http = CarrierHttp.of(settings, account.time(), SHOWN);
    String name = account.adapterId() + "/" + account.environment() + "/" + account.audience();
    ClientCredentials credentials = ClientCredentials.builder(
            name,
            account.authUrl().newBuilder().addPathSegments("oauth/token").build(),
            account.key())
        .parameter("audience", account.audience())
        .store(account.tokenStore())
        .build(http);
    return new Api(account.adapterId(), http, credentials, account.topupsUrl());
  }

  Operators operators(Api api) {
    return new Operators(api, account.chosenOperators(), account.catalogueMaxAge(), account.time());
  }

  NumberCarriers numbers(Api api, Operators operators) {
    return new NumberCarriers(
        api, operators, account.hasPortabilityLookup(), account.catalogueMaxAge(), account.time());
  }

  @Nullable
  Notices notices() {
    var secrets = account.webhookSecrets();
    return secrets == null ? null : new Notices(secrets, account.time());
  }

  /** A later use of one identifier is refused, two at once are both executed: D2. */
  Capabilities capabilities() {
    List<Question> answers = new ArrayList<>(List.of(
        Question.PLANS,
        Question.QUOTE,
        Question.CARRIER_OF,
        Question.PROMOTIONS,
        Question.ACTIVITY,
        Question.WALLET,
        Question.HISTORY));
    if (account.webhookSecrets() != null) {
      answers.add(Question.NOTICES);
    }
    return Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
        .answers(answers.toArray(new Question[0]))
        .sells(Product.AMOUNT, Product.PLAN)
        .callTimeout(settings.callTimeout())
        .queryTimeout(settings.queryTimeout().plus(settings.queryTimeout()))
        .limits(account.limits())
        .build();
  }

  private static HttpSettings settingsOf(Reloadly.Account account) {
    HttpSettings given = account.http();
    if (given != null) {
      return given;
    }
    HttpSettings.Builder settings = HttpSettings.builder();
    return account.isAsynchronous()
        ? settings
            .readTimeout(Duration.ofSeconds(15))
            .callTimeout(Duration.ofSeconds(20))
            .build()
        : settings.build();
  }
}
