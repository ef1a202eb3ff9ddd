package io.recarga.simulator.wire;

import io.recarga.simulator.Fault;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** What is left of an answer that a fault hides, cuts or spoils, whatever the carrier. */
public final class HiddenReply {
  private HiddenReply() {}

  /** Returns what the caller gets instead of {@code truth}, or null where the fault hides nothing. */
  public static @Nullable Reply of(Fault fault, Reply truth, HttpUrl asked) {
    return switch (fault.answer()) {
      case REFUSED, CLOSED -> Reply.closed();
      case STALLED -> Reply.stalled();
      case REDIRECT -> Reply.empty(fault.httpStatus()).header("Location", asked.toString());
      case HTML -> page(200, "OK");
      case TRUNCATED ->
        Reply.text(
            200, "application/json", truth.body().substring(0, truth.body().length() / 2));
      case EMPTY -> Reply.empty(200);
      default -> null;
    };
  }

  /** Returns the page of a gateway in front of the carrier. */
  public static Reply page(int status, String title) {
    String name = status + " " + title;
    return Reply.text(
        status,
        "text/html",
        "<html><head><title>" + name + "</title></head><body><h1>" + name + "</h1></body></html>");
  }
}
