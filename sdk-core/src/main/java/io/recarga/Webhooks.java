package io.recarga;

import io.recarga.internal.NoticeDesk;
import io.recarga.spi.AdapterId;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The door for what carriers tell by HTTP. A notice changes nothing by itself: it is kept, the
 * carrier is told that it arrived, and workers ask the carrier later how the sale stands. So forged,
 * repeated, late and reordered notices are harmless. Thread-safe.
 */
public final class Webhooks {
  /** The largest body that is looked at, 256 KiB; servers need not read more than a byte beyond. */
  public static final int MAX_BODY_BYTES = NoticeDesk.MAX_BODY_BYTES;

  private final NoticeDesk desk;

  Webhooks(NoticeDesk desk) {
    this.desk = desk;
  }

  /**
   * Takes a notice in and returns what to answer: 2xx once it is kept, 401 if it is refused for
   * whatever reason, 503 if it cannot be kept now, so that the carrier sends it again. Never throws
   * for what a sender can cause.
   *
   * @param adapter whose carrier sends here; give each adapter a path of its own
   * @param headers as received; names are compared without case
   * @param rawBody the bytes as received: signatures are about these
   */
  public WebhookReply accept(AdapterId adapter, Map<String, List<String>> headers, byte[] rawBody) {
    return desk.accept(
        Objects.requireNonNull(adapter, "adapter"),
        Objects.requireNonNull(headers, "headers"),
        Objects.requireNonNull(rawBody, "rawBody"));
  }
}
