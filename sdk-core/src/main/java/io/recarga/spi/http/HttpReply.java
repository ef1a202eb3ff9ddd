package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import io.recarga.spi.Beta;
import okhttp3.Headers;
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

  /** Returns the body read as UTF-8 whatever its headers say; empty if it was too large. */
  public String bodyUtf8() {
    throw new UnsupportedOperationException();
  }

  /**
   * Reads the body as JSON within the limits of {@link CarrierJson}. Never throws for what a carrier
   * sent: returns null if the body is too large, empty, no JSON, beyond a limit or of another shape.
   */
  public <T> @Nullable T json(JsonAdapter<T> adapter) {
    throw new UnsupportedOperationException();
  }

  /** Shows the status only. */
  @Override
  public String toString() {
    return "HTTP " + status;
  }
}
