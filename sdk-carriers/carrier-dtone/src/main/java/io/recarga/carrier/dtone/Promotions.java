package io.recarga.carrier.dtone;

import io.recarga.Carrier;
import io.recarga.Promotion;
import io.recarga.PromotionTrigger;
import io.recarga.spi.AdapterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Lists the operators' promotions, and the campaigns of this account, for a carrier's lines. */
final class Promotions {
  private static final int LONGEST_TERMS = 200;
  private static final Set<String> NONE = Set.of("1003201", "1003301");

  private final AdapterId id;
  private final Api api;
  private final Catalogue catalogue;

  Promotions(AdapterId id, Api api, Catalogue catalogue) {
    this.id = id;
    this.api = api;
    this.catalogue = catalogue;
  }

  List<Promotion> of(Carrier carrier) {
    List<Promotion> found = new ArrayList<>();
    for (Long operator : catalogue.operatorIds(carrier)) {
      add(found, carrier, operator, "promotions", "");
      // Both are numbered on their own.
      add(found, carrier, operator, "campaigns", "campaign-");
    }
    return List.copyOf(found);
  }

  private void add(
      List<Promotion> found, Carrier carrier, Long operator, String path, String prefix) {
    HttpUrl.Builder url = api.url(path)
        .setQueryParameter("country_iso_code", catalogue.countryOf(carrier))
        .setQueryParameter("operator_id", Long.toString(operator));
    Api.Pages<Wire.Promotion> pages = api.list(url, Wire.PROMOTIONS, NONE);
    if (!pages.ended()) {
      throw api.unreadable();
    }
    for (Wire.Promotion offer : pages.entries()) {
      Promotion promotion = promotionOf(offer, carrier, prefix);
      if (promotion != null) {
        found.add(promotion);
      }
    }
  }

  private @Nullable Promotion promotionOf(Wire.Promotion offer, Carrier carrier, String prefix) {
    String own = offer.id();
    String title = PlainText.line(offer.title());
    if (own == null || own.isBlank() || own.length() > 80 || title == null) {
      return null;
    }
    String text = Stream.of(offer.description(), offer.terms())
        .map(PlainText::of)
        .filter(Objects::nonNull)
        .collect(Collectors.joining("\n"));
    List<Wire.@Nullable Named> named =
        offer.products() == null ? List.<Wire.@Nullable Named>of() : offer.products();
    String products = named.stream()
        .filter(Objects::nonNull)
        .map(product -> PlainText.line(product.name()))
        .filter(Objects::nonNull)
        .collect(Collectors.joining("; "));
    Set<String> ids = named.stream()
        .map(product -> product == null ? null : product.id())
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableSet());
    String terms = PlainText.line(offer.terms());
    return Promotion.builder(id, prefix + own, carrier, title)
        .text(text.isEmpty() ? null : text)
        .amounts(products.isEmpty() ? null : products)
        .trigger(ids.isEmpty() ? null : PromotionTrigger.plans(ids))
        .conditions(terms == null ? null : PlainText.cut(terms, LONGEST_TERMS))
        .period(PlainText.line(offer.starts()), PlainText.line(offer.ends()))
        .build();
  }
}
