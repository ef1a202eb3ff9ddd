package io.recarga.simulator.reloadly;

import java.math.BigDecimal;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A checked order.
 *
 * @param reference the caller's id; empty if none was given
 * @param recipient international digits
 */
record OrderRequest(
    ReloadlyOperator operator,
    BigDecimal amount,
    boolean local,
    String reference,
    String recipient,
    @Nullable String sender,
    @Nullable String email) {
  private static final int MAX_REFERENCE = 150;

  static OrderRequest read(Map<String, @Nullable Object> body, Catalogue catalogue) {
    Long operatorId = Call.whole(body.get("operatorId"));
    if (operatorId == null) {
      throw new Refused(400, "INVALID_INPUT_PROVIDED", "operatorId is required");
    }
    ReloadlyOperator operator = catalogue.operator(operatorId);
    BigDecimal amount = Call.decimal(body.get("amount"));
    if (amount == null || amount.signum() <= 0) {
      throw new Refused(400, "INVALID_AMOUNT", "amount must be a number greater than 0");
    }
    String reference =
        Optional.ofNullable(Call.text(body.get("customIdentifier"))).orElse("");
    if (reference.length() > MAX_REFERENCE) {
      throw new Refused(400, "INVALID_INPUT_PROVIDED", "customIdentifier is too long");
    }
    return new OrderRequest(
        operator,
        amount,
        Boolean.parseBoolean(String.valueOf(body.get("useLocalAmount"))),
        reference,
        recipient(body.get("recipientPhone")),
        phone(body.get("senderPhone"), "INVALID_SENDER_PHONE"),
        Call.text(body.get("recipientEmail")));
  }

  void checkAmount(boolean unlistedAmounts) {
    if (local && !operator.takesLocalAmounts()) {
      throw new Refused(
          400, "INVALID_LOCAL_AMOUNT_FOR_OPERATOR", "Operator does not support local amounts");
    }
    boolean lenient = unlistedAmounts && !operator.isRange();
    if (!lenient && !Limits.allows(operator, amount, local)) {
      String code = local ? "INVALID_LOCAL_AMOUNT_FOR_OPERATOR" : "INVALID_AMOUNT_FOR_OPERATOR";
      throw new Refused(400, code, "Invalid amount for operator " + operator.name());
    }
  }

  private static String recipient(@Nullable Object value) {
    String digits = phone(value, "INVALID_RECIPIENT_PHONE");
    if (digits == null) {
      throw new Refused(400, "INVALID_RECIPIENT_PHONE", "recipientPhone is required");
    }
    return digits;
  }

  private static @Nullable String phone(@Nullable Object value, String code) {
    if (value == null) {
      return null;
    }
    if (!(value instanceof Map<?, ?> phone)) {
      throw new Refused(400, code, "The phone must be an object of countryCode and number");
    }
    Object iso = phone.get("countryCode");
    Object number = phone.get("number");
    Country country = Country.served(iso == null ? null : iso.toString());
    String digits = number == null ? null : country.toInternational(number.toString());
    if (digits == null) {
      throw new Refused(400, code, "The phone number is not valid");
    }
    return digits;
  }
}
