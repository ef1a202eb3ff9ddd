package io.recarga.internal;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;

/** A journal that is restored, and one of an older version, must yield the same ids for ever. */
class DerivedIdsTest {
  private static final SimCard SIM =
      SimCard.of("+51987654321", Carrier.builder("claro-pe", "Claro", "PE").build());

  @Test
  void aReferenceIsTheDigestOfItsPartsWithTheirLengths() throws GeneralSecurityException {
    MessageDigest digest = MessageDigest.getInstance("SHA-256");
    for (String part : List.of("Peru:1", "shop", "order-4711", "reloadly-eu")) {
      digest.update(ByteBuffer.allocate(4).putInt(part.length()).array());
      digest.update(part.getBytes(UTF_8));
    }
    String bits = new BigInteger(1, digest.digest()).toString(2);
    String all = "0".repeat(256 - bits.length()) + bits;
    StringBuilder expected = new StringBuilder();
    for (int i = 0; i < 24; i++) {
      int value = Integer.parseInt(all.substring(5 * i, 5 * i + 5), 2);
      expected.append("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".charAt(value));
    }
    References references = new References("Peru:1");
    TopUpKey key = TopUpKey.of("shop", "order-4711");

    assertThat(references.of(key, AdapterId.of("reloadly-eu"), 7)).isEqualTo(expected + "07");
    assertThat(references.of(key, AdapterId.of("reloadly-eu"), 42)).isEqualTo(expected + "42");
  }

  @Test
  void aFingerprintIsTheKeyedDigestOfWhatIsOwed() throws GeneralSecurityException {
    byte[] salt = "some salt".getBytes(UTF_8);
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(salt, "HmacSHA256"));
    byte[] code = mac.doFinal("shop\nnumber +51987654321\nclaro-pe\namount 20 PEN".getBytes(UTF_8));
    Fingerprints fingerprints = new Fingerprints(salt);
    TopUp topUp = TopUp.ofAmount(TopUpKey.of("shop", "1"), SIM, Money.of("20.00", "PEN"));

    String expected = "fp1:" + HexFormat.of().formatHex(code);
    assertThat(fingerprints.of(topUp)).isEqualTo(expected);
    assertThat(fingerprints.of(topUp)).as("with the same tools again").isEqualTo(expected);
  }

  @Test
  void textsBeyondAsciiCountInUtf8() {
    Scratch scratch = new Scratch().addWithLength("Ñandú 漢字 " + "x".repeat(300));
    byte[] text = ("Ñandú 漢字 " + "x".repeat(300)).getBytes(UTF_8);
    ByteBuffer all = ByteBuffer.wrap(scratch.bytes(), 0, scratch.length());

    assertThat(all.getInt()).isEqualTo(text.length);
    byte[] rest = new byte[all.remaining()];
    all.get(rest);
    assertThat(rest).isEqualTo(text);
  }
}
