package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.spi.AdapterId;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Lists offerings (TMF620) as plans of one adapter. */
final class Plans {
  private final AdapterId id;
  private final Carrier carrier;
  private final Prices prices;
  private final Cached<List<Wire.Offering>> offerings;
  private final boolean sold;

  /**
   * Lists plans for {@code id}.
   *
   * @param sold whether that adapter sells plans
   */
  Plans(
      AdapterId id,
      TmfSelfcare settings,
      TmfSelfcare.Api api,
      Lists lists,
      Moments moments,
      boolean sold) {
    this.id = id;
    this.carrier = settings.carrier;
    this.sold = sold;
    prices = new Prices(moments, settings.time);
    Offerings read = new Offerings(api, lists, moments, settings.time);
    offerings = new Cached<>(read::read, settings.catalogueMaxAge, settings.time);
  }

  List<Plan> of(SimCard sim) {
    Line.requireOwn(sim, carrier, id);
    return offerings.get().stream().map(this::planOf).filter(Objects::nonNull).toList();
  }

  @Nullable
  Instant asOf() {
    return offerings.asOf();
  }

  /** Returns the plan, or null if it has no price, or several: nobody could say what it costs. */
  private @Nullable Plan planOf(Wire.Offering offering) {
    String own = Words.id(offering.id());
    String name = Words.line(offering.name());
    Money price = prices.of(offering);
    if (own == null || name == null || price == null || price.isNegative()) {
      return null;
    }
    Plan.Builder plan = Plan.builder(id, own, name, carrier, price);
    String text = Words.text(offering.description());
    if (text != null) {
      plan.description(text);
    }
    Duration validity = Terms.validityOf(offering);
    if (validity != null) {
      plan.validity(validity);
    }
    if (!sold || Boolean.FALSE.equals(offering.isSellable())) {
      plan.forInformation();
    }
    return plan.allowances(Terms.allowancesOf(offering)).build();
  }
}
