package io.recarga.carrier.tapi;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.EachByItself;
import io.recarga.spi.http.Text;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that TAPI speaks, as far as it is read here: what is not declared cannot make an answer
 * unreadable. Records are public only because Moshi asks for it.
 */
final class Wire {
  private static final Moshi STRICT = CarrierJson.moshi().build();

  /** One odd product or company must not hide the others. */
  private static final Moshi PRODUCTS = CarrierJson.moshi()
      .add(listOf(Product.class), new EachByItself<>(STRICT.adapter(Product.class)))
      .build();

  private static final Moshi MOSHI = CarrierJson.moshi()
      .add(listOf(Company.class), new EachByItself<>(PRODUCTS.adapter(Company.class)))
      .build();

  static final JsonAdapter<LoginBody> LOGIN_BODY = MOSHI.adapter(LoginBody.class);
  static final JsonAdapter<Login> LOGIN = MOSHI.adapter(Login.class);
  static final JsonAdapter<Claims> CLAIMS = MOSHI.adapter(Claims.class);
  static final JsonAdapter<Recharges> RECHARGES = MOSHI.adapter(Recharges.class);
  static final JsonAdapter<Payment> PAYMENT = MOSHI.adapter(Payment.class);
  static final JsonAdapter<Operation> OPERATION = MOSHI.adapter(Operation.class);
  static final JsonAdapter<Found> FOUND = MOSHI.adapter(Found.class);
  static final JsonAdapter<Failure> FAILURE = MOSHI.adapter(Failure.class);
  static final JsonAdapter<Hook> HOOK = MOSHI.adapter(Hook.class);

  private Wire() {}

  private static Type listOf(Class<?> element) {
    return Types.newParameterizedType(List.class, element);
  }

  public record LoginBody(String clientUsername, String password) {
    @Override
    public String toString() {
      return "***";
    }
  }

  public record Login(@Text @Nullable String accessToken) {
    @Override
    public String toString() {
      return "***";
    }
  }

  /** What a token says of itself. */
  public record Claims(@Nullable BigDecimal exp, @Nullable BigDecimal iat) {}

  public record Recharges(
      @Nullable List<@Nullable Company> recharges, @Nullable List<@Nullable Link> links) {}

  public record Link(@Text @Nullable String rel) {}

  public record Company(
      @Text @Nullable String companyCode,
      @Text @Nullable String companyName,
      @Nullable Boolean active,
      @Nullable List<@Nullable Product> products,
      @Text @Nullable String identifierName,
      @Text @Nullable String helpText,
      @Nullable BigDecimal minLength,
      @Nullable BigDecimal maxLength) {}

  public record Product(
      @Text @Nullable String productType,
      @Text @Nullable String productId,
      @Text @Nullable String productDescription,
      @Text @Nullable String status,
      @Nullable Boolean active,
      @Text @Nullable String amountType,
      @Nullable BigDecimal amount,
      @Nullable BigDecimal minAmount,
      @Nullable BigDecimal maxAmount,
      @Nullable List<@Nullable BigDecimal> allowedAmounts) {}

  /** The order of a top-up. */
  public record Payment(
      String companyCode,
      String productId,
      BigDecimal amount,
      String identifierName,
      String identifierValue,
      String externalPaymentId,
      String paymentMethod) {
    @Override
    public String toString() {
      return externalPaymentId + " at " + companyCode;
    }
  }

  public record Identifier(
      @Text @Nullable String identifierName, @Text @Nullable String identifierValue) {
    @Override
    public String toString() {
      return identifierName + " ***";
    }
  }

  /** One operation: the answer to a payment, and what a look-up finds. */
  public record Operation(
      @Text @Nullable String operationId,
      @Text @Nullable String status,
      @Text @Nullable String externalPaymentId,
      @Text @Nullable String companyCode,
      @Nullable BigDecimal amount,
      @Text @Nullable String createdAt,
      @Nullable List<@Nullable Identifier> identifiers,
      @Text @Nullable String code,
      @Text @Nullable String message) {
    @Override
    public String toString() {
      return operationId + " " + status;
    }
  }

  public record Found(@Nullable Operation operation) {}

  public record Failure(
      @Text @Nullable String message, @Text @Nullable String code) {}

  public record Hook(
      @Text @Nullable String operationId,
      @Text @Nullable String externalPaymentId,
      @Text @Json(name = "type") @Nullable String kind) {}
}
