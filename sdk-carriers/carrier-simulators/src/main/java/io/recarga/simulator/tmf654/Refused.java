package io.recarga.simulator.tmf654;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;

/** A request that is answered with an error of TMF654's shape. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final int status;
  private final String code;
  private final String reason;

  Refused(int status, String code, String reason) {
    super(code + ": " + reason, null, false, false);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  static Refused badRequest(String reason) {
    return new Refused(400, "INVALID_REQUEST", reason);
  }

  static Refused notFound() {
    return new Refused(404, "NOT_FOUND", "No such resource");
  }

  static Refused usedBefore() {
    return new Refused(409, "DUPLICATE", "The reference was used before");
  }

  Reply toReply() {
    return Reply.json(
        status, Json.object("code", code, "reason", reason, "status", String.valueOf(status)));
  }
}
