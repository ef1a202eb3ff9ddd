package io.recarga.spi.http;

import io.recarga.spi.Beta;
import org.jspecify.annotations.Nullable;

/**
 * Where access tokens are kept between calls; several machines may share one. Implementations must
 * be thread-safe. A store that forgets costs a token call, no more.
 */
@Beta
public interface TokenStore {

  /** Makes a store that lives as long as this process. */
  static TokenStore inMemory() {
    return new MemoryTokenStore();
  }

  /** Returns the token kept under {@code name}, or null if there is none. */
  @Nullable
  StoredToken read(String name);

  /** Keeps a token under {@code name} in place of any other. */
  void write(String name, StoredToken token);

  /** Forgets the token under {@code name} if it {@linkplain Secret#matches matches} {@code value}. */
  void drop(String name, Secret value);
}
