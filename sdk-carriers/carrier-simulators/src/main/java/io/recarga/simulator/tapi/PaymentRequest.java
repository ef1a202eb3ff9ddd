package io.recarga.simulator.tapi;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A checked payment. */
record PaymentRequest(
    TapiCompany company,
    TapiProduct product,
    BigDecimal amount,
    String identifierName,
    String number,
    String reference,
    @Nullable String clientId) {
  private static final int MOST_DECIMALS = 2;

  static PaymentRequest read(Map<String, @Nullable Object> body, Catalogue catalogue) {
    String companyCode = required(body, "companyCode");
    if (!(body.get("productId") instanceof String productId) || productId.isBlank()) {
      throw new Refused(400, "XPA04023", "productId is required");
    }
    boolean formed = body.get("amount") instanceof BigDecimal number
        && number.signum() > 0
        && number.stripTrailingZeros().scale() <= MOST_DECIMALS;
    if (!formed || !(body.get("amount") instanceof BigDecimal amount)) {
      throw new Refused(400, "RPA04022", "Invalid amount format");
    }
    String reference = required(body, "externalPaymentId");
    String name = required(body, "identifierName");
    String value = required(body, "identifierValue");
    String method = required(body, "paymentMethod");
    if (!method.matches("DEBIT|CREDIT|ACCOUNT")) {
      throw Refused.field("paymentMethod");
    }
    TapiCompany company = catalogue
        .company(companyCode)
        .filter(TapiCompany::isActive)
        .orElseThrow(() -> new Refused(404, "XCX04325", "Company not found"));
    TapiProduct product = company
        .product(productId)
        .orElseThrow(() -> new Refused(404, "RPA04345", "Product not found"));
    if (!company.takes(name, value)) {
      throw Refused.field("identifierValue");
    }
    if (!product.takes(amount)) {
      throw new Refused(400, "RPA04041", "Amount out of range");
    }
    Object client = body.get("externalClientId");
    return new PaymentRequest(
        company,
        product,
        amount,
        name,
        value,
        reference,
        client == null ? null : client.toString());
  }

  private static String required(Map<String, @Nullable Object> body, String name) {
    if (body.get(name) instanceof String text && !text.isBlank()) {
      return text;
    }
    throw Refused.field(name);
  }
}
