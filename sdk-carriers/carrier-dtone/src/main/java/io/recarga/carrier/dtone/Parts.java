package io.recarga.carrier.dtone;

import io.recarga.spi.Capabilities;
import io.recarga.spi.Capabilities.Product;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.http.CarrierHttp;
import io.recarga.spi.http.HttpSettings;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Puts an adapter's parts together as its account says. */
final class Parts {
  private static final Set<String> SHOWN = Set.of(
      "id",
      "external_id",
      "product_id",
      "calculation_mode",
      "auto_confirm",
      "unit",
      "amount",
      "code",
      "message",
      "creation_date",
      "confirmation_date");

  private final DtOne.Account account;
  private final HttpSettings settings;

  Parts(DtOne.Account account) {
    this.account = account;
    this.settings = settingsOf(account);
  }

  Api api() {
    return new Api(
        account.adapterId(),
        CarrierHttp.of(settings, account.time(), SHOWN),
        account.key(),
        account.baseUrl());
  }

  Catalogue catalogue(Api api) {
    return new Catalogue(
        account.adapterId(),
        api,
        account.chosenOperators(),
        account.catalogueMaxAge(),
        account.time());
  }

  /** A later use of one external id is refused; nobody promises it for two under way together: D2. */
  Capabilities capabilities() {
    List<Question> answers = new ArrayList<>(List.of(
        Question.PLANS,
        Question.QUOTE,
        Question.CARRIER_OF,
        Question.PROMOTIONS,
        Question.ACTIVITY,
        Question.WALLET,
        Question.HISTORY));
    if (account.callbackUrl() != null) {
      answers.add(Question.NOTICES);
    }
    int calls = account.isOneStep() ? 1 : 2;
    return Capabilities.builder(DuplicateLevel.REFUSES_REPEAT)
        .answers(answers.toArray(Question[]::new))
        .sells(Product.AMOUNT, Product.PLAN)
        .callTimeout(settings.callTimeout().multipliedBy(calls))
        // A question may be a search, a cancellation and a read.
        .queryTimeout(settings.queryTimeout().multipliedBy(6))
        .limits(account.limits())
        .build();
  }

  private static HttpSettings settingsOf(DtOne.Account account) {
    HttpSettings given = account.http();
    if (given != null) {
      return given;
    }
    // DT One keeps a synchronous call for 180 s at most. (OpenAPI 1.23.0)
    Duration answer = Duration.ofSeconds(account.isSynchronous() ? 185 : 15);
    return HttpSettings.builder()
        .readTimeout(answer)
        .callTimeout(answer.plusSeconds(5))
        .build();
  }
}
