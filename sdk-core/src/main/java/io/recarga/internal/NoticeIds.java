package io.recarga.internal;

import io.recarga.spi.AdapterId;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/** What tells notices apart, and which ids in them may be somebody's. */
final class NoticeIds {
  private static final String PLAUSIBLE = "[\\x21-\\x7E]{1,64}";

  private NoticeIds() {}

  /** Returns the same id for the same bytes to the same adapter. */
  static String of(AdapterId adapter, byte[] rawBody) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(adapter.value().getBytes(StandardCharsets.US_ASCII));
      sha.update((byte) 0);
      return HexFormat.of().formatHex(sha.digest(rawBody));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }

  /** Returns the id if it may be one that we or a carrier made, otherwise null. */
  static @Nullable String plausible(@Nullable String id) {
    return id != null && id.matches(PLAUSIBLE) ? id : null;
  }
}
