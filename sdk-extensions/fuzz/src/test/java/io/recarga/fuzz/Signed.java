package io.recarga.fuzz;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs fuzz, so that what is read behind the signature is reached. */
final class Signed {
  private Signed() {}

  static Map<String, List<String>> hexOverBodyColonMillis(
      String secret, byte[] body, String signatureHeader, String timestampHeader) {
    String now = String.valueOf(System.currentTimeMillis());
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
      mac.update(body);
      mac.update((byte) ':');
      String signature =
          HexFormat.of().formatHex(mac.doFinal(now.getBytes(StandardCharsets.US_ASCII)));
      return Map.of(signatureHeader, List.of(signature), timestampHeader, List.of(now));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }
}
