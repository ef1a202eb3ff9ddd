package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One product in the catalogue of a {@link DingSimulator}. Immutable. */
public final class DingProduct {
  private static final int CENTS = 2;

  private final String sku;
  private final DingProvider provider;
  private final BigDecimal leastSent;
  private final BigDecimal mostSent;
  private final BigDecimal rate;
  private final @Nullable BigDecimal fixedReceived;
  private final BigDecimal commissionRate;
  private final BigDecimal distributorFee;
  private final List<String> benefits;
  private final String redemption;
  private final boolean batch;
  private final boolean bills;
  private final @Nullable String validity;
  private final String uatNumber;
  private final String displayText;
  private final List<String> mandatorySettings;
  private final Map<String, String> texts;

  private DingProduct(Builder b) {
    sku = b.sku;
    provider = b.provider;
    leastSent = b.leastSent;
    mostSent = b.mostSent;
    rate = b.rate;
    fixedReceived = b.fixedReceived;
    commissionRate = b.commissionRate;
    distributorFee = b.distributorFee;
    benefits = List.copyOf(b.benefits);
    redemption = b.redemption;
    batch = b.batch;
    bills = b.bills;
    validity = b.validity;
    uatNumber = b.uatNumber;
    displayText = b.displayText == null ? currency() + " " + received(leastSent) : b.displayText;
    mandatorySettings = List.copyOf(b.mandatorySettings);
    texts = new LinkedHashMap<>(b.texts);
  }

  /**
   * Begins a product that takes any value from {@code least} to {@code most} of the wallet's
   * currency.
   *
   * @param rate how much of the line's currency arrives for one of the wallet's; rounded to cents
   */
  public static Builder range(
      String sku, DingProvider provider, String least, String most, String rate) {
    return new Builder(sku, provider, least, most, rate, null);
  }

  /**
   * Begins a product of one price.
   *
   * @param sent what is sent, in the wallet's currency
   * @param received what arrives, in the line's currency
   */
  public static Builder fixed(String sku, DingProvider provider, String sent, String received) {
    return new Builder(sku, provider, sent, sent, "1", received);
  }

  /** Returns Ding's code of it. */
  public String sku() {
    return sku;
  }

  /** Returns its provider. */
  public DingProvider provider() {
    return provider;
  }

  @Override
  public String toString() {
    return sku;
  }

  String uatNumber() {
    return uatNumber;
  }

  boolean isBatch() {
    return batch;
  }

  boolean isPin() {
    return redemption.equals("ReadReceipt");
  }

  boolean needsBill() {
    return bills;
  }

  List<String> mandatorySettings() {
    return mandatorySettings;
  }

  List<String> benefits() {
    return benefits;
  }

  Map<String, String> texts() {
    return texts;
  }

  String displayText() {
    return displayText;
  }

  String currency() {
    return Country.of(provider.country()).currency();
  }

  BigDecimal leastSent() {
    return leastSent;
  }

  boolean takes(BigDecimal sent) {
    return sent.compareTo(leastSent) >= 0 && sent.compareTo(mostSent) <= 0;
  }

  /** Returns what arrives for what is sent. */
  BigDecimal received(BigDecimal sent) {
    return fixedReceived != null
        ? fixedReceived
        : sent.multiply(rate).setScale(CENTS, RoundingMode.HALF_UP);
  }

  /** Returns what has to be sent so that about {@code received} arrives. */
  BigDecimal sentFor(BigDecimal received) {
    return fixedReceived != null ? leastSent : received.divide(rate, CENTS, RoundingMode.HALF_UP);
  }

  BigDecimal commission(BigDecimal sent) {
    return sent.multiply(commissionRate).setScale(CENTS, RoundingMode.DOWN);
  }

  BigDecimal cost(BigDecimal sent) {
    return sent.add(distributorFee).subtract(commission(sent));
  }

  Map<String, @Nullable Object> price(BigDecimal sent, BigDecimal received, String wallet) {
    return Json.object(
        "CustomerFee",
        new BigDecimal("0.00"),
        "DistributorFee",
        distributorFee,
        "ReceiveValue",
        received,
        "ReceiveCurrencyIso",
        currency(),
        "ReceiveValueExcludingTax",
        received,
        "TaxRate",
        BigDecimal.ZERO,
        "TaxName",
        null,
        "TaxCalculation",
        null,
        "SendValue",
        sent.setScale(CENTS, RoundingMode.UNNECESSARY),
        "SendCurrencyIso",
        wallet);
  }

  Map<String, @Nullable Object> toJson(String wallet) {
    return Json.object(
        "ProviderCode", provider.code(),
        "SkuCode", sku,
        "LocalizationKey", sku,
        "SettingDefinitions",
            mandatorySettings.stream().map(DingProduct::setting).toList(),
        "Maximum", price(mostSent, received(mostSent), wallet),
        "Minimum", price(leastSent, received(leastSent), wallet),
        "CommissionRate", commissionRate,
        "ProcessingMode", batch ? "Batch" : "Instant",
        "RedemptionMechanism", redemption,
        "Benefits", benefits,
        "ValidityPeriodIso", validity,
        "UatNumber", uatNumber,
        "AdditionalInformation", null,
        "DefaultDisplayText", displayText,
        "RegionCode", provider.country(),
        "PaymentTypes", List.of("Prepaid"),
        "LookupBillsRequired", bills);
  }

  private static Map<String, @Nullable Object> setting(String name) {
    return Json.object("Name", name, "Description", "Needed for this product", "IsMandatory", true);
  }

  /** Builds a {@link DingProduct}. */
  public static final class Builder {
    private final String sku;
    private final DingProvider provider;
    private final BigDecimal leastSent;
    private final BigDecimal mostSent;
    private final BigDecimal rate;
    private final @Nullable BigDecimal fixedReceived;
    private final List<String> mandatorySettings = new ArrayList<>();
    private final Map<String, String> texts = new LinkedHashMap<>();
    private BigDecimal commissionRate = BigDecimal.ZERO;
    private BigDecimal distributorFee = new BigDecimal("0.00");
    private List<String> benefits = List.of("Mobile", "Minutes");
    private String redemption = "Immediate";
    private boolean batch;
    private boolean bills;
    private @Nullable String validity;
    private String uatNumber = "51900000000";
    private @Nullable String displayText;

    private Builder(
        String sku,
        DingProvider provider,
        String least,
        String most,
        String rate,
        @Nullable String received) {
      this.sku = Objects.requireNonNull(sku, "sku");
      this.provider = Objects.requireNonNull(provider, "provider");
      this.leastSent = new BigDecimal(least);
      this.mostSent = new BigDecimal(most);
      this.rate = new BigDecimal(rate);
      this.fixedReceived = received == null ? null : new BigDecimal(received);
    }

    /** Sets the account's share of what is sent: 0.06 for six per cent; nothing unless set. */
    public Builder commission(String share) {
      commissionRate = new BigDecimal(share);
      return this;
    }

    /** Sets a fee on top of what is sent. */
    public Builder fee(String amount) {
      distributorFee = new BigDecimal(amount);
      return this;
    }

    /** Sets what it gives: mobile minutes, which is plain credit, unless set. */
    public Builder benefits(String... values) {
      benefits = List.of(values);
      return this;
    }

    /** Sells it as a PIN in the receipt. */
    public Builder pin() {
      redemption = "ReadReceipt";
      return this;
    }

    /** Lets transfers be submitted first and completed later. */
    public Builder batch() {
      batch = true;
      return this;
    }

    /** Demands that bills are looked up first. */
    public Builder bills() {
      bills = true;
      return this;
    }

    /** Sets how long it lasts, such as "P30D". */
    public Builder validity(String iso) {
      validity = iso;
      return this;
    }

    /** Sets the test number whose last digit decides what happens. */
    public Builder uatNumber(String digits) {
      uatNumber = digits;
      return this;
    }

    /** Sets its name in English. */
    public Builder displayText(String text) {
      displayText = text;
      return this;
    }

    /** Demands a setting of this name. */
    public Builder mandatorySetting(String name) {
      mandatorySettings.add(name);
      return this;
    }

    /** Describes it in a language, in Markdown. */
    public Builder text(String language, String markdown) {
      texts.put(language, markdown);
      return this;
    }

    /** Builds the product. */
    public DingProduct build() {
      return new DingProduct(this);
    }
  }
}
