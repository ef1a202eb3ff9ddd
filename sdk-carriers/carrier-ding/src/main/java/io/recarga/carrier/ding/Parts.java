package io.recarga.carrier.ding;

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

/** What an adapter consists of, as its account says. */
final class Parts {
  // Ding answers after 90 s at the latest. (Ding's API description, 2026-08-13)
  private static final Duration READ = Duration.ofSeconds(100);
  private static final Duration CALL = Duration.ofSeconds(110);

  private static final Set<String> SHOWN = Set.of(
      "SkuCode",
      "SendValue",
      "SendCurrencyIso",
      "DistributorRef",
      "TransferRef",
      "ValidateOnly",
      "ResultCode",
      "Code",
      "Context",
      "ProcessingState",
      "ReceiveValue",
      "ReceiveCurrencyIso");

  private final Ding.Account account;
  private final HttpSettings settings;

  Parts(Ding.Account account) {
    this.account = account;
    HttpSettings given = account.http();
    this.settings = given != null
        ? given
        : HttpSettings.builder().readTimeout(READ).callTimeout(CALL).build();
  }

  CarrierHttp http() {
    return CarrierHttp.of(settings, account.time(), SHOWN);
  }

  /** A reference can be searched for, and is executed again when it is repeated: D1. */
  Capabilities capabilities() {
    List<Question> answers = new ArrayList<>(List.of(
        Question.PLANS,
        Question.QUOTE,
        Question.CARRIER_OF,
        Question.PROMOTIONS,
        Question.ACTIVITY,
        Question.WALLET,
        Question.HISTORY));
    if (account.takesUnsignedNotices()) {
      answers.add(Question.NOTICES);
    }
    return Capabilities.builder(DuplicateLevel.SEARCHABLE)
        .answers(answers.toArray(Question[]::new))
        .sells(Product.AMOUNT, Product.PLAN)
        .callTimeout(settings.callTimeout())
        .queryTimeout(settings.queryTimeout().multipliedBy(2))
        .limits(account.limits())
        .build();
  }
}
