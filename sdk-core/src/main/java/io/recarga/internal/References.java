package io.recarga.internal;

import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Derives the carrier-side id of an obligation, so that a lost journal yields the same one again
 * and the carrier's own duplicate check works for us.
 */
final class References {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 24;
  private static final int MAX_SERIAL = 99;

  private final String installation;

  References(String installation) {
    this.installation = installation;
  }

  /** Returns 24 characters of {@code A-Z} and {@code 2-7} and the serial in two digits. */
  String of(TopUpKey key, AdapterId adapter, int serial) {
    if (serial < 0 || serial > MAX_SERIAL) {
      throw new IllegalStateException("serial of a reference: " + serial);
    }
    MessageDigest digest = sha256();
    for (String part : new String[] {installation, key.tenant(), key.id(), adapter.value()}) {
      byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return base32(digest.digest()) + (char) ('0' + serial / 10) + (char) ('0' + serial % 10);
  }

  private static String base32(byte[] bytes) {
    StringBuilder out = new StringBuilder(LENGTH + 2);
    for (int i = 0; i < LENGTH; i++) {
      int value = 0;
      for (int bit = i * 5; bit < i * 5 + 5; bit++) {
        value = value << 1 | (bytes[bit / 8] >> (7 - bit % 8) & 1);
      }
      out.append(BASE32.charAt(value));
    }
    return out.toString();
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
