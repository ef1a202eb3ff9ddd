package io.recarga.journal;

import java.util.Arrays;

/** Groups of states. */
final class States {
  static final State[] OPEN =
      Arrays.stream(State.values()).filter(State::isOpen).toArray(State[]::new);
  static final State[] CLOSED =
      Arrays.stream(State.values()).filter(state -> !state.isOpen()).toArray(State[]::new);

  private States() {}
}
