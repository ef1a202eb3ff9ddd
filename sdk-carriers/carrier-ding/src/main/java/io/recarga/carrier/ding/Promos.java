package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Promotion;
import io.recarga.PromotionTrigger;
import io.recarga.spi.AdapterId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Lists the promotions of a carrier's providers, in the reader's language where Ding has it. */
final class Promos {
  private static final int LONGEST_ID = 100;
  private static final int LONGEST_TERMS = 200;

  /** Ding writes "no end" as the end of the calendar. (Ding's API description, 2026-08-13) */
  private static final String NO_END = "9999-";

  private final AdapterId id;
  private final Api api;
  private final Catalogue catalogue;
  private final Texts texts;

  Promos(AdapterId id, Api api, Catalogue catalogue, Texts texts) {
    this.id = id;
    this.api = api;
    this.catalogue = catalogue;
    this.texts = texts;
  }

  List<Promotion> of(Carrier carrier) {
    Set<String> codes = catalogue.providerCodes(carrier);
    if (codes.isEmpty()) {
      return List.of();
    }
    HttpUrl.Builder url =
        api.url("GetPromotions").addQueryParameter("countryIsos", carrier.country());
    codes.stream().sorted().forEach(code -> url.addQueryParameter("providerCodes", code));
    List<Wire.Promotion> offered = new ArrayList<>();
    for (Wire.Promotion offer :
        Catalogue.present(api.catalogue(url, Wire.PROMOTIONS).items())) {
      if (offer.localizationKey() != null && codes.contains(offer.providerCode())) {
        offered.add(offer);
      }
    }
    Map<String, Wire.PromotionText> described = offered.isEmpty() ? Map.of() : texts.ofPromotions();
    return offered.stream()
        .map(offer -> promotionOf(offer, described, carrier))
        .filter(Objects::nonNull)
        .collect(Collectors.toUnmodifiableList());
  }

  private @Nullable Promotion promotionOf(
      Wire.Promotion offer, Map<String, Wire.PromotionText> described, Carrier carrier) {
    String key = Objects.requireNonNull(offer.localizationKey(), "localizationKey");
    Wire.PromotionText text = described.get(key);
    String title = text == null ? null : PlainText.line(text.headline());
    if (title == null || key.isBlank()) {
      return null; // Without a word on what is offered there is nothing to tell.
    }
    String terms = PlainText.line(Objects.requireNonNull(text, "text").terms());
    String end = offer.endUtc();
    return Promotion.builder(id, PlainText.cut(key, LONGEST_ID), carrier, title)
        .text(textOf(text))
        .amounts(amounts(offer))
        .trigger(trigger(offer))
        .bonus(Bonuses.of(text), PlainText.line(text.bonusValidity()))
        .conditions(terms == null ? null : PlainText.cut(terms, LONGEST_TERMS))
        .period(offer.startUtc(), end == null || end.startsWith(NO_END) ? null : end)
        .build();
  }

  private static @Nullable String textOf(Wire.PromotionText text) {
    String joined = Stream.of(text.dates(), text.bonusValidity(), text.terms())
        .map(PlainText::of)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("\n"));
    return joined.isEmpty() ? null : joined;
  }

  private static @Nullable PromotionTrigger trigger(Wire.Promotion offer) {
    Money least = Amounts.orNull(offer.minimumSendAmount(), offer.currencyIso());
    return least == null || !least.isPositive() ? null : PromotionTrigger.paying(least, null);
  }

  private static @Nullable String amounts(Wire.Promotion offer) {
    Money least = Amounts.orNull(offer.minimumSendAmount(), offer.currencyIso());
    return least == null || !least.isPositive() ? null : ">= " + least;
  }
}
