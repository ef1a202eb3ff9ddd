package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import io.recarga.retry.RetryAfter;
import io.recarga.spi.Beta;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import okhttp3.Headers;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/** An answer: status, headers, and a body that was read to its end unless it was too large. */
@Beta
public final class HttpReply {
  private final int status;
  private final Headers headers;
  private final byte @Nullable [] body;

  HttpReply(int status, Headers headers, byte @Nullable [] body) {
    this.status = status;
    this.headers = headers;
    this.body = body;
  }

  /** Returns the HTTP status. */
  public int status() {
    return status;
  }

  /** Says whether the status is 2xx. */
  public boolean isSuccessful() {
    return status >= 200 && status < 300;
  }

  /** Returns the last header called {@code name}, without regard to case, or null if there is none. */
  public @Nullable String header(String name) {
    return headers.get(name);
  }

  /** Says whether the body was larger than the cap; then nothing of it is kept. */
  public boolean tooLarge() {
    return body == null;
  }

  /**
   * Returns how long the carrier asks to wait ({@code Retry-After}, in seconds or as a date), at most
   * a day; empty when it does not say.
   */
  public Optional<Duration> retryAfter(Instant now) {
    return RetryAfter.parse(header("Retry-After"), now, Duration.ofDays(1));
  }

  /** Returns the body read as UTF-8 whatever its headers say; empty if it was too large. */
  public String bodyUtf8() {
    if (body == null) {
      return "";
    }
    int start = start(body);
    return new String(body, start, body.length - start, StandardCharsets.UTF_8);
  }

  /**
   * Reads the body as JSON within the limits of {@link CarrierJson}. Never throws for what a carrier
   * sent: returns null if the body is too large, empty, no JSON, beyond a limit or of another shape.
   */
  public <T> @Nullable T json(JsonAdapter<T> adapter) {
    try {
      JsonReader reader = reader();
      return reader == null ? null : adapter.fromJson(reader);
    } catch (IOException | RuntimeException e) {
      // Moshi tells "not JSON" by an IOException and "not this shape" by a RuntimeException.
      return null;
    }
  }

  /**
   * Reads a list whose entries are read by hand, in the same way and as {@link EachByItself} does.
   */
  public <T> @Nullable List<@Nullable T> list(JsonShape<T> element) {
    try {
      JsonReader reader = reader();
      return reader == null ? null : CarrierJson.eachByItself(reader, element);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private @Nullable JsonReader reader() throws IOException {
    byte[] bytes = body;
    if (bytes == null) {
      return null;
    }
    int start = start(bytes);
    JsonLimits.check(bytes, start);
    return JsonReader.of(new Buffer().write(bytes, start, bytes.length - start));
  }

  /**
   * Reads some fields of a JSON object, without building the whole. Null is no verdict but the word
   * "unusual": too large, no JSON, beyond a limit, not an object, a wanted field of another shape, with
   * an escape, or a number with sign, exponent or many digits. Ask {@link #json} then.
   */
  public @Nullable JsonFields fields(JsonFields.Names names) {
    byte[] bytes = body;
    return bytes == null || bytes.length == 0 ? null : JsonFields.read(bytes, start(bytes), names);
  }

  byte @Nullable [] bytes() {
    return body;
  }

  /** Shows the status only. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }

  /** Returns where the text begins: gateways on Windows send a byte order mark, readers stumble on it. */
  private static int start(byte[] b) {
    boolean marked =
        b.length >= 3 && b[0] == (byte) 0xEF && b[1] == (byte) 0xBB && b[2] == (byte) 0xBF;
    return marked ? 3 : 0;
  }
}
