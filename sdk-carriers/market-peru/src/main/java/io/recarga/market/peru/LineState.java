package io.recarga.market.peru;

/** How far a line has fallen that nobody renews, in the order in which it happens. */
public enum LineState {
  /** Part of the service is cut, usually outgoing calls; a recharge brings it back. */
  LIMITED,
  /** All of the service is cut; a recharge brings it back. */
  SUSPENDED,
  /** The line is deactivated and its number lost. */
  LOST
}
