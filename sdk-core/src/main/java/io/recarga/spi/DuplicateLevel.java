package io.recarga.spi;

/** How a carrier treats a reference that it has seen before. Certified by test, not by document. */
public enum DuplicateLevel {
  /** D0: it neither notices nor can be searched: one attempt, then unknown. */
  BLIND,
  /** D1: it can be searched, and executes a repeat again: never sent twice. */
  SEARCHABLE,
  /** D2: it refuses a later repeat, but may execute two that are under way together. */
  REFUSES_REPEAT,
  /** D3: it answers a repeat with the first outcome. */
  REPLAYS;

  /** Says it as a person would, for whoever chooses between carriers. */
  public String inWords() {
    return switch (this) {
      case BLIND -> "does not notice a repeat and cannot be asked: sent once, and never again";
      case SEARCHABLE ->
        "would charge a repeat again: sent once, then looked up, and never sent again";
      case REFUSES_REPEAT -> "refuses a repeat: may be sent again after a look-up found nothing";
      case REPLAYS -> "answers a repeat with the first outcome: safe to send again";
    };
  }

  /** Says whether the same reference may go out again after a search proved it unused. */
  public boolean mayResend() {
    return this == REFUSES_REPEAT || this == REPLAYS;
  }
}
