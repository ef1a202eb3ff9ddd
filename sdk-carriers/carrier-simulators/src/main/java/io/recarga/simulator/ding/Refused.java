package io.recarga.simulator.ding;

import org.jspecify.annotations.Nullable;

/** A call that Ding refuses, or a transfer that fails, with result code, code and context. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int resultCode;
  private final String code;
  private final @Nullable String context;

  Refused(int resultCode, String code, @Nullable String context) {
    super(code + "/" + context, null, false, false);
    this.resultCode = resultCode;
    this.code = code;
    this.context = context;
  }

  static Refused missing(String parameter) {
    return new Refused(4, "ParameterMissing", parameter);
  }

  static Refused invalid(String parameter) {
    return new Refused(4, "ParameterInvalid", parameter);
  }

  static Refused outOfRange(String parameter) {
    return new Refused(4, "ParameterOutOfRange", parameter);
  }

  int resultCode() {
    return resultCode;
  }

  String code() {
    return code;
  }

  @Nullable
  String context() {
    return context;
  }
}
