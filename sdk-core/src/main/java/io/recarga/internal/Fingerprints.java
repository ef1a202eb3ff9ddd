package io.recarga.internal;

import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.TopUp;
import java.security.GeneralSecurityException;
import java.util.Objects;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/**
 * Tells whether two top-ups with one key owe the same: tenant, line, carrier, and amount or plan.
 * Channel, account, route and times are not part of it. Salted, because numbers can be guessed.
 */
public final class Fingerprints {
  private static final String HEX = "0123456789abcdef";

  private final Spares<Tool> tools;

  /** Makes fingerprints with the salt of a journal. */
  public Fingerprints(byte[] salt) {
    SecretKeySpec key = new SecretKeySpec(salt, "HmacSHA256");
    this.tools = new Spares<>(() -> new Tool(mac(key), new Scratch()));
  }

  /** Returns the fingerprint of a top-up. */
  public String of(TopUp topUp) {
    Tool tool = tools.take();
    // No part can hold a line break, so the joined text is unambiguous.
    Scratch text = tool.scratch().clear();
    text.add(topUp.key().tenant()).add((byte) '\n');
    addLine(text, topUp).add((byte) '\n');
    text.add(topUp.sim().carrier().id()).add((byte) '\n');
    addProduct(text, topUp);
    tool.mac().update(text.bytes(), 0, text.length());
    String fingerprint = hex(tool.mac().doFinal(), text.clear());
    tools.give(tool);
    return fingerprint;
  }

  private static String hex(byte[] code, Scratch text) {
    text.add("fp1:");
    for (byte b : code) {
      text.add((byte) HEX.charAt(b >> 4 & 15)).add((byte) HEX.charAt(b & 15));
    }
    return text.ascii();
  }

  private static Mac mac(SecretKeySpec salt) {
    try {
      Mac mac = Mac.getInstance("HmacSHA256");
      mac.init(salt);
      return mac;
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java platform has HMAC-SHA-256", e);
    }
  }

  private static Scratch addLine(Scratch text, TopUp topUp) {
    PhoneNumber number = topUp.sim().number();
    if (number != null) {
      return text.add("number ").add(number.e164());
    }
    Iccid iccid = Objects.requireNonNull(topUp.sim().iccid(), "iccid");
    return text.add("iccid ").add(iccid.digits());
  }

  private static void addProduct(Scratch text, TopUp topUp) {
    Money amount = topUp.amount();
    if (amount != null) {
      text.add("amount ").add(amount.amount().toPlainString()).add((byte) ' ');
      text.add(amount.currency().getCurrencyCode());
      return;
    }
    Plan plan = Objects.requireNonNull(topUp.plan(), "plan");
    text.add("plan ").add(plan.adapter().value()).add((byte) ' ');
    text.add(plan.id().replaceAll("\\p{Cntrl}", "?"));
  }

  private record Tool(Mac mac, Scratch scratch) {}
}
