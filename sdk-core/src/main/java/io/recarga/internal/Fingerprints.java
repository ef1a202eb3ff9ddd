package io.recarga.internal;

import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.TopUp;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two top-ups with one key owe the same: tenant, line, carrier, and amount or plan.
 * Channel, account, route and times are not part of it. Salted, because numbers can be guessed.
 */
public final class Fingerprints {
  private final SecretKeySpec salt;

  /** Makes fingerprints with the salt of a journal. */
  public Fingerprints(byte[] salt) {
    this.salt = new SecretKeySpec(salt, "HmacSHA256");
  }

  /** Returns the fingerprint of a top-up. */
  public String of(TopUp topUp) {
    List<String> parts =
        List.of(topUp.key().tenant(), lineOf(topUp), topUp.sim().carrier().id(), productOf(topUp));
    // No part can hold a line break, so the joined text is unambiguous.
    byte[] text = String.join("\n", parts).getBytes(StandardCharsets.UTF_8);
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(salt);
      return "fp1:" + HexFormat.of().formatHex(mac.doFinal(text));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private static String lineOf(TopUp topUp) {
    PhoneNumber number = topUp.sim().number();
    if (number != null) {
      return "number " + number.e164();
    }
    Iccid iccid = Objects.requireNonNull(topUp.sim().iccid(), "iccid");
    return "iccid " + iccid.digits();
  }

  private static String productOf(TopUp topUp) {
    Money amount = topUp.amount();
    if (amount != null) {
      return "amount " + amount.amount().toPlainString() + " " + amount.currency();
    }
    Plan plan = Objects.requireNonNull(topUp.plan(), "plan");
    return "plan " + plan.adapter() + " " + plan.id().replaceAll("\\p{Cntrl}", "?");
  }
}
