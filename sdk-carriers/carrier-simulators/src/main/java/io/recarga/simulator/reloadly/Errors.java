package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** The four shapes in which errors come. */
final class Errors {
  private static final DateTimeFormatter SPRING = DateTimeFormatter.ofPattern(
          "yyyy-MM-dd'T'HH:mm:ss.SSS'+00:00'", Locale.ROOT)
      .withZone(ZoneOffset.UTC);

  private Errors() {}

  /** An error of the application. */
  static Reply application(Refused error, String path, Instant now) {
    return Reply.json(
        error.status(),
        Json.object(
            "timeStamp", Dates.format(now),
            "message", error.getMessage(),
            "path", path,
            "errorCode", error.code(),
            "infoLink", null,
            "details", List.of()));
  }

  /** An error of the framework below the application: an unknown path, a crash. */
  static Reply framework(int status, String error, String path, Instant now) {
    return Reply.json(
        status,
        Json.object(
            "timestamp", SPRING.format(now),
            "status", status,
            "error", error,
            "path", path));
  }

  /** A page of the gateway in front. */
  static Reply gateway(int status, String title) {
    return Reply.text(
        status,
        "text/html",
        "<html>\r\n<head><title>" + status + " " + title
            + "</title></head>\r\n<body>\r\n<center><h1>" + status + " " + title
            + "</h1></center>\r\n</body>\r\n</html>\r\n");
  }

  /** A refusal of the identity provider. */
  static Reply identityProvider() {
    return Reply.json(
        403, Json.object("error", "access_denied", "error_description", "Unauthorized"));
  }
}
