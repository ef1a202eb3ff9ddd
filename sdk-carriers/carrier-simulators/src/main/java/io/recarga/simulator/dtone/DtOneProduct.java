package io.recarga.simulator.dtone;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One product of the simulated catalogue, of one of DT One's five types. */
public final class DtOneProduct {
  private final long id;
  private final String name;
  private final DtOneOperator operator;
  private final Type type;
  private final Prices prices;
  private final Industry industry;
  private final @Nullable Integer part;
  private final String tag;
  private final String description;
  private final @Nullable Integer days;
  private final List<Benefit> benefits;
  private final @Nullable List<List<String>> creditParty;
  private final @Nullable List<List<String>> sender;
  private final List<String> promotions;

  private DtOneProduct(Builder b) {
    id = b.id;
    name = b.name;
    operator = b.operator;
    type = b.type;
    prices = new Prices(b.min, b.max, b.increment, b.baseRate, b.wholesaleRate, b.fee);
    industry = b.industry;
    part = b.part;
    tag = b.tag;
    description = b.description;
    days = b.days;
    benefits = List.copyOf(b.benefits);
    creditParty = b.creditParty;
    sender = b.sender;
    promotions = List.copyOf(b.promotions);
  }

  /** Begins a recharge of one amount in the line's currency. */
  public static Builder fixed(long id, DtOneOperator operator, String amount) {
    return new Builder(id, operator, Type.FIXED_VALUE_RECHARGE, amount, amount, "0");
  }

  /** Begins a recharge of any amount in a range, in steps of {@code increment}. */
  public static Builder ranged(
      long id, DtOneOperator operator, String min, String max, String increment) {
    return new Builder(id, operator, Type.RANGED_VALUE_RECHARGE, min, max, increment);
  }

  /** Begins a PIN of one amount. */
  public static Builder fixedPin(long id, DtOneOperator operator, String amount) {
    return new Builder(id, operator, Type.FIXED_VALUE_PIN_PURCHASE, amount, amount, "0");
  }

  /** Begins a PIN of any amount in a range, for which no line is named. */
  public static Builder rangedPin(long id, DtOneOperator operator, String min, String max) {
    return new Builder(id, operator, Type.RANGED_VALUE_PIN_PURCHASE, min, max, "1")
        .creditParty(List.of())
        .giftCard();
  }

  /** Begins a payment of a bill, which names an account. */
  public static Builder payment(long id, DtOneOperator operator, String min, String max) {
    return new Builder(id, operator, Type.RANGED_VALUE_PAYMENT, min, max, "0.01")
        .creditParty(List.of(List.of("account_number")))
        .bill();
  }

  /** Returns its id. */
  public long id() {
    return id;
  }

  String name() {
    return name;
  }

  DtOneOperator operator() {
    return operator;
  }

  Type type() {
    return type;
  }

  Prices prices() {
    return prices;
  }

  Industry industry() {
    return industry;
  }

  @Nullable
  Integer part() {
    return part;
  }

  String tag() {
    return tag;
  }

  String description() {
    return description;
  }

  @Nullable
  Integer days() {
    return days;
  }

  List<Benefit> benefits() {
    return benefits;
  }

  @Nullable
  List<List<String>> creditParty() {
    return creditParty;
  }

  @Nullable
  List<List<String>> sender() {
    return sender;
  }

  List<String> promotions() {
    return promotions;
  }

  String currency() {
    return operator.country().currency();
  }

  @Override
  public String toString() {
    return id + " " + name;
  }

  /** DT One's product types. */
  enum Type {
    FIXED_VALUE_RECHARGE,
    RANGED_VALUE_RECHARGE,
    FIXED_VALUE_PIN_PURCHASE,
    RANGED_VALUE_PIN_PURCHASE,
    RANGED_VALUE_PAYMENT;

    boolean isRanged() {
      return name().startsWith("RANGED");
    }

    boolean isPin() {
      return name().endsWith("PIN_PURCHASE");
    }
  }

  /** What a product brings besides its amount; −1 is without limit. */
  record Benefit(String type, String unitType, String unit, BigDecimal amount) {}

  /** Builds a {@link DtOneProduct}. */
  public static final class Builder {
    private final long id;
    private final DtOneOperator operator;
    private final Type type;
    private final BigDecimal min;
    private final BigDecimal max;
    private final BigDecimal increment;
    private final List<Benefit> benefits = new ArrayList<>();
    private final List<String> promotions = new ArrayList<>();
    private String name;
    private String description;
    private BigDecimal baseRate = new BigDecimal("3.39");
    private BigDecimal wholesaleRate = new BigDecimal("3.69");
    private BigDecimal fee = BigDecimal.ZERO;
    private Industry industry = Industry.MOBILE;
    private @Nullable Integer part = 11;
    private String tag = "AIRTIME";
    private @Nullable Integer days;
    private @Nullable List<List<String>> creditParty = List.of(List.of("mobile_number"));
    private @Nullable List<List<String>> sender;

    private Builder(
        long id, DtOneOperator operator, Type type, String min, String max, String increment) {
      this.id = id;
      this.operator = Objects.requireNonNull(operator, "operator");
      this.type = type;
      this.min = new BigDecimal(min);
      this.max = new BigDecimal(max);
      this.increment = new BigDecimal(increment);
      String amount = min.equals(max) ? min : min + " to " + max;
      this.name = operator.name() + " " + amount + " " + operator.country().currency();
      this.description = "Airtime of " + amount + " " + operator.country().currency();
    }

    /** Sets name and description; made of operator and amount unless set. */
    public Builder named(String name, String description) {
      this.name = Objects.requireNonNull(name, "name");
      this.description = Objects.requireNonNull(description, "description");
      return this;
    }

    /** Sets how many units of the line's currency one of the wallet's buys, and the fee on top. */
    public Builder rates(String base, String wholesale, String fee) {
      baseRate = new BigDecimal(base);
      wholesaleRate = new BigDecimal(wholesale);
      this.fee = new BigDecimal(fee);
      return this;
    }

    /** Sells data: {@code amount} of {@code unit}, such as 3 and "GB"; −1 is without limit. */
    public Builder data(String amount, String unit) {
      benefits.add(new Benefit("DATA", "DATA", unit, new BigDecimal(amount)));
      part = 13;
      tag = "DATA";
      return this;
    }

    /** Sells calls: {@code minutes} of talk; −1 is without limit. */
    public Builder talk(String minutes) {
      benefits.add(new Benefit("TALKTIME", "TIME", "MINUTE", new BigDecimal(minutes)));
      part = 12;
      tag = "BUNDLE";
      return this;
    }

    /** Sells messages: so many; −1 is without limit. */
    public Builder sms(String count) {
      benefits.add(new Benefit("SMS", "QUANTITY", "UNIT", new BigDecimal(count)));
      part = 12;
      tag = "BUNDLE";
      return this;
    }

    /** Sets for how many days it is valid; −1 is without limit, unknown unless set. */
    public Builder days(int value) {
      days = value;
      return this;
    }

    /** Sets what identifies the credit party: one of the lists, all fields of it; none if empty. */
    public Builder creditParty(List<List<String>> anyOf) {
      creditParty = anyOf.isEmpty() ? null : List.copyOf(anyOf);
      return this;
    }

    /** Sets what must be told of the sender: one of the lists, all fields of it. */
    public Builder sender(List<List<String>> anyOf) {
      sender = List.copyOf(anyOf);
      return this;
    }

    /** Adds a promotion. */
    public Builder promotion(String title) {
      promotions.add(Objects.requireNonNull(title, "title"));
      return this;
    }

    private Builder giftCard() {
      industry = Industry.GIFT_CARDS;
      part = 41;
      tag = "GIFT_CARD";
      return this;
    }

    private Builder bill() {
      industry = Industry.UTILITIES;
      part = 31;
      tag = "ELECTRICITY";
      return this;
    }

    /** Builds the product. */
    public DtOneProduct build() {
      return new DtOneProduct(this);
    }
  }
}
