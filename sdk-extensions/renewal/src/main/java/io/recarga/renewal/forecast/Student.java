package io.recarga.renewal.forecast;

/** Student's distribution, for an average of few values. */
final class Student {
  private static final double NORMAL = 1.959963985;

  private Student() {}

  /** Returns the 97.5 % quantile, to a thousandth from 4 degrees of freedom on. */
  static double quantile975(int degrees) {
    double z = NORMAL;
    double v = degrees;
    double z3 = z * z * z;
    double z5 = z3 * z * z;
    double z7 = z5 * z * z;
    return z
        + (z3 + z) / (4 * v)
        + (5 * z5 + 16 * z3 + 3 * z) / (96 * v * v)
        + (3 * z7 + 19 * z5 + 17 * z3 - 15 * z) / (384 * v * v * v);
  }
}
