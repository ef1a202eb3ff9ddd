package io.recarga.simulator.tapi;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import org.jspecify.annotations.Nullable;

/** A call that TAPI refuses, with its HTTP status and code. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int status;
  private final @Nullable String code;

  Refused(int status, @Nullable String code, String message) {
    super(message, null, false, false);
    this.status = status;
    this.code = code;
  }

  /** What a request lacks for which no code is documented; this one is the simulator's own. */
  static Refused field(String name) {
    return new Refused(400, "XPA04000", name + " is missing or invalid");
  }

  Reply toReply() {
    return Reply.json(
        status,
        code == null
            ? Json.object("message", getMessage())
            : Json.object("message", getMessage(), "code", code));
  }
}
