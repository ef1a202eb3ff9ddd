package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Transactions as the wire shows them. */
final class TransactionJson {
  private TransactionJson() {}

  static Map<String, @Nullable Object> of(Transaction t, Status status, String walletCurrency) {
    TransactionRequest request = t.request;
    DtOneProduct product = request.product();
    BigDecimal destination = t.isForeign() ? BigDecimal.ONE : request.destination();
    boolean completed = status.equals(Status.COMPLETED) || status.equals(Status.REVERSED);
    Map<String, @Nullable Object> json = Json.object(
        "id", t.id,
        "external_id", request.externalId(),
        "creation_date", Dates.format(t.created),
        "confirmation_expiration_date", Dates.format(t.expires));
    Instant confirmed = t.confirmed();
    if (confirmed != null) {
      json.put("confirmation_date", Dates.format(confirmed));
    }
    json.put("status", status.toJson());
    json.put("operator_reference", completed ? "OP" + t.id : null);
    json.put("pin", completed ? pin(t) : null);
    Map<String, @Nullable Object> sold = ProductJson.base(product);
    sold.put("pin", ProductJson.pin(product));
    json.put("product", sold);
    json.put("prices", prices(t, walletCurrency, destination));
    json.put("rates", ProductJson.rates(product));
    json.put("benefits", ProductJson.benefits(product, destination));
    json.put("promotions", Promotions.brief(product));
    json.put("requested_values", values(t, walletCurrency, destination));
    json.put("adjusted_values", values(t, walletCurrency, destination));
    json.putAll(request.parties());
    if (t.isForeign()) {
      json.put("credit_party_identifier", Json.object("mobile_number", "+51900000000"));
    }
    if (request.callbackUrl() != null) {
      json.put("callback_url", request.callbackUrl().toString());
    }
    return json;
  }

  private static Map<String, @Nullable Object> prices(
      Transaction t, String walletCurrency, BigDecimal destination) {
    Prices prices = t.request.product().prices();
    Map<String, @Nullable Object> wholesale =
        ProductJson.value(walletCurrency, prices.wholesale(destination));
    wholesale.put("fee", prices.fee());
    Map<String, @Nullable Object> retail =
        ProductJson.value(walletCurrency, prices.source(destination));
    retail.put("fee", BigDecimal.ZERO);
    return Json.object("wholesale", wholesale, "retail", retail);
  }

  /** What was asked for, where a product leaves that to the caller. */
  private static @Nullable Map<String, @Nullable Object> values(
      Transaction t, String walletCurrency, BigDecimal destination) {
    DtOneProduct product = t.request.product();
    return product.type().isRanged()
        ? Json.object(
            "source",
            ProductJson.value(walletCurrency, product.prices().source(destination)),
            "destination",
            ProductJson.value(product.currency(), destination))
        : null;
  }

  private static @Nullable Object pin(Transaction t) {
    boolean bySuffix = t.suffix != null && t.suffix.withPin();
    return t.request.product().type().isPin() || bySuffix
        ? Json.object(
            "code", String.format("%014d", t.id % 1_000_000 * 7_919), "serial", "S" + t.id)
        : null;
  }
}
