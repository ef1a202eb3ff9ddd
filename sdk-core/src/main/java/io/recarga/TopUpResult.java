package io.recarga;

import java.util.Objects;
import java.util.function.Function;

/**
 * How a top-up stands. Four cases for ever; what each holds may grow.
 *
 * <p>Only {@link Delivered} means that the credit arrived, only {@link Declined} that it provably
 * did not. Everything in between is {@link Pending} or {@link Unknown}: keep the payer's money and
 * ask again under the same key.
 */
public sealed interface TopUpResult {

  /** Returns the key of the top-up. */
  TopUpKey key();

  /** Says whether asking again can still change the answer without a person. */
  default boolean isOpen() {
    return this instanceof Pending;
  }

  /** Turns the result into a value, case by case; no case can be forgotten. */
  default <T> T fold(
      Function<? super Receipt, ? extends T> delivered,
      Function<? super Progress, ? extends T> pending,
      Function<? super Refusal, ? extends T> declined,
      Function<? super OpenCase, ? extends T> unknown) {
    Objects.requireNonNull(delivered, "delivered");
    Objects.requireNonNull(pending, "pending");
    Objects.requireNonNull(declined, "declined");
    Objects.requireNonNull(unknown, "unknown");
    if (this instanceof Delivered d) {
      return delivered.apply(d.receipt());
    } else if (this instanceof Pending p) {
      return pending.apply(p.progress());
    } else if (this instanceof Declined d) {
      return declined.apply(d.refusal());
    } else {
      return unknown.apply(((Unknown) this).openCase());
    }
  }

  /**
   * The credit arrived.
   *
   * @param receipt what the payer may be shown
   */
  record Delivered(Receipt receipt) implements TopUpResult {
    /** Checks the receipt. */
    public Delivered {
      Objects.requireNonNull(receipt, "receipt");
    }

    @Override
    public TopUpKey key() {
      return receipt.key();
    }
  }

  /**
   * Not decided yet; money may or may not have moved.
   *
   * @param progress how far it is
   */
  record Pending(Progress progress) implements TopUpResult {
    /** Checks the progress. */
    public Pending {
      Objects.requireNonNull(progress, "progress");
    }

    @Override
    public TopUpKey key() {
      return progress.key();
    }
  }

  /**
   * Proven: nothing was sold, or all of it was given back.
   *
   * @param refusal why, and by what proof
   */
  record Declined(Refusal refusal) implements TopUpResult {
    /** Checks the refusal. */
    public Declined {
      Objects.requireNonNull(refusal, "refusal");
    }

    @Override
    public TopUpKey key() {
      return refusal.key();
    }
  }

  /**
   * Automation is exhausted; a person closes the case.
   *
   * @param openCase what is known and what to do
   */
  record Unknown(OpenCase openCase) implements TopUpResult {
    /** Checks the case. */
    public Unknown {
      Objects.requireNonNull(openCase, "openCase");
    }

    @Override
    public TopUpKey key() {
      return openCase.key();
    }
  }
}
