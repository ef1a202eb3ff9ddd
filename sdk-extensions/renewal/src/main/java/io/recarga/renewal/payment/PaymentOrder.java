package io.recarga.renewal.payment;

import io.recarga.Money;
import io.recarga.TopUpKey;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Formats;
import io.recarga.renewal.Language;
import io.recarga.renewal.Message;
import io.recarga.renewal.Step;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A top-up that waits for its payer's money, and all that the payer needs to know. Immutable. */
public final class PaymentOrder {
  private final TopUpKey key;
  private final PaymentReference reference;
  private final ChannelEntry channel;
  private final Money amount;
  private final Money fee;
  private final Instant expires;
  private final OrderStatus status;
  private final @Nullable Instant expected;
  private final @Nullable String tracking;
  private final List<PaymentCase> cases;

  PaymentOrder(
      TopUpKey key,
      PaymentReference reference,
      ChannelEntry channel,
      Money amount,
      Money fee,
      Instant expires,
      OrderStatus status,
      @Nullable Instant expected,
      @Nullable String tracking,
      List<PaymentCase> cases) {
    this.key = Objects.requireNonNull(key, "key");
    this.reference = Objects.requireNonNull(reference, "reference");
    this.channel = Objects.requireNonNull(channel, "channel");
    this.amount = Objects.requireNonNull(amount, "amount");
    this.fee = Objects.requireNonNull(fee, "fee");
    this.expires = Objects.requireNonNull(expires, "expires");
    this.status = Objects.requireNonNull(status, "status");
    this.expected = expected;
    this.tracking = tracking;
    this.cases = List.copyOf(cases);
  }

  /** Returns the key of the top-up. */
  public TopUpKey key() {
    return key;
  }

  /** Returns what the payer gives at the counter. */
  public PaymentReference reference() {
    return reference;
  }

  /** Returns the channel by which it is paid. */
  public ChannelEntry channel() {
    return channel;
  }

  /** Returns what the top-up costs. */
  public Money amount() {
    return amount;
  }

  /** Returns the handling fee. */
  public Money fee() {
    return fee;
  }

  /** Returns what has to be paid: amount and fee. */
  public Money due() {
    return amount.plus(fee);
  }

  /** Returns until when it may be paid. */
  public Instant expires() {
    return expires;
  }

  /** Returns how far it is. */
  public OrderStatus status() {
    return status;
  }

  /** Returns by when the line is expected to be topped up, or null if nobody says. */
  public @Nullable Instant expected() {
    return expected;
  }

  /** Returns the tracking number of what was mailed, or null. */
  public @Nullable String tracking() {
    return tracking;
  }

  /** Returns the cases, open and closed. */
  public List<PaymentCase> cases() {
    return cases;
  }

  /**
   * Returns what to encode as a barcode, such as Code 128: the reference, the amount due in the
   * currency's smallest unit as eight digits, and a check digit over both.
   */
  public String barcode() {
    String all = reference.digits() + String.format(Locale.ROOT, "%08d", minorUnits());
    return all + PaymentReference.check(all);
  }

  /** Returns what to encode as a QR code. */
  public String qr() {
    return "recarga:pay?v=1&ref=" + reference.digits()
        + "&amount=" + due().toString().replace(' ', '&').replace("&", "&currency=")
        + "&expires=" + expires;
  }

  private long minorUnits() {
    int decimals = Math.max(0, due().currency().getDefaultFractionDigits());
    return due()
        .amount()
        .movePointRight(decimals)
        .setScale(0, RoundingMode.UNNECESSARY)
        .longValueExact();
  }

  /** Returns what to do, where and until when, one line each. */
  public List<String> instructions(Language language) {
    List<String> lines = new ArrayList<>();
    lines.add(Message.of("order.pay", due(), amount, fee, reference).in(language));
    lines.add(Message.of("order.where", channel.name()).in(language));
    lines.add(Message.of("order.until", expires.atZone(channel.zone())).in(language));
    for (Step step : channel.guide().steps()) {
      lines.add(lines.size() - 2 + ". " + step.text().in(language));
    }
    lines.add(
        expected == null
            ? Message.of("order.expectedUnknown").in(language)
            : Message.of("order.expected", expected.atZone(channel.zone())).in(language));
    if (channel.kind() == io.recarga.Channel.Kind.POSTAL_MAIL) {
      lines.add(Message.of("order.mail").in(language));
    }
    if (tracking != null) {
      lines.add(Message.of("order.tracking", tracking).in(language));
    }
    return lines;
  }

  @Override
  public String toString() {
    return key + ": " + status + ", " + Formats.money(due(), Language.ENGLISH) + " under "
        + reference;
  }
}
