package io.recarga.simulator.dtone;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * A checked request for a transaction.
 *
 * @param mode "SOURCE_AMOUNT", "DESTINATION_AMOUNT", or null for a product of one amount
 * @param destination what will arrive, in the line's currency
 * @param parties what was told of sender, beneficiary and the like, as it came
 */
record TransactionRequest(
    DtOneProduct product,
    String externalId,
    boolean autoConfirm,
    @Nullable String mode,
    BigDecimal destination,
    Map<String, @Nullable Object> parties,
    @Nullable HttpUrl callbackUrl) {
  private static final int MAX_EXTERNAL_ID = 40;
  private static final List<String> PARTIES = List.of(
      "sender",
      "beneficiary",
      "debit_party_identifier",
      "credit_party_identifier",
      "statement_identifier",
      "additional_identifier");

  static TransactionRequest read(Map<String, @Nullable Object> body, Catalogue catalogue) {
    String externalId = Call.text(body.get("external_id"), "external_id");
    Long productId = Call.whole(body.get("product_id"), "product_id");
    if (externalId == null || externalId.length() > MAX_EXTERNAL_ID) {
      throw Problem.BAD_REQUEST.refused("external_id has from 1 to 40 characters");
    }
    if (productId == null) {
      throw Problem.BAD_REQUEST.refused("product_id is missing");
    }
    DtOneProduct product = catalogue.find(productId).orElseThrow(Problem.NO_SUCH_PRODUCT::refused);
    Map<String, @Nullable Object> parties = new LinkedHashMap<>();
    for (String name : PARTIES) {
      parties.put(name, Call.object(body.get(name), name));
    }
    checkNumber(parties, "credit_party_identifier", Problem.INVALID_CREDIT_PARTY);
    checkNumber(parties, "debit_party_identifier", Problem.INVALID_DEBIT_PARTY);
    checkNumber(parties, "sender", Problem.INVALID_SENDER);
    checkNumber(parties, "beneficiary", Problem.INVALID_BENEFICIARY);
    checkHas(parties, "credit_party_identifier", product.creditParty());
    checkHas(parties, "sender", product.sender());
    Amounts amounts = new Amounts(body, product);
    return new TransactionRequest(
        product,
        externalId,
        flag(body.get("auto_confirm")),
        amounts.mode(),
        amounts.destination(),
        parties,
        callback(Call.text(body.get("callback_url"), "callback_url")));
  }

  /** Makes the request of an execution of an earlier process. */
  static TransactionRequest restored(DtOneProduct product, Execution earlier, Money delivered) {
    Object party = Json.object("mobile_number", earlier.line());
    return new TransactionRequest(
        product,
        earlier.reference(),
        true,
        product.type().isRanged() ? "DESTINATION_AMOUNT" : null,
        delivered.amount(),
        Json.object("credit_party_identifier", party),
        null);
  }

  /** Returns the number or account of the credit party; empty if the product has none. */
  String line() {
    Object party = parties.get("credit_party_identifier");
    if (!(party instanceof Map<?, ?> fields)) {
      return "";
    }
    Object line = fields.get("mobile_number");
    return String.valueOf(line != null ? line : fields.get("account_number"));
  }

  static String digits(@Nullable Object number, Problem otherwise) {
    if (!(number instanceof String text) || !text.matches("\\+[1-9][0-9]{6,14}")) {
      throw otherwise.refused();
    }
    return text.substring(1);
  }

  private static boolean flag(@Nullable Object value) {
    if (value != null && !(value instanceof Boolean)) {
      throw Problem.BAD_REQUEST.refused("auto_confirm is true or false");
    }
    return Boolean.TRUE.equals(value);
  }

  private static @Nullable HttpUrl callback(@Nullable String text) {
    HttpUrl url = text == null ? null : HttpUrl.parse(text);
    if (text != null && url == null) {
      throw Problem.BAD_REQUEST.refused("callback_url is not an address");
    }
    return url;
  }

  private static void checkNumber(
      Map<String, @Nullable Object> parties, String name, Problem otherwise) {
    if (parties.get(name) instanceof Map<?, ?> fields && fields.get("mobile_number") != null) {
      String ignored = digits(fields.get("mobile_number"), otherwise);
    }
  }

  private static void checkHas(
      Map<String, @Nullable Object> parties, String name, @Nullable List<List<String>> anyOf) {
    Object party = parties.get(name);
    Map<?, ?> fields = party instanceof Map<?, ?> given ? given : Map.of();
    if (anyOf != null
        && anyOf.stream().noneMatch(all -> all.stream().allMatch(f -> fields.get(f) != null))) {
      throw Problem.BAD_REQUEST.refused(name + " needs one of " + anyOf);
    }
  }
}
