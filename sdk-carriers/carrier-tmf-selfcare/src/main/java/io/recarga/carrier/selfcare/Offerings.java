package io.recarga.carrier.selfcare;

import io.recarga.retry.TimeSource;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the offerings that can be had now; those that only refer to prices get them from the list. */
final class Offerings {
  private final TmfSelfcare.Api api;
  private final Lists lists;
  private final Moments moments;
  private final TimeSource time;

  Offerings(TmfSelfcare.Api api, Lists lists, Moments moments, TimeSource time) {
    this.api = api;
    this.lists = lists;
    this.moments = moments;
    this.time = time;
  }

  List<Wire.Offering> read() {
    Instant now = time.now();
    List<Wire.Offering> offered =
        lists.catalogue("plans", api, api.list("productOffering"), Wire.OFFERINGS).stream()
            .filter(offering -> !Words.isOver(offering.lifecycleStatus()))
            .filter(offering -> moments.covers(offering.validFor(), now))
            .toList();
    if (offered.stream().allMatch(Offerings::isWhole)) {
      return offered;
    }
    Map<String, Wire.Price> byId = new HashMap<>();
    for (Wire.Price price :
        lists.catalogue("prices", api, api.plain("productOfferingPrice"), Wire.PRICES)) {
      if (price.id() != null) {
        byId.put(price.id(), price);
      }
    }
    return offered.stream().map(offering -> priced(offering, byId)).toList();
  }

  private static boolean isWhole(Wire.Offering offering) {
    return Present.in(offering.productOfferingPrice()).stream()
        .allMatch(price -> price.price() != null);
  }

  private static Wire.Offering priced(Wire.Offering offering, Map<String, Wire.Price> byId) {
    List<Wire.@Nullable Price> prices = new ArrayList<>();
    for (Wire.Price price : Present.in(offering.productOfferingPrice())) {
      Wire.Price listed = byId.get(String.valueOf(price.id()));
      prices.add(price.price() == null && listed != null ? listed : price);
    }
    return offering.at(prices);
  }
}
