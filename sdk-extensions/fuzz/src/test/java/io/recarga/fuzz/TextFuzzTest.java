package io.recarga.fuzz;

import com.code_intelligence.jazzer.junit.FuzzTest;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.TopUpKey;
import io.recarga.retry.RetryAfter;
import io.recarga.spi.AdapterId;
import io.recarga.spi.http.Secret;
import io.recarga.spi.http.SignedMessage;
import io.recarga.spi.http.WebhookVerifier;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** Texts that people type and headers that anybody sends. */
class TextFuzzTest {
  private static final Instant NOW = Instant.parse("2026-11-24T12:00:00Z");
  private static final Duration CAP = Duration.ofDays(1);
  private static final WebhookVerifier HEX = verifier().build();
  private static final WebhookVerifier BASE64 =
      verifier().message(SignedMessage.TIMESTAMP_DOT_BODY).base64().build();

  @FuzzTest
  void values(byte[] input) {
    String text = new String(input, StandardCharsets.UTF_8);
    refusedOr(() -> same(text, PhoneNumber.parse(text, "PE").e164(), PhoneNumber::parse));
    refusedOr(() -> same(text, Iccid.parse(text).digits(), Iccid::parse));
    refusedOr(() -> shown(Money.of(text, "PEN")));
    refusedOr(() -> shown(Money.of("1", text)));
    refusedOr(() -> shown(TopUpKey.of(text)));
    refusedOr(() -> shown(TopUpKey.of(text, text)));
    refusedOr(() -> shown(AdapterId.of(text)));
  }

  private static void shown(Object value) {
    if (value.toString().isEmpty()) {
      throw new AssertionError("taken, and shows nothing");
    }
  }

  @FuzzTest
  void retryAfter(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    Bounded.run(() -> {
      Optional<Duration> wait = RetryAfter.parse(text, NOW, CAP);
      if (wait.isPresent() && (wait.get().isNegative() || wait.get().compareTo(CAP) > 0)) {
        throw new AssertionError("a wait of " + wait.get());
      }
    });
  }

  /** Nobody who does not know the secret signs anything. */
  @FuzzTest
  void signatures(byte[] input) {
    String text = new String(input, StandardCharsets.ISO_8859_1);
    int end = text.indexOf('\n');
    String signature = end < 0 ? text : text.substring(0, end);
    String rest = end < 0 ? "" : text.substring(end + 1);
    Bounded.run(() -> {
      for (WebhookVerifier verifier : List.of(HEX, BASE64)) {
        for (String timestamp : List.of(rest, "1795521600")) {
          Map<String, List<String>> headers =
              Map.of("Signature", List.of(signature), "Timestamp", List.of(timestamp));
          if (verifier.verify(headers, input).isGenuine()) {
            throw new AssertionError("a forged notice is genuine");
          }
        }
      }
    });
  }

  private static WebhookVerifier.Builder verifier() {
    return WebhookVerifier.builder(() -> List.of(Secret.of("nobody knows")))
        .signatureHeader("Signature")
        .timestampHeader("Timestamp", TimeUnit.SECONDS)
        .tolerance(Duration.ofDays(100_000));
  }

  private static void refusedOr(Bounded.Reader reader) {
    Bounded.run(reader, IllegalArgumentException.class);
  }

  /** What was read in its plain form reads as itself. */
  private static void same(
      String text, String plain, java.util.function.Function<String, ?> parse) {
    if (text.length() < 200 && parse.apply(plain) == null) {
      throw new AssertionError("not read again");
    }
  }
}
