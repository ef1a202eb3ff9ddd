package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A checked transfer. */
record TransferRequest(
    DingProduct product, BigDecimal sent, String number, String reference, boolean validateOnly) {
  private static final int CENTS = 2;
  private static final String NO_NUMBER = "0000000000";

  static TransferRequest read(
      Map<String, @Nullable Object> body, Catalogue catalogue, String wallet) {
    String sku = Call.required(body, "SkuCode");
    String reference = Call.required(body, "DistributorRef");
    String number = Call.required(body, "AccountNumber");
    if (!(body.get("ValidateOnly") instanceof Boolean validateOnly)) {
      throw Refused.invalid("ValidateOnly");
    }
    DingProduct product = catalogue.product(sku).orElseThrow(() -> Refused.invalid("SkuCode"));
    BigDecimal sent = Call.number(body, "SendValue");
    if (sent == null) {
      throw Refused.missing("SendValue");
    }
    if (sent.stripTrailingZeros().scale() > CENTS) {
      throw Refused.invalid("SendValue");
    }
    String currency = Call.text(body, "SendCurrencyIso");
    if (currency != null && !currency.equals(wallet)) {
      throw Refused.invalid("SendCurrencyIso");
    }
    if (!product.takes(sent)) {
      throw Refused.outOfRange("SendValue");
    }
    checkSettings(body, product);
    if (product.needsBill() && Call.text(body, "BillRef") == null) {
      throw Refused.missing("BillRef");
    }
    checkNumber(product, number);
    return new TransferRequest(product, sent.setScale(CENTS), number, reference, validateOnly);
  }

  Map<String, @Nullable Object> price(String wallet) {
    return product.price(sent, product.received(sent), wallet);
  }

  Map<String, @Nullable Object> idJson(@Nullable String transferRef) {
    return Json.object("TransferRef", transferRef, "DistributorRef", reference);
  }

  // A plus sign is one character too many. (Seen by a third-party client, 2026)
  private static void checkNumber(DingProduct product, String number) {
    boolean fits = number.matches(Country.of(product.provider().country()).regex())
        || (product.isPin() && number.equals(NO_NUMBER));
    if (!fits) {
      throw new Refused(4, "AccountNumberInvalid", "AccountNumberFailedRegex");
    }
  }

  private static void checkSettings(Map<String, @Nullable Object> body, DingProduct product) {
    Object settings = body.get("Settings");
    if (settings != null && !(settings instanceof List)) {
      throw Refused.invalid("Settings");
    }
    Set<String> given = new HashSet<>();
    for (Object setting : settings instanceof List<?> list ? list : List.of()) {
      if (!(setting instanceof Map<?, ?> pair)
          || !(pair.get("Name") instanceof String name)
          || !(pair.get("Value") instanceof String)) {
        throw Refused.invalid("Settings");
      }
      given.add(name);
    }
    for (String name : product.mandatorySettings()) {
      if (!given.contains(name)) {
        throw Refused.missing(name);
      }
    }
  }
}
