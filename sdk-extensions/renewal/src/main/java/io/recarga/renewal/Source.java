package io.recarga.renewal;

import java.time.LocalDate;
import java.util.Objects;

/**
 * Where a fact comes from.
 *
 * @param text the source by its public name, and the day of its text if it has one
 * @param date when the fact was last read there, or looked for
 * @param grade how far the fact may be relied on
 */
public record Source(String text, LocalDate date, Grade grade) {
  /** Checks the parts. */
  public Source {
    Objects.requireNonNull(date, "date");
    Objects.requireNonNull(grade, "grade");
    if (Objects.requireNonNull(text, "text").isBlank()) {
      throw new IllegalArgumentException("text: is empty");
    }
  }

  /** Shows text and date. */
  @Override
  public String toString() {
    return text + " (" + date + ", " + grade + ")";
  }

  /** How far a fact may be relied on. */
  public enum Grade {
    /** Read at whoever decides it. */
    VERIFIED,
    /** Told by the press or another third party. */
    REPORTED,
    /** Was true once; nobody looked lately. */
    OLD,
    /** Only named by the article that Recarga grew from; nobody confirmed it. */
    NAMED,
    /** Looked for and not found. */
    NOT_FOUND
  }
}
