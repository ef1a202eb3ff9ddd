package io.recarga.simulator.reloadly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One operator in the catalogue of a {@link ReloadlySimulator}. Immutable. */
public final class ReloadlyOperator {
  private final long id;
  private final String name;
  private final String country;
  private final List<String> prefixes;
  private final boolean bundle;
  private final boolean data;
  private final boolean combo;
  private final boolean pin;
  private final boolean active;
  private final BigDecimal fxRate;
  private final BigDecimal internationalDiscount;
  private final BigDecimal localDiscount;
  private final BigDecimal internationalFee;
  private final BigDecimal localFee;
  private final BigDecimal internationalFeePercentage;
  private final BigDecimal localFeePercentage;
  private final @Nullable BigDecimal localMin;
  private final @Nullable BigDecimal localMax;
  private final boolean localAmounts;
  private final Map<BigDecimal, String> fixed;
  private final Map<String, Map<BigDecimal, String>> circles;
  private final List<String> promotions;

  private ReloadlyOperator(Builder b) {
    id = b.id;
    name = b.name;
    country = b.country;
    prefixes = List.copyOf(b.prefixes);
    bundle = b.bundle;
    data = b.data;
    combo = b.combo;
    pin = b.pin;
    active = b.active;
    fxRate = b.fxRate;
    internationalDiscount = b.internationalDiscount;
    localDiscount = b.localDiscount;
    internationalFee = b.internationalFee;
    localFee = b.localFee;
    internationalFeePercentage = b.internationalFeePercentage;
    localFeePercentage = b.localFeePercentage;
    localMin = b.localMin;
    localMax = b.localMax;
    localAmounts = b.localAmounts;
    fixed = new LinkedHashMap<>(b.fixed);
    circles = new LinkedHashMap<>(b.circles);
    promotions = List.copyOf(b.promotions);
  }

  /**
   * Begins an operator.
   *
   * @param id the simulator's own id of it; real ids are not known, so use 9001 and above
   * @param country ISO 3166 code of a country that the simulator serves: PE, CO, US
   */
  public static Builder builder(long id, String name, String country) {
    return new Builder(id, name, country);
  }

  /** Returns the id. */
  public long id() {
    return id;
  }

  /** Returns the name. */
  public String name() {
    return name;
  }

  /** Returns the ISO 3166 code of its country. */
  public String country() {
    return country;
  }

  /** Says whether any amount within limits is sold; else only fixed ones are. */
  public boolean isRange() {
    return fixed.isEmpty() && circles.isEmpty();
  }

  @Override
  public String toString() {
    return id + " " + name;
  }

  List<String> prefixes() {
    return prefixes;
  }

  boolean isBundle() {
    return bundle;
  }

  boolean isData() {
    return data;
  }

  boolean isCombo() {
    return combo;
  }

  boolean isPin() {
    return pin;
  }

  boolean isActive() {
    return active;
  }

  BigDecimal fxRate() {
    return fxRate;
  }

  BigDecimal internationalDiscount() {
    return internationalDiscount;
  }

  BigDecimal localDiscount() {
    return localDiscount;
  }

  BigDecimal internationalFee() {
    return internationalFee;
  }

  BigDecimal localFee() {
    return localFee;
  }

  BigDecimal internationalFeePercentage() {
    return internationalFeePercentage;
  }

  BigDecimal localFeePercentage() {
    return localFeePercentage;
  }

  @Nullable
  BigDecimal localMin() {
    return localMin;
  }

  @Nullable
  BigDecimal localMax() {
    return localMax;
  }

  boolean takesLocalAmounts() {
    return localAmounts;
  }

  /** Local amounts and their descriptions. */
  Map<BigDecimal, String> fixed() {
    return fixed;
  }

  /** Local amounts and their descriptions by location code. */
  Map<String, Map<BigDecimal, String>> circles() {
    return circles;
  }

  List<String> promotions() {
    return promotions;
  }

  /** Builds a {@link ReloadlyOperator}. */
  public static final class Builder {
    private final long id;
    private final String name;
    private final String country;
    private List<String> prefixes = List.of();
    private boolean bundle;
    private boolean data;
    private boolean combo;
    private boolean pin;
    private boolean active = true;
    private BigDecimal fxRate = BigDecimal.ONE;
    private BigDecimal internationalDiscount = BigDecimal.ZERO;
    private BigDecimal localDiscount = BigDecimal.ZERO;
    private BigDecimal internationalFee = BigDecimal.ZERO;
    private BigDecimal localFee = BigDecimal.ZERO;
    private BigDecimal internationalFeePercentage = BigDecimal.ZERO;
    private BigDecimal localFeePercentage = BigDecimal.ZERO;
    private @Nullable BigDecimal localMin;
    private @Nullable BigDecimal localMax;
    private boolean localAmounts = true;
    private final Map<BigDecimal, String> fixed = new LinkedHashMap<>();
    private final Map<String, Map<BigDecimal, String>> circles = new LinkedHashMap<>();
    private final List<String> promotions = new ArrayList<>();

    private Builder(long id, String name, String country) {
      if (id < 1) {
        throw new IllegalArgumentException("id: must be more than 0: " + id);
      }
      this.id = id;
      this.name = Objects.requireNonNull(name, "name");
      this.country = Country.find(country)
          .orElseThrow(() -> new IllegalArgumentException("country: not served: " + country))
          .isoName();
    }

    /** Sets by which starts of the international digits auto-detection finds it. */
    public Builder prefixes(String... values) {
      prefixes = List.of(values);
      return this;
    }

    /** Marks it as a seller of bundles. */
    public Builder bundle() {
      bundle = true;
      return this;
    }

    /** Marks it as a seller of data. */
    public Builder data() {
      data = true;
      return this;
    }

    /** Marks it as a seller of combined products. */
    public Builder combo() {
      combo = true;
      return this;
    }

    /** Marks it as a seller of PINs. */
    public Builder pin() {
      pin = true;
      return this;
    }

    /** Takes it out of service: orders are refused. */
    public Builder inactive() {
      active = false;
      return this;
    }

    /** Sets how many units of the line's currency one unit of the wallet's is. */
    public Builder fxRate(String value) {
      fxRate = new BigDecimal(value);
      return this;
    }

    /** Sets the discounts in percent, for orders in the wallet's and in the line's currency. */
    public Builder discounts(String international, String local) {
      internationalDiscount = new BigDecimal(international);
      localDiscount = new BigDecimal(local);
      return this;
    }

    /** Sets flat fees: one in the wallet's, one in the line's currency. */
    public Builder fees(String international, String local) {
      internationalFee = new BigDecimal(international);
      localFee = new BigDecimal(local);
      return this;
    }

    /** Sets fees in percent; where one is not 0 there is no discount. */
    public Builder feePercentages(String international, String local) {
      internationalFeePercentage = new BigDecimal(international);
      localFeePercentage = new BigDecimal(local);
      return this;
    }

    /** Sells any amount within these limits, in the line's currency. */
    public Builder range(String localMin, String localMax) {
      this.localMin = new BigDecimal(localMin);
      this.localMax = new BigDecimal(localMax);
      return this;
    }

    /** Adds an amount, in the line's currency, with its description. */
    public Builder fixed(String localAmount, String description) {
      fixed.put(new BigDecimal(localAmount), description);
      return this;
    }

    /** Adds an amount that is sold in one part of the country only. */
    public Builder fixedIn(String locationCode, String localAmount, String description) {
      circles
          .computeIfAbsent(locationCode, ignored -> new LinkedHashMap<>())
          .put(new BigDecimal(localAmount), description);
      return this;
    }

    /** Takes orders in the wallet's currency only. */
    public Builder withoutLocalAmounts() {
      localAmounts = false;
      return this;
    }

    /** Adds a promotion. */
    public Builder promotion(String title) {
      promotions.add(Objects.requireNonNull(title, "title"));
      return this;
    }

    /**
     * Builds the operator.
     *
     * @throws IllegalArgumentException if it has neither limits nor fixed amounts
     */
    public ReloadlyOperator build() {
      if (fixed.isEmpty() && circles.isEmpty() && (localMin == null || localMax == null)) {
        throw new IllegalArgumentException("range, fixed: say what " + name + " sells");
      }
      return new ReloadlyOperator(this);
    }
  }
}
