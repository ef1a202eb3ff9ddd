package io.recarga.spi.http;

import io.recarga.spi.Beta;
import org.jspecify.annotations.Nullable;

/**
 * Whether a notice is genuine.
 *
 * @param refusal why not, for our own log and never for the sender; null if it is genuine
 */
@Beta
public record WebhookVerdict(@Nullable String refusal) {
  /** Says whether one of our secrets signed it, within the tolerance. */
  public boolean isGenuine() {
    return refusal == null;
  }
}
