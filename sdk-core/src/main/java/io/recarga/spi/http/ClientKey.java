package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.util.Objects;

/**
 * The two halves of a client's credentials; they change together.
 *
 * @param id the public half
 * @param secret the secret half
 */
@Beta
public record ClientKey(String id, Secret secret) {
  /** Checks the halves. */
  public ClientKey {
    if (Objects.requireNonNull(id, "id").isBlank()) {
      throw new IllegalArgumentException("id: is empty");
    }
    Objects.requireNonNull(secret, "secret");
  }
}
