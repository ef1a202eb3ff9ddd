package io.recarga.carrier.ding;

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
 * The JSON that Ding speaks, as far as it is read here: what is not declared cannot make an answer
 * unreadable. Records are public only because Moshi asks for it.
 */
final class Wire {
  private static final Moshi STRICT =
      CarrierJson.moshi().add(Params.class, new Params.Adapter()).build();

  /** One odd product must not hide the others; one odd transfer might be the one sought. */
  private static final Moshi MOSHI = lenient(
      Product.class,
      Provider.class,
      ProviderStatus.class,
      ProductText.class,
      Promotion.class,
      PromotionText.class);

  static final JsonAdapter<Transfer> TRANSFER = MOSHI.adapter(Transfer.class);
  static final JsonAdapter<TransferPage> TRANSFERS = MOSHI.adapter(TransferPage.class);
  static final JsonAdapter<Cancellations> CANCELLATIONS = MOSHI.adapter(Cancellations.class);
  static final JsonAdapter<Providers> PROVIDERS = MOSHI.adapter(Providers.class);
  static final JsonAdapter<Statuses> STATUSES = MOSHI.adapter(Statuses.class);
  static final JsonAdapter<Products> PRODUCTS = MOSHI.adapter(Products.class);
  static final JsonAdapter<ProductTexts> PRODUCT_TEXTS = MOSHI.adapter(ProductTexts.class);
  static final JsonAdapter<Promotions> PROMOTIONS = MOSHI.adapter(Promotions.class);
  static final JsonAdapter<PromotionTexts> PROMOTION_TEXTS = MOSHI.adapter(PromotionTexts.class);
  static final JsonAdapter<AccountLookup> ACCOUNT_LOOKUP = MOSHI.adapter(AccountLookup.class);
  static final JsonAdapter<Balance> BALANCE = MOSHI.adapter(Balance.class);
  static final JsonAdapter<Estimates> ESTIMATES = MOSHI.adapter(Estimates.class);

  static final JsonAdapter<Send> SEND = MOSHI.adapter(Send.class);
  static final JsonAdapter<Search> SEARCH = MOSHI.adapter(Search.class);
  static final JsonAdapter<List<Estimate>> ESTIMATE_REQUEST = MOSHI.adapter(listOf(Estimate.class));
  static final JsonAdapter<List<Cancellation>> CANCEL_REQUEST =
      MOSHI.adapter(listOf(Cancellation.class));

  private Wire() {}

  private static Moshi lenient(Class<?>... elements) {
    Moshi.Builder moshi = CarrierJson.moshi().add(Params.class, new Params.Adapter());
    for (Class<?> element : elements) {
      moshi.add(listOf(element), new EachByItself<>(STRICT.adapter(element)));
    }
    return moshi.build();
  }

  private static Type listOf(Class<?> element) {
    return Types.newParameterizedType(List.class, element);
  }

  /** What every answer holds. */
  public interface Envelope {
    @Nullable
    Integer resultCode();

    @Nullable
    List<@Nullable ErrorCode> errorCodes();
  }

  public record ErrorCode(
      @Text @Json(name = "Code") @Nullable String code,
      @Text @Json(name = "Context") @Nullable String context) {}

  // What is sent.

  public record Send(
      @Json(name = "SkuCode") String skuCode,
      @Json(name = "SendValue") BigDecimal sendValue,
      @Json(name = "SendCurrencyIso") String sendCurrencyIso,
      @Json(name = "AccountNumber") String accountNumber,
      @Json(name = "DistributorRef") String distributorRef,
      @Json(name = "ValidateOnly") boolean validateOnly,
      @Json(name = "Settings") List<Setting> settings) {
    @Override
    public String toString() {
      return distributorRef + " for " + skuCode;
    }
  }

  public record Setting(
      @Json(name = "Name") String name,
      @Json(name = "Value") String value) {}

  public record Search(
      @Json(name = "DistributorRef") @Nullable String distributorRef,
      @Json(name = "AccountNumber") @Nullable String accountNumber,
      @Json(name = "Skip") int skip,
      @Json(name = "Take") int take) {
    @Override
    public String toString() {
      return "from " + skip + ", " + take;
    }
  }

  public record Estimate(
      @Json(name = "BatchItemRef") String batchItemRef,
      @Json(name = "SkuCode") String skuCode,
      @Json(name = "SendValue") @Nullable BigDecimal sendValue,
      @Json(name = "ReceiveValue") @Nullable BigDecimal receiveValue) {}

  public record Cancellation(
      @Json(name = "BatchItemRef") String batchItemRef,
      @Json(name = "TransferId") TransferId transferId) {}

  // What is read.

  public record TransferId(
      @Text @Json(name = "TransferRef") @Nullable String transferRef,
      @Text @Json(name = "DistributorRef") @Nullable String distributorRef) {}

  /** An answer to SendTransfer, and one item of a list of transfers. */
  public record Transfer(
      @Json(name = "TransferRecord") @Nullable TransferRecord transferRecord,
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes)
      implements Envelope {}

  public record TransferRecord(
      @Json(name = "TransferId") @Nullable TransferId transferId,
      @Text @Json(name = "SkuCode") @Nullable String skuCode,
      @Json(name = "Price") @Nullable Price price,
      @Json(name = "CommissionApplied") @Nullable BigDecimal commissionApplied,
      @Text @Json(name = "StartedUtc") @Nullable String startedUtc,
      @Text @Json(name = "ProcessingState") @Nullable String processingState,
      @Text @Json(name = "ReceiptText") @Nullable String receiptText,
      @Json(name = "ReceiptParams") @Nullable Params receiptParams,
      @Text @Json(name = "AccountNumber") @Nullable String accountNumber) {
    @Override
    public String toString() {
      return transferId + " " + processingState;
    }
  }

  public record Price(
      @Json(name = "DistributorFee") @Nullable BigDecimal distributorFee,
      @Json(name = "ReceiveValue") @Nullable BigDecimal receiveValue,
      @Text @Json(name = "ReceiveCurrencyIso") @Nullable String receiveCurrencyIso,
      @Json(name = "SendValue") @Nullable BigDecimal sendValue,
      @Text @Json(name = "SendCurrencyIso") @Nullable String sendCurrencyIso) {}

  public record TransferPage(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "ThereAreMoreItems") @Nullable Boolean thereAreMoreItems,
      @Json(name = "Items") @Nullable List<@Nullable Transfer> items)
      implements Envelope {}

  public record Cancellations(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes)
      implements Envelope {}

  public record Provider(
      @Text @Json(name = "ProviderCode") @Nullable String providerCode,
      @Text @Json(name = "CountryIso") @Nullable String countryIso,
      @Text @Json(name = "Name") @Nullable String name) {}

  public record Providers(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable Provider> items)
      implements Envelope {}

  public record ProviderStatus(
      @Text @Json(name = "ProviderCode") @Nullable String providerCode,
      @Json(name = "IsProcessingTransfers") @Nullable Boolean isProcessingTransfers,
      @Text @Json(name = "Message") @Nullable String message) {}

  public record Statuses(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable ProviderStatus> items)
      implements Envelope {}

  public record SettingDefinition(
      @Text @Json(name = "Name") @Nullable String name,
      @Json(name = "IsMandatory") @Nullable Boolean isMandatory) {}

  public record Product(
      @Text @Json(name = "ProviderCode") @Nullable String providerCode,
      @Text @Json(name = "SkuCode") @Nullable String skuCode,
      @Text @Json(name = "LocalizationKey") @Nullable String localizationKey,

      @Json(name = "SettingDefinitions") @Nullable
      List<@Nullable SettingDefinition> settingDefinitions,

      @Json(name = "Maximum") @Nullable Price maximum,
      @Json(name = "Minimum") @Nullable Price minimum,
      @Json(name = "CommissionRate") @Nullable BigDecimal commissionRate,
      @Text @Json(name = "RedemptionMechanism") @Nullable String redemptionMechanism,
      @Json(name = "Benefits") @Nullable List<@Nullable String> benefits,
      @Text @Json(name = "ValidityPeriodIso") @Nullable String validityPeriodIso,
      @Text @Json(name = "AdditionalInformation") @Nullable String additionalInformation,
      @Text @Json(name = "DefaultDisplayText") @Nullable String defaultDisplayText,
      @Json(name = "PaymentTypes") @Nullable List<@Nullable String> paymentTypes,
      @Json(name = "LookupBillsRequired") @Nullable Boolean lookupBillsRequired) {}

  public record Products(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable Product> items)
      implements Envelope {}

  public record ProductText(
      @Text @Json(name = "LocalizationKey") @Nullable String localizationKey,
      @Text @Json(name = "LanguageCode") @Nullable String languageCode,
      @Text @Json(name = "DisplayText") @Nullable String displayText,
      @Text @Json(name = "DescriptionMarkdown") @Nullable String descriptionMarkdown,
      @Text @Json(name = "ReadMoreMarkdown") @Nullable String readMoreMarkdown) {}

  public record ProductTexts(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable ProductText> items)
      implements Envelope {}

  public record Promotion(
      @Text @Json(name = "ProviderCode") @Nullable String providerCode,
      @Text @Json(name = "StartUtc") @Nullable String startUtc,
      @Text @Json(name = "EndUtc") @Nullable String endUtc,
      @Text @Json(name = "CurrencyIso") @Nullable String currencyIso,
      @Json(name = "MinimumSendAmount") @Nullable BigDecimal minimumSendAmount,
      @Text @Json(name = "LocalizationKey") @Nullable String localizationKey) {}

  public record Promotions(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable Promotion> items)
      implements Envelope {}

  public record PromotionText(
      @Text @Json(name = "LocalizationKey") @Nullable String localizationKey,
      @Text @Json(name = "LanguageCode") @Nullable String languageCode,
      @Text @Json(name = "Dates") @Nullable String dates,
      @Text @Json(name = "Headline") @Nullable String headline,

      @Text @Json(name = "TermsAndConditionsMarkDown") @Nullable
      String terms,

      @Text @Json(name = "BonusValidity") @Nullable String bonusValidity,
      @Text @Json(name = "PromotionType") @Nullable String promotionType,
      @Json(name = "SendAmounts") @Nullable List<@Nullable SendAmount> sendAmounts) {}

  public record SendAmount(
      @Json(name = "Minimum") @Nullable BigDecimal minimum,
      @Json(name = "Maximum") @Nullable BigDecimal maximum,
      @Json(name = "Bonuses") @Nullable List<@Nullable Bonus> bonuses) {}

  public record Bonus(
      @Text @Json(name = "BonusType") @Nullable String bonusType,
      @Text @Json(name = "Quantity") @Nullable String quantity,
      @Text @Json(name = "Validity") @Nullable String validity) {}

  public record PromotionTexts(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable PromotionText> items)
      implements Envelope {}

  public record FoundProvider(
      @Text @Json(name = "ProviderCode") @Nullable String providerCode) {}

  public record AccountLookup(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Text @Json(name = "CountryIso") @Nullable String countryIso,
      @Json(name = "Items") @Nullable List<@Nullable FoundProvider> items)
      implements Envelope {
    @Override
    public String toString() {
      return "providers of a number in " + countryIso;
    }
  }

  public record Balance(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Balance") @Nullable BigDecimal balance,
      @Text @Json(name = "CurrencyIso") @Nullable String currencyIso)
      implements Envelope {}

  public record Estimated(
      @Text @Json(name = "BatchItemRef") @Nullable String batchItemRef,
      @Text @Json(name = "SkuCode") @Nullable String skuCode,
      @Json(name = "Price") @Nullable Price price,
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes)
      implements Envelope {}

  public record Estimates(
      @Json(name = "ResultCode") @Nullable Integer resultCode,
      @Json(name = "ErrorCodes") @Nullable List<@Nullable ErrorCode> errorCodes,
      @Json(name = "Items") @Nullable List<@Nullable Estimated> items)
      implements Envelope {}
}
