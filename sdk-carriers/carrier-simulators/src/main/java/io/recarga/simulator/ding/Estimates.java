package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** EstimatePrices and LookupBills: what something would cost. */
final class Estimates {
  private final Catalogue catalogue;
  private final String wallet;
  private final boolean optimistic;

  Estimates(Catalogue catalogue, String wallet, boolean optimistic) {
    this.catalogue = catalogue;
    this.wallet = wallet;
    this.optimistic = optimistic;
  }

  Object estimate(Call call) {
    List<Object> found = new ArrayList<>();
    Set<String> refs = new HashSet<>();
    for (Map<String, @Nullable Object> question : call.objects()) {
      String ref = Call.required(question, "BatchItemRef");
      if (!refs.add(ref)) {
        throw new Refused(4, "BatchItemRefMustBeUnique", ref);
      }
      found.add(item(ref, question));
    }
    return Envelope.items(found);
  }

  Object bills(Call call) {
    Map<String, @Nullable Object> body = call.object();
    String number = Call.required(body, "AccountNumber");
    DingProduct product = catalogue
        .product(Call.required(body, "SkuCode"))
        .orElseThrow(() -> Refused.invalid("SkuCode"));
    if (!product.needsBill()) {
      throw new Refused(4, "RequestInvalid", "SkuCode");
    }
    BigDecimal sent = product.leastSent();
    return Envelope.items(List.of(Json.object(
        "Price", product.price(sent, product.received(sent), wallet),
        "BillRef", "bill-" + number,
        "AdditionalInfo", Json.object())));
  }

  private Object item(String ref, Map<String, @Nullable Object> question) {
    String sku = Call.text(question, "SkuCode");
    try {
      DingProduct product = catalogue.product(sku).orElseThrow(() -> Refused.invalid("SkuCode"));
      return estimated(ref, product, question);
    } catch (Refused refused) {
      Map<String, @Nullable Object> item = Envelope.of(refused);
      item.put("Price", null);
      item.put("SkuCode", sku);
      item.put("BatchItemRef", ref);
      return item;
    }
  }

  private Object estimated(
      String ref, DingProduct product, Map<String, @Nullable Object> question) {
    BigDecimal given = positive(question, "SendValue");
    BigDecimal wanted = positive(question, "ReceiveValue");
    if ((given == null) == (wanted == null)) {
      throw new Refused(4, "ParameterCombinationInvalid", "SendValue, ReceiveValue");
    }
    BigDecimal sent = given != null ? given : product.sentFor(zero(wanted));
    if (sent.stripTrailingZeros().scale() > 2) {
      throw Refused.invalid("SendValue");
    }
    if (!product.takes(sent)) {
      throw Refused.outOfRange(given != null ? "SendValue" : "ReceiveValue");
    }
    BigDecimal received = product.received(sent);
    boolean exact = wanted == null || received.compareTo(wanted) == 0;
    if (!exact && optimistic) {
      received = zero(wanted);
      exact = true;
    }
    return Json.object(
        "Price",
        product.price(sent, received, wallet),
        "SkuCode",
        product.sku(),
        "BatchItemRef",
        ref,
        "ResultCode",
        exact ? 1 : 2,
        "ErrorCodes",
        exact ? List.of() : List.of(Json.object("Code", "NearestMatch", "Context", null)));
  }

  private static @Nullable BigDecimal positive(
      Map<String, @Nullable Object> question, String name) {
    BigDecimal value = Call.number(question, name);
    return value == null || value.signum() == 0 ? null : value;
  }

  private static BigDecimal zero(@Nullable BigDecimal value) {
    return value == null ? BigDecimal.ZERO : value;
  }
}
