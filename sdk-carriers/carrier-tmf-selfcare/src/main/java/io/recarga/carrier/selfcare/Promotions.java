package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.Promotion;
import io.recarga.SimCard;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads promotions (TMF671): what they are for in the carrier's words, and when. */
final class Promotions {
  private final AdapterId id;
  private final Carrier carrier;
  private final Moments moments;
  private final TimeSource time;
  private final Cached<List<Wire.Promo>> promos;

  Promotions(
      AdapterId id, TmfSelfcare settings, TmfSelfcare.Api api, Lists lists, Moments moments) {
    this.id = id;
    this.carrier = settings.carrier;
    this.moments = moments;
    this.time = settings.time;
    promos = new Cached<>(
        () -> lists.catalogue("promotions", api, api.list("promotion"), Wire.PROMOS),
        settings.catalogueMaxAge,
        settings.time);
  }

  List<Promotion> of(SimCard sim) {
    Line.requireOwn(sim, carrier, id);
    return promos.get().stream()
        .filter(promo -> !isOver(promo))
        .map(this::promotionOf)
        .filter(Objects::nonNull)
        .toList();
  }

  @Nullable
  Instant asOf() {
    return promos.asOf();
  }

  /** One that is to come is not over: it is shown with its begin. */
  private boolean isOver(Wire.Promo promo) {
    Instant begin = moments.begin(promo.validFor());
    Instant end = moments.end(promo.validFor());
    boolean ended =
        end != null && end.isBefore(time.now()) && (begin == null || !end.isBefore(begin));
    return ended || Words.isOver(promo.lifecycleStatus());
  }

  private @Nullable Promotion promotionOf(Wire.Promo promo) {
    String own = Words.id(promo.id());
    String title = Words.line(promo.name());
    if (own == null || title == null) {
      return null;
    }
    Wire.Period period = promo.validFor();
    Criteria criteria = Criteria.of(promo, carrier);
    return Promotion.builder(id, own, carrier, title)
        .text(textOf(promo))
        .amounts(conditionsOf(promo))
        .trigger(criteria.trigger())
        .channel(criteria.channel())
        .conditions(criteria.rest())
        .bonus(bonusOf(promo), null)
        .period(
            period == null ? null : Words.line(period.startDateTime()),
            period == null ? null : Words.line(period.endDateTime()))
        .build();
  }

  private static @Nullable String textOf(Wire.Promo promo) {
    Stream<String> patterns = Present.in(promo.pattern()).stream()
        .flatMap(pattern -> Stream.concat(
            Stream.ofNullable(pattern.description()),
            Present.in(pattern.action()).stream()
                .map(action -> words(action.actionType(), action.actionValue()))));
    return Words.text(Stream.concat(Stream.ofNullable(promo.description()), patterns)
        .filter(part -> !part.isBlank())
        .distinct()
        .collect(Collectors.joining("\n")));
  }

  /** Returns the criteria as the carrier words them, such as "amount >= 10; channel = app". */
  private static @Nullable String conditionsOf(Wire.Promo promo) {
    return Words.line(Present.in(promo.pattern()).stream()
        .flatMap(pattern -> Present.in(pattern.criteriaGroup()).stream())
        .flatMap(group -> Present.in(group.criteria()).stream())
        .map(Criteria::words)
        .filter(part -> !part.isBlank())
        .distinct()
        .collect(Collectors.joining("; ")));
  }

  /** Returns the actions as the carrier words them, such as "award 500 MB". */
  private static @Nullable String bonusOf(Wire.Promo promo) {
    return Words.line(Present.in(promo.pattern()).stream()
        .flatMap(pattern -> Present.in(pattern.action()).stream())
        .map(action -> words(action.actionType(), action.actionValue()))
        .filter(part -> !part.isBlank())
        .distinct()
        .collect(Collectors.joining("; ")));
  }

  private static String words(@Nullable String... parts) {
    return Stream.of(parts)
        .filter(part -> part != null && !part.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }
}
