package io.recarga.spi.http;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Beta;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Checks notices signed with HMAC-SHA-256 over the raw bytes and a timestamp. Total: whatever
 * arrives, the answer is a verdict and never an exception. Thread-safe.
 */
@Beta
public final class WebhookVerifier {
  /** The largest body that is looked at: 256 KiB. */
  public static final int MAX_BODY_BYTES = 256 * 1024;

  private static final int MAX_HEADER = 256;

  private final Supplier<List<Secret>> secrets;
  private final String signatureHeader;
  private final String timestampHeader;
  private final TimeUnit unit;
  private final SignedMessage message;
  private final Function<String, byte[]> decoder;
  private final Duration tolerance;
  private final TimeSource time;

  private WebhookVerifier(Builder b) {
    secrets = b.secrets;
    signatureHeader = required(b.signatureHeader, "signatureHeader");
    timestampHeader = required(b.timestampHeader, "timestampHeader");
    unit = b.unit;
    message = b.message;
    decoder = b.decoder;
    tolerance = b.tolerance;
    time = b.time;
  }

  /**
   * Begins a verifier.
   *
   * @param secrets asked for each notice; any of them may have signed, so that they can be changed
   *     without a gap
   */
  public static Builder builder(Supplier<List<Secret>> secrets) {
    return new Builder(secrets);
  }

  /**
   * Verifies one notice.
   *
   * @param headers as received; names are compared without case
   * @param rawBody the bytes as received
   */
  public WebhookVerdict verify(Map<String, List<String>> headers, byte[] rawBody) {
    try {
      return new WebhookVerdict(refusal(headers, rawBody));
    } catch (GeneralSecurityException | RuntimeException e) {
      // The decoder, the secrets' supplier or the map itself: nothing was proven, so it is refused.
      return new WebhookVerdict("cannot be verified: " + e.getClass().getSimpleName());
    }
  }

  private @Nullable String refusal(Map<String, List<String>> headers, byte[] rawBody)
      throws GeneralSecurityException {
    if (rawBody.length > MAX_BODY_BYTES) {
      return "the body is larger than " + MAX_BODY_BYTES + " bytes";
    }
    String signature = single(headers, signatureHeader);
    String timestamp = single(headers, timestampHeader);
    if (signature == null || timestamp == null) {
      return "signature or timestamp is missing, doubled or too long";
    }
    if (!timestamp.matches("[0-9]{1,15}")) {
      return "the timestamp is no number";
    }
    byte[] given = decoder.apply(signature);
    if (!isSigned(given, message.parts(rawBody, timestamp.getBytes(StandardCharsets.US_ASCII)))) {
      return "the signature is not ours";
    }
    // After the signature, so that a stranger learns nothing about our clock.
    long millisOff = time.now().toEpochMilli() - unit.toMillis(Long.parseLong(timestamp));
    if (Math.abs(millisOff) <= tolerance.toMillis()) {
      return null;
    }
    String when = millisOff < 0 ? " s ahead of our clock" : " s ago";
    return "signed " + Math.abs(millisOff / 1000) + when + ", at most " + tolerance.toSeconds()
        + " are allowed";
  }

  /** Compares with every secret, so that the time taken does not tell which one it was. */
  private boolean isSigned(byte[] given, List<byte[]> parts) throws GeneralSecurityException {
    boolean signed = false;
    for (Secret secret : secrets.get()) {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.utf8(), "HmacSHA256"));
      parts.forEach(mac::update);
      signed |= MessageDigest.isEqual(mac.doFinal(), given);
    }
    return signed;
  }

  private static @Nullable String single(Map<String, List<String>> headers, String name) {
    List<String> values = new ArrayList<>();
    headers.forEach((key, list) -> {
      // Some servers keep the status line under a null name.
      if (name.equalsIgnoreCase(key) && list != null) {
        values.addAll(list);
      }
    });
    if (values.size() != 1 || values.get(0) == null || values.get(0).length() > MAX_HEADER) {
      return null;
    }
    return values.get(0).strip();
  }

  private static String required(@Nullable String value, String field) {
    if (value == null || value.isBlank()) {
      throw new IllegalArgumentException(field + ": is required");
    }
    return value;
  }

  /** Builds a {@link WebhookVerifier}. */
  public static final class Builder {
    private final Supplier<List<Secret>> secrets;
    private @Nullable String signatureHeader;
    private @Nullable String timestampHeader;
    private TimeUnit unit = TimeUnit.SECONDS;
    private SignedMessage message = SignedMessage.BODY_COLON_TIMESTAMP;
    private Function<String, byte[]> decoder = HexFormat.of()::parseHex;
    private Duration tolerance = Duration.ofMinutes(5);
    private TimeSource time = TimeSource.system();

    private Builder(Supplier<List<Secret>> secrets) {
      this.secrets = Objects.requireNonNull(secrets, "secrets");
    }

    /** Names the header that holds the signature; required. */
    public Builder signatureHeader(String name) {
      signatureHeader = name;
      return this;
    }

    /** Names the header that holds the time of signing, in whole {@code unit}s since 1970; required. */
    public Builder timestampHeader(String name, TimeUnit unit) {
      timestampHeader = name;
      this.unit = Objects.requireNonNull(unit, "unit");
      return this;
    }

    /** Sets which bytes are signed; {@link SignedMessage#BODY_COLON_TIMESTAMP} by default. */
    public Builder message(SignedMessage message) {
      this.message = Objects.requireNonNull(message, "message");
      return this;
    }

    /** Reads signatures as base64 instead of hexadecimal. */
    public Builder base64() {
      decoder = Base64.getDecoder()::decode;
      return this;
    }

    /** Sets how far the time of signing may be from ours, both ways; 5 minutes by default. */
    public Builder tolerance(Duration value) {
      if (Objects.requireNonNull(value, "tolerance").isNegative()) {
        throw new IllegalArgumentException("tolerance: is negative");
      }
      tolerance = value;
      return this;
    }

    /** Takes the time from {@code source} instead of the machine. */
    public Builder time(TimeSource source) {
      time = Objects.requireNonNull(source, "time");
      return this;
    }

    /** Builds the verifier. */
    public WebhookVerifier build() {
      return new WebhookVerifier(this);
    }
  }
}
