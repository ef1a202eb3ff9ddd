package io.recarga.renewal.advice;

import java.util.Objects;

/**
 * Who pays.
 *
 * @param kind what they are
 * @param lines for how many lines, at least 1
 * @param proofOfStudy whether they can show that they study
 */
public record Payer(Kind kind, int lines, boolean proofOfStudy) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if there is no line
   */
  public Payer {
    Objects.requireNonNull(kind, "kind");
    if (lines < 1) {
      throw new IllegalArgumentException("lines: must be at least 1: " + lines);
    }
  }

  /** Returns a person who pays for one line. */
  public static Payer person() {
    return new Payer(Kind.PERSON, 1, false);
  }

  /** Returns a company that pays for some lines. */
  public static Payer company(int lines) {
    return new Payer(Kind.COMPANY, lines, false);
  }

  /** Returns a student. */
  public static Payer student(boolean proofOfStudy) {
    return new Payer(Kind.STUDENT, 1, proofOfStudy);
  }

  /** What payers are. */
  public enum Kind {
    /** Somebody for themselves. */
    PERSON,
    /** A company. */
    COMPANY,
    /** Somebody who studies. */
    STUDENT
  }
}
