package io.recarga.spi.http;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Beta;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/**
 * Checks notices signed with HMAC-SHA-256 over the raw bytes and a timestamp. Total: whatever
 * arrives, the answer is a verdict and never an exception. Thread-safe.
 */
@Beta
public final class WebhookVerifier {
  /** The largest body that is looked at: 256 KiB. */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  private WebhookVerifier() {}

  /**
   * Begins a verifier.
   *
   * @param secrets asked for each notice; any of them may have signed, so that they can be changed
   *     without a gap
   */
  public static Builder builder(Supplier<List<Secret>> secrets) {
    return new Builder();
  }

  /**
   * Verifies one notice.
   *
   * @param headers as received; names are compared without case
   * @param rawBody the bytes as received
   */
  public WebhookVerdict verify(Map<String, List<String>> headers, byte[] rawBody) {
    throw new UnsupportedOperationException();
  }

  /** Builds a {@link WebhookVerifier}. */
  public static final class Builder {
    private Builder() {}

    /** Names the header that holds the signature; required. */
    public Builder signatureHeader(String name) {
      return this;
    }

    /** Names the header that holds the time of signing, in whole {@code unit}s since 1970; required. */
    public Builder timestampHeader(String name, TimeUnit unit) {
      return this;
    }

    /** Sets which bytes are signed; {@link SignedMessage#BODY_COLON_TIMESTAMP} by default. */
    public Builder message(SignedMessage message) {
      return this;
    }

    /** Reads signatures as base64 instead of hexadecimal. */
    public Builder base64() {
      return this;
    }

    /** Sets how far the time of signing may be from ours, both ways; 5 minutes by default. */
    public Builder tolerance(Duration value) {
      return this;
    }

    /** Takes the time from {@code source} instead of the machine. */
    public Builder time(TimeSource source) {
      return this;
    }

    /** Builds the verifier. */
    public WebhookVerifier build() {
      throw new UnsupportedOperationException();
    }
  }
}
