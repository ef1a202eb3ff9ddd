package io.recarga.carrier.dtone;

import org.jspecify.annotations.Nullable;

/** The classes of statuses, by their documented ids; 6 is not documented. */
enum State {
  /** It holds money, and waits for a confirmation. */
  CREATED("1"),
  /** On its way to the operator. */
  CONFIRMED("2"),
  /** Refused by DT One. */
  REJECTED("3"),
  /** Cancelled before it was confirmed. */
  CANCELLED("4"),
  /** With the operator. */
  SUBMITTED("5"),
  /** Delivered; rarely reversed later. */
  COMPLETED("7"),
  /** Delivered, and credited back. */
  REVERSED("8"),
  /** Refused by the operator. */
  DECLINED("9"),
  /** None of these. */
  UNKNOWN("");

  private final String id;

  State(String id) {
    this.id = id;
  }

  /** Reads a status; one whose class id and name differ is unknown. */
  static State of(Wire.@Nullable Status status) {
    Wire.StatusClass given = status == null ? null : status.of();
    if (given == null || given.id() == null) {
      return UNKNOWN;
    }
    for (State state : values()) {
      if (state.id.equals(given.id())) {
        String name = given.message();
        return name == null || name.equals(state.name()) ? state : UNKNOWN;
      }
    }
    return UNKNOWN;
  }
}
