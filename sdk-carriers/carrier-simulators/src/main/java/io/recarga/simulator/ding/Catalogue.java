package io.recarga.simulator.ding;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Countries, providers, products, promotions, and their descriptions. */
final class Catalogue {
  private static final Duration PROMOTED = Duration.ofDays(14);

  private final SimulatorClock clock;
  private final String wallet;
  private final List<DingProvider> providers;
  private final List<DingProduct> products;

  Catalogue(
      SimulatorClock clock,
      String wallet,
      List<DingProvider> providers,
      List<DingProduct> products) {
    this.clock = clock;
    this.wallet = wallet;
    this.providers = List.copyOf(providers);
    this.products = List.copyOf(products);
  }

  Optional<DingProduct> product(@Nullable String sku) {
    return products.stream().filter(product -> product.sku().equals(sku)).findFirst();
  }

  Object countries() {
    return Envelope.items(Country.ALL.stream().map(Country::toJson).toList());
  }

  Object currencies() {
    return Envelope.items(Country.ALL.stream().map(Country::currencyJson).toList());
  }

  Object regions(Call call) {
    List<String> wanted = call.all("countryIsos");
    return Envelope.items(Country.ALL.stream()
        .filter(country -> wanted.isEmpty() || wanted.contains(country.iso()))
        .map(Country::regionJson)
        .toList());
  }

  Object providers(Call call) {
    return Envelope.items(selected(call, providers.stream(), provider -> provider)
        .map(DingProvider::toJson)
        .toList());
  }

  Object statuses(Call call) {
    List<String> wanted = call.all("providerCodes");
    return Envelope.items(providers.stream()
        .filter(provider -> wanted.isEmpty() || wanted.contains(provider.code()))
        .map(provider -> Json.object(
            "ProviderCode", provider.code(),
            "IsProcessingTransfers", provider.isProcessing(),
            "Message", provider.isProcessing() ? null : "Temporarily not processing"))
        .toList());
  }

  Object products(Call call) {
    List<String> skus = call.all("skuCodes");
    List<String> benefits = call.all("benefits");
    return Envelope.items(selected(call, products.stream(), DingProduct::provider)
        .filter(product -> skus.isEmpty() || skus.contains(product.sku()))
        .filter(product -> benefits.isEmpty() || product.benefits().containsAll(benefits))
        .map(product -> product.toJson(wallet))
        .toList());
  }

  Object productTexts(Call call) {
    List<String> languages = call.all("languageCodes");
    List<String> skus = call.all("skuCodes");
    List<Object> found = new ArrayList<>();
    for (DingProduct product : products) {
      if (!skus.isEmpty() && !skus.contains(product.sku())) {
        continue;
      }
      product.texts().forEach((language, markdown) -> {
        if (languages.isEmpty() || languages.contains(language)) {
          found.add(Json.object(
              "DisplayText",
              product.displayText(),
              "DescriptionMarkdown",
              markdown,
              "ReadMoreMarkdown",
              null,
              "LocalizationKey",
              product.sku(),
              "LanguageCode",
              language));
        }
      });
    }
    return Envelope.items(found);
  }

  Object promotions(Call call) {
    List<Object> found = new ArrayList<>();
    selected(call, providers.stream(), provider -> provider).forEach(provider -> {
      for (int i = 0; i < provider.promotions().size(); i++) {
        found.add(Json.object(
            "ProviderCode", provider.code(),
            "StartUtc", clock.now().minus(PROMOTED).toString(),
            "EndUtc", clock.now().plus(PROMOTED).toString(),
            "CurrencyIso", wallet,
            "ValidityPeriodIso", null,
            "MinimumSendAmount", new BigDecimal("6.00"),
            "LocalizationKey", key(provider, i)));
      }
    });
    return Envelope.items(found);
  }

  Object promotionTexts(Call call) {
    List<String> languages = call.all("languageCodes");
    List<Object> found = new ArrayList<>();
    for (DingProvider provider : providers) {
      for (int i = 0; i < provider.promotions().size(); i++) {
        for (String language : List.of("en", "es")) {
          if (languages.isEmpty() || languages.contains(language)) {
            found.add(promotionText(provider, i, language));
          }
        }
      }
    }
    return Envelope.items(found);
  }

  /** Answers with nothing for a number that it does not know, unlike the lists above. */
  Object accountLookup(Call call) {
    String number = call.one("accountNumber");
    if (number == null) {
      throw Refused.missing("accountNumber");
    }
    String digits = number.replace("+", "").replace(" ", "");
    Country country = Country.ofNumber(digits);
    List<Object> found = new ArrayList<>();
    for (DingProvider provider : providers) {
      if (country != null && provider.mayServe(digits)) {
        found.add(Json.object("ProviderCode", provider.code(), "RegionCode", provider.country()));
      }
    }
    Map<String, @Nullable Object> envelope = Envelope.items(found);
    envelope.put("CountryIso", country == null ? null : country.iso());
    envelope.put("AccountNumberNormalized", country == null ? null : digits);
    return envelope;
  }

  private static Object promotionText(DingProvider provider, int i, String language) {
    String headline = provider.promotions().get(i);
    return Json.object(
        "Dates",
        language.equals("es") ? "Por dos semanas" : "For two weeks",
        "Headline",
        language.equals("es") ? "Promo: " + headline : headline,
        "TermsAndConditionsMarkDown",
        "Terms of **" + provider.name() + "** apply",
        "BonusValidity",
        "7 days",
        "PromotionType",
        "Bonus",
        "LocalizationKey",
        key(provider, i),
        "LanguageCode",
        language,
        "SendAmounts",
        List.of());
  }

  private static String key(DingProvider provider, int i) {
    return "promotion-" + provider.code() + "-" + i;
  }

  /** Filters by country, provider, region, and number: one that fits nothing filters nothing. */
  private <T> Stream<T> selected(Call call, Stream<T> all, Function<T, DingProvider> providerOf) {
    List<String> countries = call.all("countryIsos");
    List<String> regions = call.all("regionCodes");
    List<String> codes = call.all("providerCodes");
    String number = call.one("accountNumber");
    String digits = number == null ? "" : number.replace("+", "");
    boolean fits = providers.stream().anyMatch(provider -> provider.mayServe(digits));
    return all.filter(one -> {
      DingProvider provider = providerOf.apply(one);
      return (countries.isEmpty() || countries.contains(provider.country()))
          && (regions.isEmpty() || regions.contains(provider.country()))
          && (codes.isEmpty() || codes.contains(provider.code()))
          && (!fits || provider.mayServe(digits));
    });
  }
}
