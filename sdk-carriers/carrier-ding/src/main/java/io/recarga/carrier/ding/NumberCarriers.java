package io.recarga.carrier.ding;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.CarrierEvidence.Basis;
import io.recarga.PhoneNumber;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Says which carriers a number may belong to. GetAccountLookup answers with nothing for a number
 * that it does not know; GetProducts and GetProviders would answer with everything they have.
 */
final class NumberCarriers {
  private final Api api;
  private final Catalogue catalogue;

  NumberCarriers(Api api, Catalogue catalogue) {
    this.api = api;
    this.catalogue = catalogue;
  }

  // It may name several, and nobody says that it asks the portability data: each is a hint.
  List<CarrierEvidence> of(PhoneNumber number) {
    var url = api.url("GetAccountLookup").addQueryParameter("accountNumber", number.digits());
    Wire.AccountLookup found = api.look(url, Wire.ACCOUNT_LOOKUP);
    Integer result = found.resultCode();
    boolean unknownNumber =
        Errors.of(found).stream().anyMatch(error -> "AccountNumberInvalid".equals(error.code()));
    if (unknownNumber) {
      return List.of();
    }
    if (result == null || result != Errors.SUCCESS) {
      throw api.problem("GetAccountLookup", found);
    }
    String country = found.countryIso();
    if (country == null || !country.matches("[A-Za-z]{2}")) {
      return List.of();
    }
    Set<Carrier> carriers = new LinkedHashSet<>();
    for (Wire.FoundProvider one : Catalogue.present(found.items())) {
      String code = one.providerCode();
      Carrier carrier =
          code == null ? null : catalogue.carrierOf(code, country.toUpperCase(Locale.ROOT));
      if (carrier != null) {
        carriers.add(carrier);
      }
    }
    return carriers.stream()
        .map(carrier -> new CarrierEvidence(carrier, Basis.NUMBER_PREFIX))
        .toList();
  }
}
