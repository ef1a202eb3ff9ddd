package io.recarga;

import java.time.temporal.TemporalAccessor;

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
    return of("order:" + Texts.keyPart(orderId, "orderId") + ":" + line);
  }

  /**
   * Makes the key of one period of a subscription, so that a renewal job that runs twice renews
   * once: "period:maria-data:2026-11".
   *
   * @param period the period in ISO form, such as {@link java.time.YearMonth} or {@link
   *     java.time.LocalDate}; a time of day would make each run a new obligation
   */
  public static TopUpKey forPeriod(String subscriptionId, TemporalAccessor period) {
    return of("period:" + Texts.keyPart(subscriptionId, "subscriptionId") + ":" + period);
  }

  /** Returns the same id under another tenant. */
  public TopUpKey withTenant(String value) {
    return new TopUpKey(value, id);
  }

  /** Shows the id, with the tenant in front unless it is the default one. */
  @Override
  public String toString() {
    return tenant.equals(DEFAULT_TENANT) ? id : tenant + "/" + id;
  }
}
