package io.recarga.carrier.reloadly;

import io.recarga.PhoneNumber;
import io.recarga.spi.Attempt;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record of one top-up, as it answers an order or a question for its status: the usual one
 * field by field, any other as all JSON here is read. Leaves out the carrier's time, which only a
 * history shows.
 */
final class SaleReader {
  private static final JsonFields.Names SALE = sale(JsonFields.Names.builder()).build();
  private static final JsonFields.Names STATUS = sale(JsonFields.Names.builder()
          .texts("code", "message", "status", "transactionId")
          .object("transaction"))
      .end()
      .build();
  private static final int TRANSACTION = 4;
  private static final int IN_TRANSACTION = 5;

  private static final int TRANSACTION_ID = 0;
  private static final int SALE_STATUS = 1;
  private static final int OPERATOR_TRANSACTION_ID = 2;
  private static final int CUSTOM_IDENTIFIER = 3;
  private static final int RECIPIENT_PHONE = 4;
  private static final int COUNTRY_CODE = 5;
  private static final int DISCOUNT_CURRENCY = 6;
  private static final int DELIVERED_CURRENCY = 7;
  private static final int DELIVERED = 8;
  private static final int FEE = 9;
  private static final int BALANCE_INFO = 11;
  private static final int OLD_BALANCE = 12;
  private static final int NEW_BALANCE = 13;
  private static final int COST = 14;
  private static final int CURRENCY = 15;

  private SaleReader() {}

  private static JsonFields.Names.Builder sale(JsonFields.Names.Builder names) {
    return names
        .texts(
            "transactionId",
            "status",
            "operatorTransactionId",
            "customIdentifier",
            "recipientPhone",
            "countryCode",
            "discountCurrencyCode",
            "deliveredAmountCurrencyCode")
        .decimals("deliveredAmount", "fee")
        .nothing("pinDetail")
        .object("balanceInfo")
        .decimals("oldBalance", "newBalance", "cost")
        .texts("currencyCode")
        .end();
  }

  /** Returns the record that answers an order, or null where the answer is none. */
  static Wire.@Nullable Sale sale(HttpReply reply, Attempt attempt) {
    JsonFields fields = reply.fields(SALE);
    return fields == null ? reply.json(Wire.SALE) : sale(fields, 0, attempt);
  }

  /** Returns the answer to a question for the status, or null where it is none. */
  static Wire.@Nullable Status status(HttpReply reply, Attempt attempt) {
    JsonFields fields = reply.fields(STATUS);
    if (fields == null) {
      return reply.json(Wire.STATUS);
    }
    return new Wire.Status(
        fields.text(0),
        fields.text(1),
        fields.word(2),
        fields.isNull(TRANSACTION) ? null : sale(fields, IN_TRANSACTION, attempt),
        fields.text(3));
  }

  private static Wire.Sale sale(JsonFields fields, int at, Attempt attempt) {
    return new Wire.Sale(
        fields.text(at + TRANSACTION_ID),
        fields.word(at + SALE_STATUS),
        fields.text(at + OPERATOR_TRANSACTION_ID),
        fields.text(at + CUSTOM_IDENTIFIER, attempt.reference()),
        phone(fields, at, attempt),
        fields.word(at + COUNTRY_CODE),
        fields.word(at + DISCOUNT_CURRENCY),
        fields.decimal(at + DELIVERED),
        fields.word(at + DELIVERED_CURRENCY),
        null,
        fields.decimal(at + FEE),
        null,
        balance(fields, at));
  }

  private static @Nullable String phone(JsonFields fields, int at, Attempt attempt) {
    PhoneNumber asked = attempt.topUp().sim().number();
    // The wire has the digits without the plus sign.
    return asked == null
        ? fields.text(at + RECIPIENT_PHONE)
        : fields.textBehind(at + RECIPIENT_PHONE, asked.e164());
  }

  private static Wire.@Nullable BalanceInfo balance(JsonFields fields, int at) {
    // The cost is stated as a rule; only without it the balances tell.
    boolean costs = !fields.isNull(at + COST);
    return fields.isNull(at + BALANCE_INFO)
        ? null
        : new Wire.BalanceInfo(
            costs ? null : fields.decimal(at + OLD_BALANCE),
            costs ? null : fields.decimal(at + NEW_BALANCE),
            fields.decimal(at + COST),
            fields.word(at + CURRENCY));
  }
}
