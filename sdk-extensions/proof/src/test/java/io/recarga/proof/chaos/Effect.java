package io.recarga.proof.chaos;

import io.recarga.journal.State;
import io.recarga.spi.DuplicateLevel;

/**
 * What can be known of a top-up that met a trouble, and so how it has to end on each lane. This is
 * the prediction that the run is held against.
 */
enum Effect {
  /** It costs time only. */
  NONE,
  /** Sold, and the answer says nothing. */
  UNHEARD,
  /** Not sold, and the answer says nothing. */
  SWALLOWED,
  /** Not sold, the answer says nothing, and the carrier's record says that it failed. */
  BURNED,
  /** No byte ever leaves. */
  UNSENT,
  /** Refused by a certified code, for a reason of the account's. */
  REFUSED,
  /** Refused by a certified code, for a reason of the line's. */
  REFUSED_LINE,
  /** The carrier's record under our reference tells of somebody else's sale. */
  STRANGE,
  /** Sold, but not what was asked for, and the record says so. */
  OTHER_SALE,
  /** Accepted, and never finished. */
  ENDLESS,
  /** Accepted, and recorded as failed later. */
  FAILED_LATER,
  /** Sold and told, and given back later. */
  REVERSED;

  /** Returns how the row has to end. */
  State end(Lane lane) {
    return switch (this) {
      case NONE -> State.SUCCEEDED;
      case UNHEARD, BURNED -> lane.isBlind() ? State.UNKNOWN : State.SUCCEEDED;
      case SWALLOWED -> resends(lane) ? State.SUCCEEDED : State.UNKNOWN;
      case UNSENT, REFUSED -> lane.hasSecondRoad() ? State.SUCCEEDED : State.FAILED;
      case REFUSED_LINE -> State.FAILED;
      case STRANGE, OTHER_SALE, ENDLESS -> State.UNKNOWN;
      case FAILED_LATER -> lane.isBlind() ? State.UNKNOWN : State.FAILED;
      case REVERSED -> lane.isBlind() ? State.SUCCEEDED : State.REVERSED;
    };
  }

  /** Returns how often it has to be sold, before anything is given back. */
  int sold(Lane lane) {
    return switch (this) {
      case UNHEARD, OTHER_SALE -> 1;
      case REVERSED -> 1;
      default -> end(lane) == State.SUCCEEDED ? 1 : 0;
    };
  }

  /** Says whether all of it is proven hard, so that the second road may have it. */
  boolean mayGoElsewhere() {
    return this == UNSENT || this == REFUSED || this == BURNED;
  }

  private static boolean resends(Lane lane) {
    DuplicateLevel level = lane.first();
    return level.mayResend();
  }
}
