package io.recarga.spi.http;

import java.io.IOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import okhttp3.HttpUrl;
import okhttp3.Request;
import org.jspecify.annotations.Nullable;

/** Logs calls without headers, secrets, query values or phone numbers. */
final class WireLog {
  private static final Logger LOGGER = System.getLogger("io.recarga.wire");
  private static final int MAX_BODY = 64 * 1024;

  private final boolean on;
  private final Set<String> shownFields;

  WireLog(boolean on, Set<String> shownFields) {
    this.on = on;
    this.shownFields = Set.copyOf(shownFields);
  }

  /** Logs one call; {@code sent} is its JSON, or null to leave it out. */
  void log(Request request, byte @Nullable [] sent, Transport outcome, long nanos) {
    if (!on || !LOGGER.isLoggable(Level.DEBUG)) {
      return;
    }
    StringBuilder line = new StringBuilder();
    line.append(request.method()).append(' ').append(target(request.url()));
    if (sent != null) {
      line.append(' ').append(body(sent));
    }
    line.append(" -> ")
        .append(answer(outcome))
        .append(" in ")
        .append(TimeUnit.NANOSECONDS.toMillis(nanos))
        .append(" ms");
    LOGGER.log(Level.DEBUG, line.toString());
  }

  private static String target(HttpUrl url) {
    String target = url.host() + ":" + url.port() + Redactor.maskDigits(url.encodedPath());
    if (url.querySize() == 0) {
      return target;
    }
    return url.queryParameterNames().stream()
        .map(name -> Redactor.maskDigits(Redactor.plain(name)) + "=***")
        .collect(Collectors.joining("&", target + "?", ""));
  }

  private String answer(Transport outcome) {
    if (outcome instanceof Transport.NotSent notSent) {
      return "not sent: " + notSent.why();
    }
    if (outcome instanceof Transport.Lost lost) {
      return "lost: " + lost.why();
    }
    HttpReply reply = ((Transport.Answered) outcome).reply();
    byte[] bytes = reply.bytes();
    return reply + " " + (bytes == null ? "(too large)" : body(bytes));
  }

  private String body(byte[] bytes) {
    if (bytes.length <= MAX_BODY) {
      try {
        return new Redactor(shownFields).redact(bytes);
      } catch (IOException | RuntimeException e) {
        // Not JSON: nothing can be told apart in it, so nothing is shown.
      }
    }
    return "(" + bytes.length + " bytes)";
  }
}
