package io.recarga;

/** Why a top-up did not happen, in our words; the carrier's own are in {@link Refusal}. */
public enum DeclineReason {
  /** The number is not one this carrier can top up. */
  INVALID_LINE(true, "Ask the payer to check the number and the carrier."),
  /** The line exists but may not be topped up: inactive, banned or postpaid. */
  LINE_BLOCKED(true, "Ask the line's owner to call the carrier."),
  /** The line has had as many top-ups as the carrier allows. */
  LINE_LIMIT_REACHED(true, "Try again when the carrier's period is over."),
  /** The line was topped up moments ago, or has a top-up under way. */
  RECENTLY_RECHARGED(true, "Try again after the carrier's pause, usually some minutes."),
  /** The amount is not one that is sold. */
  INVALID_AMOUNT(false, "Choose an amount that the plans or limits of the carrier allow."),
  /** The plan is not sold, or not sold any more. */
  PLAN_UNAVAILABLE(false, "List the plans again and choose another."),
  /** The carrier did not accept the form of the request. */
  INVALID_REQUEST(false, "Report it with the reference: the adapter and the carrier disagree."),
  /** The wallet at the carrier or aggregator is too low. */
  WALLET_TOO_LOW(false, "Fund the wallet, then retry the same key."),
  /** The account may not sell: closed, blocked, or over its own limit. */
  ACCOUNT_BLOCKED(false, "Ask the carrier or aggregator about the account."),
  /** The account reached its limit of the day. */
  ACCOUNT_LIMIT_REACHED(false, "Retry the same key when the limit is lifted."),
  /** The carrier did not accept the credentials. */
  CREDENTIALS(false, "Check the account's id and secret."),
  /** The carrier's network does not take top-ups now. */
  CARRIER_UNAVAILABLE(false, "Retry the same key later."),
  /** Too many requests. */
  THROTTLED(false, "Retry the same key later, or ask for a higher limit."),
  /** The carrier tried and recorded a failure. */
  CARRIER_FAILED(false, "Retry the same key after the pause that the carrier demands."),
  /** Nothing could be sent in time. */
  NOT_SENT(false, "Check the network to the carrier, then retry the same key."),
  /** It was sent, but the carrier holds no trace of it. */
  NOT_FOUND(false, "Begin a new obligation under a new key if it is still owed."),
  /** It was sold, and all of it was given back. */
  GIVEN_BACK(false, "Refund the payer, or begin a new obligation under a new key."),
  /** The caller cancelled it before anything was sent. */
  CANCELLED(false, "Nothing to do."),
  /** It expired before it was paid or sent. */
  EXPIRED(false, "Begin a new obligation under a new key if it is still owed."),
  /** A reason without a word of its own; the carrier's words tell more. */
  OTHER(false, "Read the carrier's words.");

  private final boolean aboutLine;
  private final String advice;

  DeclineReason(boolean aboutLine, String advice) {
    this.aboutLine = aboutLine;
    this.advice = advice;
  }

  /** Says whether the line itself is the cause, so that another road would refuse it as well. */
  public boolean isAboutLine() {
    return aboutLine;
  }

  /** Returns what to do about it, in one English sentence. */
  public String advice() {
    return advice;
  }
}
