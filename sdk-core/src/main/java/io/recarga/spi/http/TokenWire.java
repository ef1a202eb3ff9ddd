package io.recarga.spi.http;

import com.squareup.moshi.Json;
import org.jspecify.annotations.Nullable;

/** The JSON of a token endpoint. The record is public only because Moshi asks for it. */
final class TokenWire {
  private TokenWire() {}

  /**
   * An answer, good or bad.
   *
   * @param token the token
   * @param lifetime its lifetime in seconds, sometimes as text
   * @param error the standard's error code
   * @param errorCode the error code of some carriers
   */
  public record Reply(
      @Json(name = "access_token") @Nullable String token,
      @Text @Json(name = "expires_in") @Nullable String lifetime,
      @Text @Nullable String error,
      @Text @Nullable String errorCode) {}
}
