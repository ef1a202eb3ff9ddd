package io.recarga.simulator;

import java.math.BigDecimal;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A prepaid balance at a simulated carrier. Never falls below nothing. Thread-safe. */
public final class Wallet {
  private final String currency;
  private BigDecimal balance;

  private Wallet(BigDecimal balance, String currency) {
    this.balance = Objects.requireNonNull(balance, "balance");
    this.currency = Objects.requireNonNull(currency, "currency");
    if (balance.signum() < 0) {
      throw new IllegalArgumentException("balance: is negative: " + balance);
    }
  }

  /** Makes a wallet. */
  public static Wallet of(String balance, String currency) {
    return new Wallet(new BigDecimal(balance), currency);
  }

  /** Returns the ISO 4217 code of its currency. */
  public String currency() {
    return currency;
  }

  /** Returns what it holds. */
  public synchronized BigDecimal balance() {
    return balance;
  }

  /** Takes {@code amount}; returns null, and takes nothing, when there is less. */
  public synchronized @Nullable Movement debit(BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount: is negative: " + amount);
    }
    return balance.compareTo(amount) < 0 ? null : move(amount.negate());
  }

  /** Adds {@code amount}. */
  public synchronized Movement credit(BigDecimal amount) {
    if (amount.signum() < 0) {
      throw new IllegalArgumentException("amount: is negative: " + amount);
    }
    return move(amount);
  }

  @Override
  public String toString() {
    return balance().toPlainString() + " " + currency;
  }

  private Movement move(BigDecimal by) {
    BigDecimal before = balance;
    balance = before.add(by);
    return new Movement(before, balance);
  }

  /**
   * One change of the balance.
   *
   * @param before what the wallet held
   * @param after what it holds
   */
  public record Movement(BigDecimal before, BigDecimal after) {}
}
