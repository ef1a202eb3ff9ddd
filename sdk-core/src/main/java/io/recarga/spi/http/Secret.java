package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Objects;

/**
 * A password, key or token. Its text shows up nowhere by accident: not in {@link #toString}, not in
 * a serialized form, not through {@code equals}, which is identity.
 */
@Beta
public final class Secret {
  private final String text;

  private Secret(String text) {
    this.text = text;
  }

  /**
   * Wraps a secret.
   *
   * @throws IllegalArgumentException if it is empty
   */
  public static Secret of(String text) {
    if (Objects.requireNonNull(text, "secret").isEmpty()) {
      throw new IllegalArgumentException("secret: is empty");
    }
    return new Secret(text);
  }

  /** Returns the text, to be put on the wire and nowhere else. */
  public String reveal() {
    return text;
  }

  /** Says whether both hold the same text, in a time that does not tell where they differ. */
  public boolean matches(Secret other) {
    return MessageDigest.isEqual(utf8(), other.utf8());
  }

  byte[] utf8() {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** Shows three asterisks. */
  @Override
  public String toString() {
    return "***";
  }
}
