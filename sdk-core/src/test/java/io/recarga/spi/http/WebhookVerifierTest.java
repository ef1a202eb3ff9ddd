package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WebhookVerifierTest {
  private static final byte[] BODY =
      "{\"type\":\"airtime_transaction.status\",\"name\":\"Ñ 漢\"}".getBytes(StandardCharsets.UTF_8);
  private static final String SIGNATURE = "X-Acme-Signature";
  private static final String TIMESTAMP = "X-Acme-Timestamp";

  private final HandTime time = new HandTime();
  private volatile List<Secret> secrets = List.of(Secret.of("s1"));
  private final WebhookVerifier verifier = WebhookVerifier.builder(() -> secrets)
      .signatureHeader(SIGNATURE)
      .timestampHeader(TIMESTAMP, TimeUnit.MILLISECONDS)
      .time(time)
      .build();

  @Test
  void knownVectorIsGenuine() {
    // HMAC-SHA-256 of "{}:1000" with the key "key", computed with openssl dgst.
    WebhookVerifier fixed = WebhookVerifier.builder(() -> List.of(Secret.of("key")))
        .signatureHeader(SIGNATURE)
        .timestampHeader(TIMESTAMP, TimeUnit.SECONDS)
        .tolerance(Duration.ofDays(40_000))
        .time(time)
        .build();
    assertGenuine(fixed.verify(
        headers("02754342ac7ce516c66a4f51a042570cbae9fa2509369c4d09fbe3535951b24c", "1000"),
        "{}".getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void genuineNoticeIsGenuineWhateverTheCaseOfItsHeaders() {
    String now = now(Duration.ZERO);
    assertGenuine(verifier.verify(headers(sign("s1", now), now), BODY));
    assertGenuine(verifier.verify(
        Map.of(
            "x-ACME-signature", List.of(sign("s1", now)),
            "x-acme-timestamp", List.of(now)),
        BODY));
  }

  @Test
  void otherSecretIsRefused() {
    assertRefused(signed("other", Duration.ZERO), "the signature is not ours");
  }

  @Test
  void anyCurrentSecretMaySign() {
    secrets = List.of(Secret.of("s2"), Secret.of("s1"));
    assertGenuine(signed("s1", Duration.ZERO));
    assertGenuine(signed("s2", Duration.ZERO));

    secrets = List.of(Secret.of("s2"));
    assertRefused(signed("s1", Duration.ZERO), "the signature is not ours");
    secrets = List.of();
    assertRefused(signed("s1", Duration.ZERO), "the signature is not ours");
  }

  @Test
  void toleranceIsFiveMinutesBothWays() {
    assertGenuine(signed("s1", Duration.ofMinutes(-5)));
    assertGenuine(signed("s1", Duration.ofMinutes(5)));
    assertRefused(
        signed("s1", Duration.ofMillis(-300_001)), "signed 300 s ago, at most 300 are allowed");
    assertRefused(
        signed("s1", Duration.ofMillis(300_001)),
        "signed 300 s ahead of our clock, at most 300 are allowed");
  }

  @Test
  void everyTamperedByteIsRefused() {
    String now = now(Duration.ZERO);
    Map<String, List<String>> headers = headers(sign("s1", now), now);
    for (int i = 0; i < BODY.length; i++) {
      byte[] tampered = BODY.clone();
      tampered[i] ^= 1;
      assertRefused(verifier.verify(headers, tampered), "the signature is not ours");
    }
    String later = now(Duration.ofMillis(1));
    assertRefused(
        verifier.verify(headers(sign("s1", now), later), BODY), "the signature is not ours");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        " ",
        "t=",
        ",",
        "=",
        "v1=,t=",
        "-1",
        "+1",
        "0x10",
        "1e3",
        "1.5",
        "NaN",
        "١٢٣",
        "99999999999999999999",
        "999999999999999",
        "null",
        "zz",
        "abc",
        "\u0000",
        "\r\n"
      })
  void junkIsRefused(String junk) {
    String now = now(Duration.ZERO);
    assertThat(verifier.verify(headers(junk, now), BODY).isGenuine()).isFalse();
    assertThat(verifier.verify(headers(sign("s1", junk), junk), BODY).isGenuine())
        .isFalse();
    assertThat(verifier.verify(headers(junk, junk), BODY).isGenuine()).isFalse();
  }

  @Test
  void randomBytesAreRefused() {
    Random random = new Random(20_261_122);
    for (int i = 0; i < 5_000; i++) {
      byte[] bytes = new byte[random.nextInt(80)];
      random.nextBytes(bytes);
      String junk = new String(bytes, StandardCharsets.ISO_8859_1);
      String timestamp = random.nextBoolean() ? now(Duration.ZERO) : junk;
      byte[] body = random.nextBoolean() ? BODY : bytes;
      assertThat(verifier.verify(headers(junk, timestamp), body).isGenuine()).isFalse();
    }
  }

  @Test
  void missingDoubledAndNullHeadersAreRefused() {
    String now = now(Duration.ZERO);
    String good = sign("s1", now);
    List<Map<String, List<String>>> junk = new ArrayList<>();
    junk.add(Map.of());
    junk.add(Map.of(SIGNATURE, List.of(good)));
    junk.add(Map.of(TIMESTAMP, List.of(now)));
    junk.add(Map.of(SIGNATURE, List.of(), TIMESTAMP, List.of(now)));
    junk.add(Map.of(SIGNATURE, List.of(good, good), TIMESTAMP, List.of(now)));
    junk.add(Map.of(SIGNATURE, List.of(good), TIMESTAMP, List.of(now, now)));
    junk.add(
        Map.of(SIGNATURE, List.of(good), TIMESTAMP, List.of(now), "x-acme-signature", List.of("")));
    junk.add(Map.of(SIGNATURE, List.of("a".repeat(100_000)), TIMESTAMP, List.of(now)));
    Map<String, List<String>> nulls = new HashMap<>();
    nulls.put(null, null);
    nulls.put(SIGNATURE, null);
    nulls.put(TIMESTAMP, Collections.singletonList(null));
    junk.add(nulls);

    for (Map<String, List<String>> headers : junk) {
      assertRefused(
          verifier.verify(headers, BODY), "signature or timestamp is missing, doubled or too long");
    }

    Map<String, List<String>> withStatusLine = new HashMap<>(headers(good, now));
    withStatusLine.put(null, List.of("HTTP/1.1 200"));
    assertGenuine(verifier.verify(withStatusLine, BODY));
  }

  @Test
  void headersAreTakenUpToALengthAndWithoutTheSpaceAround() {
    String now = now(Duration.ZERO);
    String padded = sign("s1", now) + " ".repeat(256 - 64);
    assertGenuine(verifier.verify(headers(padded, now), BODY));
    assertRefused(verifier.verify(headers(padded + " ", now), BODY), "too long");
  }

  @Test
  void timestampThatIsNoNumberIsNamed() {
    String now = now(Duration.ZERO);
    assertRefused(
        verifier.verify(headers(sign("s1", now), "soon"), BODY), "the timestamp is no number");
    assertRefused(verifier.verify(headers(sign("s1", now), "1".repeat(16)), BODY), "is no number");
  }

  @Test
  void largeBodyIsRefusedBeforeItIsHashed() {
    byte[] large = new byte[WebhookVerifier.MAX_BODY_BYTES + 1];
    String now = now(Duration.ZERO);
    assertRefused(
        verifier.verify(headers(sign("s1", now, large), now), large), "larger than 262144");
    byte[] most = Arrays.copyOf(large, WebhookVerifier.MAX_BODY_BYTES);
    assertGenuine(verifier.verify(headers(sign("s1", now, most), now), most));
  }

  @Test
  void failingSupplierIsARefusal() {
    WebhookVerifier broken = WebhookVerifier.builder(() -> {
          throw new IllegalStateException("the vault is shut");
        })
        .signatureHeader(SIGNATURE)
        .timestampHeader(TIMESTAMP, TimeUnit.MILLISECONDS)
        .time(time)
        .build();
    String now = now(Duration.ZERO);
    assertRefused(broken.verify(headers(sign("s1", now), now), BODY), "cannot be verified");
  }

  @Test
  void base64AndAnotherMessageCanBeSet() {
    WebhookVerifier other = WebhookVerifier.builder(() -> secrets)
        .signatureHeader(SIGNATURE)
        .timestampHeader(TIMESTAMP, TimeUnit.SECONDS)
        .message(SignedMessage.TIMESTAMP_DOT_BODY)
        .base64()
        .time(time)
        .build();
    String now = String.valueOf(time.now().getEpochSecond());
    byte[] mac = hmac("s1", now.getBytes(StandardCharsets.US_ASCII), new byte[] {'.'}, BODY);
    assertGenuine(other.verify(headers(Base64.getEncoder().encodeToString(mac), now), BODY));
    assertRefused(other.verify(headers(HexFormat.of().formatHex(mac), now), BODY), "not ours");
  }

  @Test
  void missingHeaderNameIsNamed() {
    assertThatThrownBy(() -> WebhookVerifier.builder(() -> secrets).build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("signatureHeader: is required");
    assertThatThrownBy(() -> WebhookVerifier.builder(() -> secrets)
            .signatureHeader(SIGNATURE)
            .timestampHeader(" ", TimeUnit.SECONDS)
            .build())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("timestampHeader: is required");
  }

  private WebhookVerdict signed(String secret, Duration off) {
    String timestamp = now(off);
    return verifier.verify(headers(sign(secret, timestamp), timestamp), BODY);
  }

  private String now(Duration off) {
    return String.valueOf(time.now().plus(off).toEpochMilli());
  }

  private static Map<String, List<String>> headers(String signature, String timestamp) {
    return Map.of(SIGNATURE, List.of(signature), TIMESTAMP, List.of(timestamp));
  }

  private static String sign(String secret, String timestamp) {
    return sign(secret, timestamp, BODY);
  }

  private static String sign(String secret, String timestamp, byte[] body) {
    byte[] stamp = timestamp.getBytes(StandardCharsets.UTF_8);
    return HexFormat.of().formatHex(hmac(secret, body, new byte[] {':'}, stamp));
  }

  private static byte[] hmac(String secret, byte[]... parts) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      for (byte[] part : parts) {
        mac.update(part);
      }
      return mac.doFinal();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private static void assertGenuine(WebhookVerdict verdict) {
    assertThat(verdict.refusal()).isNull();
    assertThat(verdict.isGenuine()).isTrue();
  }

  private static void assertRefused(WebhookVerdict verdict, String why) {
    assertThat(verdict.isGenuine()).isFalse();
    assertThat(verdict.refusal()).contains(why);
  }
}
