package io.recarga.carrier.dtone;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Lists every product of one amount for a carrier as a plan. */
final class Plans {
  private static final int LONGEST_NAME = 120;
  private static final int MAX_DAYS = 731;

  private final AdapterId id;
  private final Catalogue catalogue;

  Plans(AdapterId id, Catalogue catalogue) {
    this.id = id;
    this.catalogue = catalogue;
  }

  List<Plan> of(Carrier carrier) {
    List<Plan> plans = new ArrayList<>();
    for (Offer offer : catalogue.of(carrier).value()) {
      Plan plan = offer.isPlan() && offer.missing() == null ? planOf(offer, carrier) : null;
      if (plan != null) {
        plans.add(plan);
      }
    }
    return List.copyOf(plans);
  }

  private @Nullable Plan planOf(Offer offer, Carrier carrier) {
    Money delivered = offer.delivered();
    Money price = delivered == null ? offer.cost(null) : delivered;
    if (price == null || price.isNegative()) {
      return null;
    }
    String name = PlainText.line(offer.product().name());
    Plan.Builder plan = Plan.builder(
        id,
        Long.toString(offer.id()),
        name == null ? offer.title() : PlainText.cut(name, LONGEST_NAME),
        carrier,
        price);
    String text = PlainText.of(offer.product().description());
    if (text != null) {
      plan.description(text);
    }
    Duration validity = validity(offer.product().validity());
    if (validity != null) {
      plan.validity(validity);
    }
    return plan.allowances(Benefits.allowances(offer.product().benefits()))
        .delivery(offer.isPin() ? Plan.Delivery.PIN : Plan.Delivery.DIRECT)
        .build();
  }

  /** Returns the length, or null where there is none: −1 is without end, a month has no length. */
  private static @Nullable Duration validity(Wire.@Nullable Validity validity) {
    Long quantity = validity == null ? null : validity.quantity();
    if (validity == null || quantity == null || quantity <= 0 || quantity > 24L * MAX_DAYS) {
      return null;
    }
    String unit = validity.unit() == null ? "" : validity.unit();
    Duration length = switch (unit) {
      case "HOUR" -> Duration.ofHours(quantity);
      case "DAY" -> Duration.ofDays(quantity);
      case "WEEK" -> Duration.ofDays(7 * quantity);
      default -> Duration.ZERO;
    };
    return length.isZero() || length.toDays() > MAX_DAYS ? null : length;
  }
}
