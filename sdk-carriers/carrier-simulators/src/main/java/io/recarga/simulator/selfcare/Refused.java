package io.recarga.simulator.selfcare;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;

/** A request that is answered with TM Forum's error. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final String code;
  private final String reason;

  Refused(int status, String code, String reason) {
    super(reason, null, false, false);
    this.status = status;
    this.code = code;
    this.reason = reason;
  }

  Reply reply() {
    return Reply.json(
        status,
        Json.object(
            "code", code, "reason", reason, "status", Integer.toString(status), "@type", "Error"));
  }
}
