package io.recarga.simulator.ding;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The frame of every answer: result code, error codes, and what else there is. */
final class Envelope {
  private static final int SUCCESS = 1;

  private Envelope() {}

  static Map<String, @Nullable Object> success() {
    return Json.object("ResultCode", SUCCESS, "ErrorCodes", List.of());
  }

  static Map<String, @Nullable Object> items(List<? extends Object> items) {
    Map<String, @Nullable Object> envelope = success();
    envelope.put("Items", items);
    return envelope;
  }

  static Map<String, @Nullable Object> of(Refused refused) {
    return Json.object("ResultCode", refused.resultCode(), "ErrorCodes", List.of(error(refused)));
  }

  static Map<String, @Nullable Object> error(Refused refused) {
    return Json.object("Code", refused.code(), "Context", refused.context());
  }

  /** Says with which HTTP status a refusal comes, unless all come with 200. */
  static int status(Refused refused) {
    return switch (refused.resultCode()) {
      case 3 -> 503;
      case 4 -> refused.code().equals("AuthenticationFailed") ? 401 : 400;
      default -> 500;
    };
  }
}
