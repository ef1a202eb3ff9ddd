package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Lists every product with one price as a plan, described in the reader's language. */
final class Plans {
  private static final int LONGEST_NAME = 120;
  private static final int LONGEST_ID = 100;
  private static final int MAX_DAYS = 731;
  private static final Pattern LENGTH = Pattern.compile(
      "P(?:(\\d{1,4})W)?(?:(\\d{1,4})D)?(?:T(?:(\\d{1,5})H)?(?:(\\d{1,6})M)?(?:(\\d{1,8})S)?)?");
  private static final List<Duration> UNITS = List.of(
      Duration.ofDays(7),
      Duration.ofDays(1),
      Duration.ofHours(1),
      Duration.ofMinutes(1),
      Duration.ofSeconds(1));

  private final AdapterId id;
  private final Catalogue catalogue;
  private final Texts texts;
  private final Set<String> settings;

  Plans(AdapterId id, Catalogue catalogue, Texts texts, Set<String> settings) {
    this.id = id;
    this.catalogue = catalogue;
    this.texts = texts;
    this.settings = Set.copyOf(settings);
  }

  List<Plan> of(Carrier carrier) {
    List<Wire.Product> fixed = catalogue.of(carrier).value().stream()
        .filter(Products::isFixed)
        .filter(product -> Products.missingSetting(product, settings) == null)
        .filter(product -> Products.sku(product).length() <= LONGEST_ID)
        .toList();
    if (fixed.isEmpty()) {
      return List.of();
    }
    Map<String, Wire.ProductText> described = texts.ofProducts(fixed);
    Map<String, Plan> plans = new LinkedHashMap<>();
    for (Wire.Product product : fixed) {
      String key = product.localizationKey();
      Plan plan = planOf(product, key == null ? null : described.get(key), carrier);
      plans.putIfAbsent(plan.id(), plan);
    }
    return List.copyOf(plans.values());
  }

  private Plan planOf(Wire.Product product, Wire.@Nullable ProductText text, Carrier carrier) {
    Wire.Price price = Products.minimum(product);
    Money received = Amounts.received(price);
    Money sent =
        Objects.requireNonNull(Amounts.orNull(price.sendValue(), price.sendCurrencyIso()), "sent");
    String sku = Products.sku(product);
    String own = PlainText.line(text == null ? null : text.displayText());
    String standard = PlainText.line(product.defaultDisplayText());
    String name = own != null ? own : standard != null ? standard : sku;
    Plan.Builder plan = Plan.builder(
        id,
        sku,
        PlainText.cut(name, LONGEST_NAME),
        carrier,
        received != null && received.isPositive() ? received : sent);
    String description = description(product, text);
    if (description != null) {
      plan.description(description);
    }
    Duration validity = validity(product.validityPeriodIso());
    if (validity != null) {
      plan.validity(validity);
    }
    return plan.delivery(Products.isPin(product) ? Plan.Delivery.PIN : Plan.Delivery.DIRECT)
        .build();
  }

  private static @Nullable String description(
      Wire.Product product, Wire.@Nullable ProductText text) {
    String joined = Stream.of(
            text == null ? null : text.descriptionMarkdown(),
            text == null ? null : text.readMoreMarkdown(),
            product.additionalInformation())
        .map(PlainText::of)
        .filter(Objects::nonNull)
        .distinct()
        .collect(Collectors.joining("\n"));
    return joined.isEmpty() ? null : joined;
  }

  /** Reads "P30D", "P2W" and "PT12H". Months are not read: carriers mean 28, 30 or 31 days. */
  static @Nullable Duration validity(@Nullable String iso) {
    Matcher parts = LENGTH.matcher(iso == null ? "" : iso);
    if (!parts.matches()) {
      return null;
    }
    Duration length = Duration.ZERO;
    for (int i = 0; i < UNITS.size(); i++) {
      String count = parts.group(i + 1);
      length = length.plus(UNITS.get(i).multipliedBy(count == null ? 0 : Long.parseLong(count)));
    }
    return length.isZero() || length.toDays() > MAX_DAYS ? null : length;
  }
}
