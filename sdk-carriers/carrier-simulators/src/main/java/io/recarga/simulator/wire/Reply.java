package io.recarga.simulator.wire;

import java.util.LinkedHashMap;
import java.util.Map;

/** What a simulator answers to one request, or that it does not answer. */
public final class Reply {
  private final int status;
  private final String body;
  private final Effect effect;
  private final Map<String, String> headers = new LinkedHashMap<>();
  private boolean together;

  private Reply(int status, String body, Effect effect) {
    this.status = status;
    this.body = body;
    this.effect = effect;
  }

  /** Answers with JSON. */
  public static Reply json(int status, Object body) {
    return text(status, "application/json", Json.write(body));
  }

  /** Answers with a text of {@code contentType}. */
  public static Reply text(int status, String contentType, String body) {
    return new Reply(status, body, Effect.ANSWER).header("Content-Type", contentType);
  }

  /** Answers without a body. */
  public static Reply empty(int status) {
    return new Reply(status, "", Effect.ANSWER);
  }

  /** Closes the connection instead of answering. */
  public static Reply closed() {
    return new Reply(0, "", Effect.CLOSE);
  }

  /** Keeps the caller waiting until it gives up. */
  public static Reply stalled() {
    return new Reply(0, "", Effect.STALL);
  }

  /** Announces the whole body, sends half of it and closes the connection. */
  public Reply cut() {
    Reply cut = new Reply(status, body, Effect.CUT);
    cut.headers.putAll(headers);
    return cut;
  }

  /**
   * Sends headers and body in one piece. Some clients ask right after the headers whether a body is
   * there yet, and else report an error without its code. (DT One's Java client 2.0.2)
   */
  public Reply together() {
    together = true;
    return this;
  }

  /** Adds a header. */
  public Reply header(String name, String value) {
    headers.put(name, value);
    return this;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the body. */
  public String body() {
    return body;
  }

  Effect effect() {
    return effect;
  }

  boolean isTogether() {
    return together;
  }

  Map<String, String> headers() {
    return headers;
  }

  enum Effect {
    ANSWER,
    CLOSE,
    STALL,
    CUT
  }
}
