package io.recarga.carrier.dtone;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.EachByItself;
import io.recarga.spi.http.Text;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that DT One speaks, as far as it is read here: what is not declared cannot make an answer
 * unreadable. Records are public only because Moshi asks for it.
 */
final class Wire {
  private static final Moshi MOSHI =
      CarrierJson.moshi().add(Bounds.class, new Bounds.Adapter()).build();

  static final JsonAdapter<Request> REQUEST = MOSHI.adapter(Request.class);
  static final JsonAdapter<LookUp> LOOK_UP = MOSHI.adapter(LookUp.class);
  static final JsonAdapter<Transaction> TRANSACTION = MOSHI.adapter(Transaction.class);
  static final JsonAdapter<List<@Nullable Transaction>> TRANSACTIONS = strict(Transaction.class);
  static final JsonAdapter<List<@Nullable Product>> PRODUCTS = list(Product.class);
  static final JsonAdapter<List<@Nullable Operator>> OPERATORS = list(Operator.class);
  static final JsonAdapter<List<@Nullable Promotion>> PROMOTIONS = list(Promotion.class);
  static final JsonAdapter<List<@Nullable Balance>> BALANCES = list(Balance.class);
  static final JsonAdapter<Failure> FAILURE = MOSHI.adapter(Failure.class);
  static final JsonAdapter<Hook> HOOK = MOSHI.adapter(Hook.class);

  private Wire() {}

  private static <T> JsonAdapter<List<@Nullable T>> list(Class<T> of) {
    return new EachByItself<>(MOSHI.adapter(of));
  }

  /** Where one odd entry may be the very one that is searched, all of the list is unreadable. */
  private static <T> JsonAdapter<List<@Nullable T>> strict(Class<T> of) {
    return MOSHI.adapter(Types.newParameterizedType(List.class, of));
  }

  public record Request(
      @Json(name = "external_id") String externalId,
      @Json(name = "product_id") Long productId,
      @Json(name = "calculation_mode") @Nullable String calculationMode,
      @Nullable Value destination,
      @Json(name = "auto_confirm") Boolean autoConfirm,
      @Json(name = "credit_party_identifier") Party creditParty,
      @Json(name = "callback_url") @Nullable String callbackUrl) {
    @Override
    public String toString() {
      return externalId + " of product " + productId;
    }
  }

  /** Who is topped up. */
  public record Party(
      @Text @Json(name = "mobile_number") @Nullable String mobileNumber) {
    @Override
    public String toString() {
      return "***";
    }
  }

  public record LookUp(
      @Json(name = "mobile_number") String mobileNumber,
      Integer page,
      @Json(name = "per_page") Integer perPage) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** One transaction in DT One's records. */
  public record Transaction(
      @Text @Nullable String id,
      @Text @Json(name = "external_id") @Nullable String externalId,
      @Text @Json(name = "creation_date") @Nullable String created,

      @Text @Json(name = "confirmation_expiration_date") @Nullable
      String expires,

      @Nullable Status status,
      @Text @Json(name = "operator_reference") @Nullable String operatorReference,
      @Nullable PinCode pin,
      @Nullable Sold product,
      @Nullable Prices prices,
      @Nullable List<@Nullable Benefit> benefits,
      @Json(name = "requested_values") @Nullable Values requested,
      @Json(name = "adjusted_values") @Nullable Values adjusted,
      @Json(name = "credit_party_identifier") @Nullable Party creditParty) {
    @Override
    public String toString() {
      return id + " " + status;
    }
  }

  public record Status(
      @Text @Nullable String message,
      @Json(name = "class") @Nullable StatusClass of) {
    @Override
    public String toString() {
      return String.valueOf(message);
    }
  }

  public record StatusClass(
      @Text @Nullable String id, @Text @Nullable String message) {}

  public record PinCode(
      @Text @Nullable String code, @Text @Nullable String serial) {
    @Override
    public String toString() {
      return "PIN ****";
    }
  }

  /** What a transaction repeats of its product. */
  public record Sold(@Nullable Long id, @Nullable PinInfo pin) {}

  public record PinInfo(@Json(name = "usage_info") @Nullable List<@Nullable String> usage) {}

  public record Values(@Nullable Value source, @Nullable Value destination) {}

  public record Value(
      @Json(name = "unit_type") @Nullable String unitType,
      @Nullable String unit,
      @Nullable Bounds amount) {}

  public record Prices(@Nullable Price wholesale) {}

  public record Price(
      @Json(name = "unit_type") @Nullable String unitType,
      @Nullable String unit,
      @Nullable Bounds amount,
      @Nullable BigDecimal fee) {}

  public record Rates(@Nullable BigDecimal wholesale) {}

  public record Benefit(
      @Text @Nullable String type,
      @Text @Json(name = "unit_type") @Nullable String unitType,
      @Text @Nullable String unit,
      @Nullable BenefitAmount amount) {}

  public record BenefitAmount(
      @Nullable Bounds base,
      @Json(name = "total_including_tax") @Nullable Bounds total) {}

  public record Product(
      @Nullable Long id,
      @Text @Nullable String name,
      @Text @Nullable String description,
      @Nullable Service service,
      @Nullable Operator operator,
      @Text @Nullable String type,
      @Nullable Validity validity,

      @Json(name = "required_debit_party_identifier_fields") @Nullable
      List<@Nullable List<@Nullable String>> debitParty,

      @Json(name = "required_credit_party_identifier_fields") @Nullable
      List<@Nullable List<@Nullable String>> creditParty,

      @Json(name = "required_sender_fields") @Nullable
      List<@Nullable List<@Nullable String>> sender,

      @Json(name = "required_beneficiary_fields") @Nullable
      List<@Nullable List<@Nullable String>> beneficiary,

      @Json(name = "required_statement_identifier_fields") @Nullable
      List<@Nullable List<@Nullable String>> statement,

      @Json(name = "required_additional_identifier_fields") @Nullable
      List<@Nullable List<@Nullable String>> additional,

      @Json(name = "accepted_calculation_modes") @Nullable List<@Nullable String> modes,
      @Nullable Value destination,
      @Nullable Prices prices,
      @Nullable Rates rates,
      @Nullable List<@Nullable Benefit> benefits) {}

  public record Service(@Nullable Part subservice) {}

  public record Part(@Nullable Long id) {}

  public record Validity(
      @Text @Nullable String unit, @Nullable Long quantity) {}

  public record Operator(
      @Nullable Long id,
      @Text @Nullable String name,
      @Nullable Country country,
      @Nullable Boolean identified) {}

  public record Country(
      @Text @Nullable String name,
      @Text @Json(name = "iso_code") @Nullable String isoCode) {}

  /** One promotion or campaign. */
  public record Promotion(
      @Text @Nullable String id,
      @Text @Nullable String title,
      @Text @Nullable String description,
      @Text @Nullable String terms,
      @Text @Json(name = "start_date") @Nullable String starts,
      @Text @Json(name = "end_date") @Nullable String ends,
      @Nullable List<@Nullable Named> products) {}

  public record Named(
      @Text @Nullable String id, @Text @Nullable String name) {}

  public record Balance(
      @Json(name = "unit_type") @Nullable String unitType,
      @Nullable String unit,
      @Nullable BigDecimal available) {}

  public record Failure(@Nullable List<@Nullable Problem> errors) {}

  public record Problem(
      @Text @Nullable String code, @Text @Nullable String message) {}

  /** What a callback's transaction is known by. */
  public record Hook(
      @Text @Nullable String id,
      @Text @Json(name = "external_id") @Nullable String externalId) {}
}
