package io.recarga.carrier.reloadly;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.EachByItself;
import io.recarga.spi.http.Text;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that Reloadly speaks, as far as it is read here: what is not declared cannot make an
 * answer unreadable. Records are public only because Moshi asks for it.
 */
final class Wire {
  private static final Moshi MOSHI = CarrierJson.moshi().build();

  static final JsonAdapter<Sale> SALE = MOSHI.adapter(Sale.class);
  static final JsonAdapter<Status> STATUS = MOSHI.adapter(Status.class);
  static final JsonAdapter<Report> REPORT = MOSHI.adapter(Report.class);
  static final JsonAdapter<Failure> FAILURE = MOSHI.adapter(Failure.class);
  static final JsonAdapter<Operator> OPERATOR = new OperatorReader.Adapter();
  static final JsonAdapter<List<@Nullable Country>> COUNTRIES = list(Country.class);
  static final JsonAdapter<Balance> BALANCE = MOSHI.adapter(Balance.class);
  static final JsonAdapter<List<@Nullable Offer>> OFFERS = list(Offer.class);
  static final JsonAdapter<OfferPage> OFFER_PAGE = MOSHI.adapter(OfferPage.class);
  static final JsonAdapter<Hook> HOOK = MOSHI.adapter(Hook.class);

  private Wire() {}

  private static <T> JsonAdapter<List<@Nullable T>> list(Class<T> of) {
    return new EachByItself<>(MOSHI.adapter(of));
  }

  /** One top-up in Reloadly's records. */
  public record Sale(
      @Text @Nullable String transactionId,
      @Text @Nullable String status,
      @Text @Nullable String operatorTransactionId,
      @Text @Nullable String customIdentifier,
      @Text @Nullable String recipientPhone,
      @Text @Nullable String countryCode,
      @Text @Nullable String discountCurrencyCode,
      @Nullable BigDecimal deliveredAmount,
      @Text @Nullable String deliveredAmountCurrencyCode,
      @Text @Nullable String transactionDate,
      @Nullable BigDecimal fee,
      @Nullable PinDetail pinDetail,
      @Nullable BalanceInfo balanceInfo) {
    @Override
    public String toString() {
      return transactionId + " " + status;
    }
  }

  public record PinDetail(
      @Text @Nullable String serial,
      @Text @Nullable String info1,
      @Text @Nullable String info2,
      @Text @Nullable String info3,
      @Text @Nullable String code,
      @Text @Nullable String ivr,
      @Text @Nullable String validity) {
    @Override
    public String toString() {
      return "PIN ****";
    }
  }

  public record BalanceInfo(
      @Nullable BigDecimal oldBalance,
      @Nullable BigDecimal newBalance,
      @Nullable BigDecimal cost,
      @Text @Nullable String currencyCode) {}

  /** A status answer: wrapped, or bare, which is known by its own transactionId. */
  public record Status(
      @Text @Nullable String code,
      @Text @Nullable String message,
      @Text @Nullable String status,
      @Nullable Sale transaction,
      @Text @Nullable String transactionId) {}

  public record Report(
      @Nullable List<@Nullable Sale> content,
      @Nullable Boolean last,
      @Nullable Long totalElements) {}

  /** All error shapes in one: the application's, Spring's and Auth0's. */
  public record Failure(
      @Text @Nullable String timeStamp,
      @Text @Nullable String timestamp,
      @Text @Nullable String message,
      @Text @Nullable String path,
      @Text @Nullable String errorCode,
      @Text @Nullable String error) {}

  public record Operator(
      @Nullable Long id,
      @Nullable Long operatorId,
      @Text @Nullable String name,
      @Nullable Boolean bundle,
      @Nullable Boolean data,
      @Nullable Boolean comboProduct,
      @Nullable Boolean pin,
      @Nullable Boolean supportsLocalAmounts,
      @Nullable Boolean supportsGeographicalRechargePlans,
      @Text @Nullable String denominationType,
      @Text @Nullable String senderCurrencyCode,
      @Text @Nullable String destinationCurrencyCode,
      @Nullable BigDecimal commission,
      @Nullable BigDecimal internationalDiscount,
      @Nullable BigDecimal localDiscount,
      @Nullable BigDecimal minAmount,
      @Nullable BigDecimal maxAmount,
      @Nullable BigDecimal localMinAmount,
      @Nullable BigDecimal localMaxAmount,
      @Nullable Country country,
      @Nullable Fx fx,
      @Nullable List<@Nullable BigDecimal> fixedAmounts,
      @Nullable Described fixedAmountsDescriptions,
      @Nullable List<@Nullable BigDecimal> localFixedAmounts,
      @Nullable Described localFixedAmountsDescriptions,
      @Nullable List<@Nullable Circle> geographicalRechargePlans,
      @Nullable Fees fees,
      @Text @Nullable String status) {

    /** Returns the id, under whichever name it came. */
    @Nullable
    Long anyId() {
      return operatorId != null ? operatorId : id;
    }
  }

  public record Country(
      @Text @Nullable String isoName,
      @Text @Nullable String name,
      @Nullable List<@Nullable String> callingCodes) {}

  public record Fx(@Nullable BigDecimal rate) {}

  public record Fees(
      @Nullable BigDecimal international,
      @Nullable BigDecimal local,
      @Nullable BigDecimal localPercentage,
      @Nullable BigDecimal internationalPercentage) {}

  /** The plans of one part of a country. */
  public record Circle(
      @Text @Nullable String locationCode,
      @Text @Nullable String locationName,
      @Nullable List<@Nullable BigDecimal> fixedAmounts,
      @Nullable List<@Nullable BigDecimal> localAmounts,
      @Nullable Described fixedAmountsPlanNames,
      @Nullable Described fixedAmountsDescriptions) {}

  public record Balance(
      @Nullable BigDecimal balance, @Text @Nullable String currencyCode) {}

  /** One promotion. */
  public record Offer(
      @Text @Nullable String id,
      @Text @Nullable String promotionId,
      @Text @Nullable String title,
      @Text @Nullable String title2,
      @Text @Nullable String description,
      @Text @Nullable String startDate,
      @Text @Nullable String endDate,
      @Text @Nullable String denominations,
      @Text @Nullable String localDenominations) {}

  public record OfferPage(@Nullable List<@Nullable Offer> content) {}

  public record Hook(@Text @Nullable String type, @Nullable HookData data) {}

  /** A webhook's data: the top-up itself, or a wrapper around it. */
  public record HookData(
      @Text @Nullable String transactionId,
      @Text @Nullable String customIdentifier,
      @Nullable HookSale transaction) {}

  public record HookSale(
      @Text @Nullable String transactionId, @Text @Nullable String customIdentifier) {}
}
