package io.recarga.carrier.reloadly;

import io.recarga.Carrier;
import io.recarga.Promotion;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.HttpReply;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists the promotions of a carrier's operators as plain text. */
final class Promotions {
  private static final int LONGEST_TERMS = 200;

  private final AdapterId id;
  private final Api api;
  private final Operators operators;

  Promotions(AdapterId id, Api api, Operators operators) {
    this.id = id;
    this.api = api;
    this.operators = operators;
  }

  List<Promotion> of(Carrier carrier) {
    List<Promotion> found = new ArrayList<>();
    for (Wire.Operator operator : operators.of(carrier).all()) {
      for (Wire.Offer offer : offersOf(Operators.idOf(operator))) {
        Promotion promotion = offer == null ? null : promotionOf(offer, carrier);
        if (promotion != null) {
          found.add(promotion);
        }
      }
    }
    return List.copyOf(found);
  }

  /** Reads an array, as seen on the wire, or the page that the OpenAPI file of 2022-07-20 shows. */
  private List<Wire.@Nullable Offer> offersOf(long operatorId) {
    HttpReply reply = api.askCatalogue(
        api.url("promotions", "operators", Long.toString(operatorId)).build());
    if (reply.status() == 404) {
      return List.of();
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    List<Wire.@Nullable Offer> offers = reply.json(Wire.OFFERS);
    Wire.OfferPage page = offers == null ? reply.json(Wire.OFFER_PAGE) : null;
    if (page != null) {
      offers = page.content();
    }
    if (offers == null) {
      throw api.unreadable();
    }
    return offers;
  }

  private @Nullable Promotion promotionOf(Wire.Offer offer, Carrier carrier) {
    String own = offer.promotionId() != null ? offer.promotionId() : offer.id();
    String title = PlainText.line(offer.title());
    String second = PlainText.line(offer.title2());
    if (own == null || own.isBlank() || own.length() > 100 || (title == null && second == null)) {
      return null;
    }
    String text = joined("\n", title == null ? null : second, PlainText.of(offer.description()));
    return Promotion.builder(id, own, carrier, title != null ? title : String.valueOf(second))
        .text(text)
        .amounts(joined(
            "; ",
            PlainText.line(offer.denominations()),
            PlainText.line(offer.localDenominations())))
        .trigger(Denominations.trigger(offer))
        .conditions(text == null ? null : PlainText.cut(text.replace('\n', ' '), LONGEST_TERMS))
        .period(PlainText.line(offer.startDate()), PlainText.line(offer.endDate()))
        .build();
  }

  private static @Nullable String joined(
      String between, @Nullable String one, @Nullable String other) {
    String text = Stream.of(one == null ? "" : one, other == null ? "" : other)
        .filter(part -> !part.isEmpty())
        .distinct()
        .collect(Collectors.joining(between));
    return text.isEmpty() ? null : text;
  }
}
