package io.recarga.carrier.dtone;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.CarrierEvidence.Basis;
import io.recarga.PhoneNumber;
import io.recarga.spi.http.HttpReply;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Says which carrier a number belongs to, by DT One's look-up. */
final class NumberCarriers {
  private static final int PAGE_SIZE = 100;
  // The number is none that DT One knows operators for.
  private static final String INVALID_NUMBER = "1005003";

  private final Api api;
  private final Catalogue catalogue;

  NumberCarriers(Api api, Catalogue catalogue) {
    this.api = api;
    this.catalogue = catalogue;
  }

  List<CarrierEvidence> of(PhoneNumber number) {
    HttpReply reply = api.askByPost(
        api.url("lookup", "mobile-number").build(),
        Wire.LOOK_UP.toJson(new Wire.LookUp(number.e164(), 1, PAGE_SIZE)));
    if (reply.status() == 400 && INVALID_NUMBER.equals(Api.codeOf(reply))) {
      return List.of();
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    List<Wire.@Nullable Operator> operators = reply.json(Wire.OPERATORS);
    if (operators == null) {
      throw api.unreadable();
    }
    // The others are candidates of the same country and say nothing about the number.
    List<CarrierEvidence> found = new ArrayList<>();
    for (Wire.Operator operator : operators) {
      boolean identified = operator != null && Boolean.TRUE.equals(operator.identified());
      Carrier carrier = identified ? catalogue.carrierOf(operator) : null;
      if (carrier != null) {
        // Its own description grants that a fresh porting may be missed. (OpenAPI 1.23.0)
        found.add(new CarrierEvidence(carrier, Basis.PORTABILITY_LOOKUP));
      }
    }
    return List.copyOf(found);
  }
}
