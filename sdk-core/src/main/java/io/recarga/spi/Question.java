package io.recarga.spi;

import java.util.Locale;

/** What an adapter may be asked besides topping up. */
public enum Question {
  /** What is sold for a SIM card. */
  PLANS,
  /** What a top-up would cost. */
  QUOTE,
  /** Which carrier a number belongs to. */
  CARRIER_OF,
  /** What a line still holds. */
  SIM_BALANCE,
  /** Which promotions apply. */
  PROMOTIONS,
  /** What was sold to a line. */
  ACTIVITY,
  /** What the wallet holds. */
  WALLET,
  /** What the account sold in a period. */
  HISTORY,
  /** What a line has used of its buckets. */
  USAGE,
  /** What a line's owner has gathered in a loyalty programme. */
  POINTS,
  /** Which bills were written for a line's owner. */
  BILLS,
  /** Notices by HTTP. */
  NOTICES;

  @Override
  public String toString() {
    return name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
