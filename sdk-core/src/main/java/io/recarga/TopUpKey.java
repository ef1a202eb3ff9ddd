package io.recarga;

import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import org.jspecify.annotations.Nullable;

/**
 * The caller's id of one obligation, kept for ever: everything under one key happens at most once
 * (an idempotency key).
 *
 * <p>Derive it from what you owe, such as the order and its line, and store it before the first
 * call. Never make a new one for a retry: a new key is a new top-up.
 *
 * @param tenant whose obligation it is, for platforms that serve several; "default" unless given
 * @param id the caller's id, unique within the tenant
 */
public record TopUpKey(String tenant, String id) {
  private static final String DEFAULT_TENANT = "default";

  /**
   * Checks a key.
   *
   * @throws IllegalArgumentException if a part is not 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   */
  public TopUpKey {
    Texts.keyPart(tenant, "tenant");
    Texts.keyPart(id, "key");
  }

  /** Makes a key of the default tenant. */
  public static TopUpKey of(String id) {
    return new TopUpKey(DEFAULT_TENANT, id);
  }

  /** Makes a key of {@code tenant}. */
  public static TopUpKey of(String tenant, String id) {
    return new TopUpKey(tenant, id);
  }

  /**
   * Makes the key of one line of an order: "order:4711:1".
   *
   * @param line which line of the order, from 1
   */
  public static TopUpKey forOrder(String orderId, int line) {
    if (line < 1) {
      throw new IllegalArgumentException("line: counts from 1: " + line);
    }
    return of(composed("order:", orderId, "orderId", ":" + line));
  }

  /**
   * Makes the key of one period of a subscription, so that a renewal job that runs twice renews
   * once: "period:maria-data:2026-11".
   *
   * @param period the period in ISO form, such as {@link java.time.YearMonth} or {@link
   *     java.time.LocalDate}
   * @throws IllegalArgumentException if the period has a time of day, which would make each run a
   *     new obligation, or no year, which would make next year's the same
   */
  public static TopUpKey forPeriod(String subscriptionId, TemporalAccessor period) {
    if (!period.isSupported(ChronoField.YEAR) || period.isSupported(ChronoField.HOUR_OF_DAY)) {
      throw new IllegalArgumentException(
          "period: give a month or a day with its year and without a time of day: " + period);
    }
    return of(composed("period:", subscriptionId, "subscriptionId", ":" + period));
  }

  /** Returns the same id under another tenant. */
  public TopUpKey withTenant(String value) {
    return new TopUpKey(value, id);
  }

  private static String composed(String before, String id, String field, String after) {
    int room = Texts.KEY_LENGTH - before.length() - after.length();
    if (Texts.keyPart(id, field).length() > room) {
      throw new IllegalArgumentException(
          field + ": has " + id.length() + " characters, at most " + room + " are allowed");
    }
    return before + id + after;
  }

  // By hand, as in all keys of maps: see AdapterId.
  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof TopUpKey that && id.equals(that.id) && tenant.equals(that.tenant);
  }

  @Override
  public int hashCode() {
    return 31 * tenant.hashCode() + id.hashCode();
  }

  /** Shows the id, with the tenant in front unless it is the default one. */
  @Override
  public String toString() {
    return tenant.equals(DEFAULT_TENANT) ? id : tenant + "/" + id;
  }
}
