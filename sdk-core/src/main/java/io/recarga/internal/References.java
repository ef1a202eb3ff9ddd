package io.recarga.internal;

import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/**
 * Derives the carrier-side id of an obligation, so that a lost journal yields the same one again
 * and the carrier's own duplicate check works for us.
 */
final class References {
  private static final String BASE32 = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int LENGTH = 24;
  private static final int BITS = 5;
  private static final int BYTES = 5;
  private static final int CHARACTERS = 8;
  private static final int MAX_SERIAL = 99;

  private final Spares<Tool> tools = new Spares<>(() -> new Tool(sha256(), new Scratch()));
  private final String installation;

  References(String installation) {
    this.installation = installation;
  }

  /** Returns 24 characters of {@code A-Z} and {@code 2-7} and the serial in two digits. */
  String of(TopUpKey key, AdapterId adapter, int serial) {
    if (serial < 0 || serial > MAX_SERIAL) {
      throw new IllegalStateException("serial of a reference: " + serial);
    }
    Tool tool = tools.take();
    tool.scratch()
        .clear()
        .addWithLength(installation)
        .addWithLength(key.tenant())
        .addWithLength(key.id())
        .addWithLength(adapter.value());
    tool.digest().update(tool.scratch().bytes(), 0, tool.scratch().length());
    String reference = text(tool.digest().digest(), serial, tool.scratch().clear());
    tools.give(tool);
    return reference;
  }

  private static String text(byte[] hash, int serial, Scratch text) {
    // Five bytes make eight characters.
    for (int from = 0; from < LENGTH / CHARACTERS * BYTES; from += BYTES) {
      long bits = 0;
      for (int i = from; i < from + BYTES; i++) {
        bits = bits << Byte.SIZE | (hash[i] & 0xFF);
      }
      for (int shift = (CHARACTERS - 1) * BITS; shift >= 0; shift -= BITS) {
        text.add((byte) BASE32.charAt((int) (bits >> shift) & 31));
      }
    }
    return text.add((byte) ('0' + serial / 10)).add((byte) ('0' + serial % 10)).ascii();
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }

  private record Tool(MessageDigest digest, Scratch scratch) {}
}
