package io.recarga;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collections;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** What a carrier that sent a notice by HTTP is answered. Immutable. */
public final class WebhookReply {
  private static final String TOKEN = "[A-Za-z0-9!#$%&'*+.^_`|~-]{1,64}";
  private static final String VALUE = "[\\x20-\\x7E]{0,256}";

  private final int status;
  private final Map<String, String> headers;
  private final byte[] body;

  private WebhookReply(int status, Map<String, String> headers, byte[] body) {
    if (status < 200 || status > 599) {
      throw new IllegalArgumentException("status: is no final HTTP status: " + status);
    }
    Map<String, String> sorted = new TreeMap<>(String.CASE_INSENSITIVE_ORDER);
    headers.forEach((name, value) -> {
      if (!name.matches(TOKEN) || !value.matches(VALUE)) {
        throw new IllegalArgumentException(
            "headers: " + (name.matches(TOKEN) ? name : "a name") + " has forbidden characters");
      }
      sorted.put(name, value);
    });
    this.status = status;
    this.headers = Collections.unmodifiableMap(sorted);
    this.body = body;
  }

  /** Makes a reply without headers and body. */
  public static WebhookReply of(int status) {
    return new WebhookReply(status, Map.of(), new byte[0]);
  }

  /** Makes a reply whose body is the JSON text {@code body}. */
  public static WebhookReply json(int status, String body) {
    byte[] utf8 = body.getBytes(StandardCharsets.UTF_8);
    return new WebhookReply(status, Map.of("Content-Type", "application/json"), utf8);
  }

  /** Makes a reply of any kind; the names of the headers are compared without case. */
  public static WebhookReply of(int status, Map<String, String> headers, byte[] body) {
    return new WebhookReply(status, headers, body.clone());
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Returns the headers to set, by name. */
  public Map<String, String> headers() {
    return headers;
  }

  /** Returns a copy of the body; often empty. */
  public byte[] body() {
    return body.clone();
  }

  /** Says whether the carrier is told that its notice arrived. */
  public boolean isTaken() {
    return status / 100 == 2;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof WebhookReply that
        && status == that.status
        && headers.equals(that.headers)
        && Arrays.equals(body, that.body);
  }

  @Override
  public int hashCode() {
    return Objects.hash(status, headers, Arrays.hashCode(body));
  }

  @Override
  public String toString() {
    return "reply " + status + " with " + body.length + " bytes";
  }
}
