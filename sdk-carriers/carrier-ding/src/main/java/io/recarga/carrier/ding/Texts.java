package io.recarga.carrier.ding;

import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Cached;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Descriptions in the reader's languages: for each key the one in the best language that there is.
 * What cannot be read is left out, because a description must not hide what is sold.
 */
final class Texts {
  private static final int MOST_SKUS = 60;

  private final List<String> languages;
  private final Cached<Map<String, Wire.ProductText>> products;
  private final Cached<Map<String, Wire.PromotionText>> promotions;

  Texts(Api api, List<String> languages, Duration maxAge, TimeSource time) {
    this.languages = List.copyOf(languages);
    this.products = new Cached<>(skus -> readProducts(api, skus), maxAge, time);
    this.promotions = new Cached<>(all -> readPromotions(api), maxAge, time);
  }

  /** Returns the descriptions of products by localization key. */
  Map<String, Wire.ProductText> ofProducts(List<Wire.Product> wanted) {
    List<String> skus = wanted.stream().map(Products::sku).sorted().toList();
    // Many codes make an address that servers refuse; without any, all descriptions come.
    String key = skus.size() > MOST_SKUS ? "" : String.join("\n", skus);
    return orNone(products, key);
  }

  /** Returns the descriptions of promotions by localization key. */
  Map<String, Wire.PromotionText> ofPromotions() {
    return orNone(promotions, "");
  }

  private static <T> Map<String, T> orNone(Cached<Map<String, T>> texts, String key) {
    try {
      return texts.get(key).value();
    } catch (NotSentException e) {
      return Map.of();
    }
  }

  private Map<String, Wire.ProductText> readProducts(Api api, String skus) {
    HttpUrl.Builder url = inLanguages(api.url("GetProductDescriptions"));
    skus.lines().forEach(sku -> url.addQueryParameter("skuCodes", sku));
    return best(
        Catalogue.present(api.catalogue(url, Wire.PRODUCT_TEXTS).items()),
        Wire.ProductText::localizationKey,
        Wire.ProductText::languageCode);
  }

  private Map<String, Wire.PromotionText> readPromotions(Api api) {
    HttpUrl.Builder url = inLanguages(api.url("GetPromotionDescriptions"));
    return best(
        Catalogue.present(api.catalogue(url, Wire.PROMOTION_TEXTS).items()),
        Wire.PromotionText::localizationKey,
        Wire.PromotionText::languageCode);
  }

  private HttpUrl.Builder inLanguages(HttpUrl.Builder url) {
    languages.forEach(code -> url.addQueryParameter("languageCodes", code));
    return url;
  }

  private <T> Map<String, T> best(
      List<T> texts,
      Function<T, @Nullable String> keyOf,
      Function<T, @Nullable String> languageOf) {
    Map<String, T> best = new HashMap<>();
    for (T text : texts) {
      String key = keyOf.apply(text);
      if (key != null) {
        best.merge(
            key, text, (a, b) -> rank(languageOf.apply(b)) < rank(languageOf.apply(a)) ? b : a);
      }
    }
    return Map.copyOf(best);
  }

  private int rank(@Nullable String language) {
    String code = language == null ? "" : language.toLowerCase(Locale.ROOT);
    for (int i = 0; i < languages.size(); i++) {
      String wanted = languages.get(i).toLowerCase(Locale.ROOT);
      if (code.equals(wanted) || code.startsWith(wanted + "-")) {
        return i;
      }
    }
    return languages.size();
  }
}
