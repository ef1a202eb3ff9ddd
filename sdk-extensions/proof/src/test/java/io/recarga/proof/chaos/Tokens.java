package io.recarga.proof.chaos;

import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The tokens that a carrier has given and takes. One that was revoked is refused for a second: whoever
 * hears of it renews it by then, and what a slow network brings later must not hang on that.
 */
final class Tokens {
  private final Set<String> valid = ConcurrentHashMap.newKeySet();
  private final Map<String, Long> revokedAt = new ConcurrentHashMap<>();
  private final AtomicInteger given = new AtomicInteger();
  private final AtomicInteger revoked = new AtomicInteger();

  String give() {
    String token = "token-" + given.incrementAndGet();
    valid.add("Bearer " + token);
    return token;
  }

  boolean takes(String token) {
    Long at = revokedAt.get(token);
    return valid.contains(token)
        && (at == null || System.nanoTime() - at > TimeUnit.SECONDS.toNanos(1));
  }

  void revoke(String token) {
    if (revokedAt.putIfAbsent(token, System.nanoTime()) == null) {
      revoked.incrementAndGet();
    }
  }

  int given() {
    return given.get();
  }

  int revoked() {
    return revoked.get();
  }
}
