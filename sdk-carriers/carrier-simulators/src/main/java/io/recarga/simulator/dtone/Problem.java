package io.recarga.simulator.dtone;

/** The error codes that DT One documents, with status and message. (OpenAPI 1.14.0 and 1.23.0) */
enum Problem {
  BAD_REQUEST(1000400, 400, "Bad Request"),
  UNAUTHORIZED(1000401, 401, "Unauthorized"),
  NOT_FOUND(1000404, 404, "Resource not found"),
  TOO_MANY_REQUESTS(1000429, 429, "Too many requests"),
  NO_SUCH_PRODUCT(1003001, 404, "Product is not available in your account"),
  AMOUNT_OUT_OF_RANGE(1003002, 400, "Requested product amount is out of range"),
  INVALID_UNIT(1003003, 400, "Requested product unit is invalid"),
  NO_SUCH_PROMOTION(1003201, 404, "Promotion not found"),
  NO_SUCH_CAMPAIGN(1003301, 404, "Campaign not found"),
  INVALID_CREDIT_PARTY(1005003, 400, "Credit party mobile number is invalid"),
  NO_SUCH_SERVICE(1005004, 404, "Service not found"),
  NO_SUCH_COUNTRY(1005005, 404, "Country not found"),
  NO_SUCH_OPERATOR(1005006, 404, "Operator not found"),
  INVALID_SENDER(1005503, 400, "Sender mobile number is invalid"),
  INSUFFICIENT_BALANCE(1006001, 400, "Insufficient balance"),
  INVALID_DEBIT_PARTY(1006003, 400, "Debit party mobile number is invalid"),
  INVALID_BENEFICIARY(1006503, 400, "Beneficiary mobile number is invalid"),
  EXTERNAL_ID_USED(1007001, 400, "Transaction external ID has already been used"),
  ALREADY_CONFIRMED(1007002, 400, "Transaction has already been confirmed"),
  NOT_CONFIRMABLE(1007004, 400, "Transaction can no longer be confirmed"),
  ALREADY_CANCELLED(1007005, 400, "Transaction has already been cancelled"),
  NOT_CANCELLABLE(1007007, 400, "Transaction can no longer be cancelled"),
  NOT_SUPPORTED(1007500, 400, "Method not supported by operator"),
  NO_SUCH_TRANSACTION(1008004, 404, "Transaction not found"),
  UNEXPECTED(1009001, 500, "Unexpected error, please contact our support team"),
  UNAVAILABLE(1009503, 503, "Service unavailable, please retry later");

  private final int code;
  private final int status;
  private final String message;

  Problem(int code, int status, String message) {
    this.code = code;
    this.status = status;
    this.message = message;
  }

  int code() {
    return code;
  }

  int status() {
    return status;
  }

  String message() {
    return message;
  }

  /** Makes the exception that refuses a request with this. */
  Refused refused() {
    return new Refused(this, message);
  }

  /** Makes the exception that refuses a request with this, and says of what it complains. */
  Refused refused(String detail) {
    return new Refused(this, message + ": " + detail);
  }
}
