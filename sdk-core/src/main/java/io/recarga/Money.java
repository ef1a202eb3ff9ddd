package io.recarga;

import java.math.BigDecimal;
import java.util.Currency;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * An exact amount in one currency, of any sign: 5.00 PEN, a fee of 0 USD, a cost of 3.04908 USD.
 *
 * <p>Equal by value: 5.0 PEN equals 5.00 PEN. Up to 8 decimals and 18 digits before the point.
 *
 * @param amount the amount in units of the currency (soles, not céntimos)
 * @param currency the ISO 4217 currency
 */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {
  private static final int MAX_DECIMALS = 8;
  private static final int MAX_WHOLE_DIGITS = 18;
  private static final int MAX_TEXT = 40;

  /**
   * Makes an amount.
   *
   * @throws IllegalArgumentException if it has more than 8 decimals or 18 whole digits
   */
  public Money {
    Objects.requireNonNull(amount, "amount");
    Objects.requireNonNull(currency, "currency");
    if (amount.scale() != 0) {
      amount = amount.stripTrailingZeros();
    }
    if (amount.scale() > MAX_DECIMALS) {
      throw new IllegalArgumentException("amount: more than 8 decimals");
    }
    if ((long) amount.precision() - amount.scale() > MAX_WHOLE_DIGITS) {
      throw new IllegalArgumentException("amount: more than 18 digits before the point");
    }
    if (amount.scale() < 0) {
      amount = amount.setScale(0);
    }
  }

  /** Makes an amount of the currency with the ISO 4217 code {@code currency}, such as "PEN". */
  public static Money of(BigDecimal amount, String currency) {
    return new Money(amount, currencyOf(currency));
  }

  /**
   * Reads an amount from text with a point as decimal mark, such as "20.00".
   *
   * @throws IllegalArgumentException if {@code amount} is not a plain decimal number or {@code
   *     currency} is not an ISO 4217 code
   */
  public static Money of(String amount, String currency) {
    String text = Objects.requireNonNull(amount, "amount").strip();
    if (text.length() > MAX_TEXT || !isPlain(text)) {
      String shown = text.length() > MAX_TEXT ? text.substring(0, MAX_TEXT) + "…" : text;
      throw new IllegalArgumentException(
          "amount: not a plain decimal number such as 20.00: \"" + shown + "\"");
    }
    return of(new BigDecimal(text), currency);
  }

  /** Returns no money in the currency with the ISO 4217 code {@code currency}. */
  public static Money zero(String currency) {
    return of(BigDecimal.ZERO, currency);
  }

  /**
   * Adds.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money plus(Money other) {
    return new Money(amount.add(sameCurrency(other).amount), currency);
  }

  /**
   * Subtracts.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  public Money minus(Money other) {
    return new Money(amount.subtract(sameCurrency(other).amount), currency);
  }

  /** Returns the same amount with the other sign. */
  public Money negated() {
    return new Money(amount.negate(), currency);
  }

  /** Says whether this is more than nothing. */
  public boolean isPositive() {
    return amount.signum() > 0;
  }

  /** Says whether this is less than nothing. */
  public boolean isNegative() {
    return amount.signum() < 0;
  }

  /** Says whether this is nothing. */
  public boolean isZero() {
    return amount.signum() == 0;
  }

  /**
   * Compares amounts of one currency.
   *
   * @throws IllegalArgumentException if the currencies differ
   */
  @Override
  public int compareTo(Money other) {
    return amount.compareTo(sameCurrency(other).amount);
  }

  // By hand, as in all keys of maps: see AdapterId.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Money that
        && amount.equals(that.amount)
        && currency.equals(that.currency);
  }

  @Override
  public int hashCode() {
    return 31 * amount.hashCode() + currency.hashCode();
  }

  /** Shows the amount with at least the currency's usual decimals: "20.00 PEN". */
  @Override
  public String toString() {
    int usual = Math.max(0, currency.getDefaultFractionDigits());
    BigDecimal shown = amount.scale() < usual ? amount.setScale(usual) : amount;
    return shown.toPlainString() + " " + currency.getCurrencyCode();
  }

  private static boolean isPlain(String text) {
    String bare = text.startsWith("+") || text.startsWith("-") ? text.substring(1) : text;
    int point = bare.indexOf('.');
    return point < 0
        ? Texts.isDigits(bare)
        : Texts.isDigits(bare.substring(0, point)) && Texts.isDigits(bare.substring(point + 1));
  }

  private Money sameCurrency(Money other) {
    Objects.requireNonNull(other, "other");
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException(
          "currency: " + other.currency + " does not go with " + currency);
    }
    return other;
  }

  static Currency currencyOf(String code) {
    Objects.requireNonNull(code, "currency");
    try {
      return Currency.getInstance(code.strip().toUpperCase(Locale.ROOT));
    } catch (IllegalArgumentException e) {
      throw new IllegalArgumentException(
          "currency: not an ISO 4217 code such as PEN: \"" + code + "\"", e);
    }
  }
}
