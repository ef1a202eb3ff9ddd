package io.recarga.carrier.reloadly;

import io.recarga.spi.Attempt;
import io.recarga.spi.http.HttpReply;
import io.recarga.spi.http.JsonFields;
import org.jspecify.annotations.Nullable;

/**
 * Reads the record that answers an order: the usual one field by field, any other as all JSON here is
 * read. Leaves out the carrier's time, which only a history shows.
 */
final class SaleReader {
  private static final JsonFields.Names NAMES = JsonFields.Names.builder()
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
      .build();

  private static final int TRANSACTION_ID = 0;
  private static final int STATUS = 1;
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

  /** Returns the record, or null where the answer is none. */
  static Wire.@Nullable Sale read(HttpReply reply, Attempt attempt) {
    JsonFields fields = reply.fields(NAMES);
    if (fields == null) {
      return reply.json(Wire.SALE);
    }
    return new Wire.Sale(
        fields.text(TRANSACTION_ID),
        fields.word(STATUS),
        fields.text(OPERATOR_TRANSACTION_ID),
        fields.text(CUSTOM_IDENTIFIER, attempt.reference()),
        fields.text(RECIPIENT_PHONE),
        fields.word(COUNTRY_CODE),
        fields.word(DISCOUNT_CURRENCY),
        fields.decimal(DELIVERED),
        fields.word(DELIVERED_CURRENCY),
        null,
        fields.decimal(FEE),
        null,
        balance(fields));
  }

  private static Wire.@Nullable BalanceInfo balance(JsonFields fields) {
    return fields.isNull(BALANCE_INFO)
        ? null
        : new Wire.BalanceInfo(
            // The cost is stated as a rule; only without it the balances tell.
            fields.isNull(COST) ? fields.decimal(OLD_BALANCE) : null,
            fields.isNull(COST) ? fields.decimal(NEW_BALANCE) : null,
            fields.decimal(COST),
            fields.word(CURRENCY));
  }
}
