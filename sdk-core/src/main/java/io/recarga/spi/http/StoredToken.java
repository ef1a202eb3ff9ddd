package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.time.Instant;
import java.util.Objects;

/**
 * An access token with its times.
 *
 * @param value the token
 * @param renewAt from when on a new one is asked for
 * @param expiresAt from when on it is not used any more
 */
@Beta
public record StoredToken(Secret value, Instant renewAt, Instant expiresAt) {
  /** Checks the parts. */
  public StoredToken {
    Objects.requireNonNull(value, "value");
    Objects.requireNonNull(renewAt, "renewAt");
    Objects.requireNonNull(expiresAt, "expiresAt");
  }
}
