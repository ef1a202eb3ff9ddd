package io.recarga.market.peru;

/**
 * A number of days as sources give it. Where they differ, both ends are kept; whoever plans for
 * safety takes {@link #earliest}.
 *
 * @param earliest the smallest number that is given
 * @param latest the largest number that is given
 */
public record Days(int earliest, int latest) {
  private static final int LONGEST = 3_660;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if they are not from 1 to 3,660, or upside down
   */
  public Days {
    if (earliest < 1 || latest < earliest || latest > LONGEST) {
      throw new IllegalArgumentException(
          "days: not from 1 to " + LONGEST + " in this order: " + earliest + ", " + latest);
    }
  }

  /** Makes a number of days on which the sources agree. */
  public static Days of(int days) {
    return new Days(days, days);
  }

  /** Makes a number of days on which the sources differ. */
  public static Days between(int earliest, int latest) {
    return new Days(earliest, latest);
  }

  /** Says whether the sources agree. */
  public boolean isAgreed() {
    return earliest == latest;
  }

  @Override
  public String toString() {
    return isAgreed() ? earliest + " days" : earliest + " to " + latest + " days";
  }
}
