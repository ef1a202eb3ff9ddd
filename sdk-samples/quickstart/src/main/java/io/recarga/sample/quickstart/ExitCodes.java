package io.recarga.sample.quickstart;

/** How the program ends. The README holds the same table. */
final class ExitCodes {
  static final int DELIVERED = 0;
  static final int FAILED = 1;
  static final int BAD_INPUT = 2;
  static final int DECLINED = 3;
  static final int PENDING = 4;
  static final int UNKNOWN = 5;
  static final int NOTHING_SENT = 6;

  private ExitCodes() {}
}
