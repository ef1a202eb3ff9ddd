package io.recarga.spi.http;

import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Keeps tokens in this process. */
final class MemoryTokenStore implements TokenStore {
  private final ConcurrentHashMap<String, StoredToken> tokens = new ConcurrentHashMap<>();

  @Override
  public @Nullable StoredToken read(String name) {
    return tokens.get(name);
  }

  @Override
  public void write(String name, StoredToken token) {
    tokens.put(name, token);
  }

  @Override
  public void drop(String name, Secret value) {
    tokens.computeIfPresent(name, (n, kept) -> kept.value().matches(value) ? null : kept);
  }
}
