package io.recarga.carrier.tmf654;

import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import io.recarga.RechargeException;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import io.recarga.spi.http.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Writes top-ups as the carrier's edition and dialect have them. */
final class Requests {
  private static final String BUCKET = "bucket";
  private static final String ACCOUNT = "account";
  private static final String VOUCHER = "voucher";

  private final AdapterId id;
  private final TmfAccount account;
  private final TmfDialect dialect;
  private final Lines lines;

  Requests(TmfAccount account, Lines lines) {
    this.id = account.adapterId();
    this.account = account;
    this.dialect = account.dialect();
    this.lines = lines;
  }

  /** Refuses what TMF654 cannot top up, and returns the line's number. */
  PhoneNumber check(TopUp topUp) {
    if (topUp.plan() != null) {
      throw new NotServedException(id + " tops up amounts; it lists no plans to sell");
    }
    return lines.numberOf(topUp.sim());
  }

  /** Notes what a resend has to repeat, without the number and without a PIN. */
  Route route(TopUp topUp, PhoneNumber number, Buckets.Target target) {
    Map<String, String> notes = new HashMap<>();
    notes.put(BUCKET, lines.hide(target.bucket(), number));
    notes.put(ACCOUNT, lines.hide(target.account(), number));
    if (voucherOf(topUp) != null) {
      notes.put(VOUCHER, "yes");
    }
    return Route.of(notes, null);
  }

  /** Says whether the attempt is paid with a scratch card of the app's. */
  static boolean hasVoucher(Attempt attempt) {
    return attempt.route().notes().containsKey(VOUCHER);
  }

  byte[] body(Attempt attempt) {
    TopUp topUp = attempt.topUp();
    PhoneNumber number = Objects.requireNonNull(topUp.sim().number(), "number");
    Money amount = Objects.requireNonNull(topUp.amount(), "amount");
    Map<String, @Nullable Object> body = new LinkedHashMap<>();
    boolean r17 = dialect.version() == TmfVersion.R17;
    body.put("amount", dialect.unit().toWire(amount));
    body.put(r17 ? "type" : "usageType", dialect.topUpType());
    body.put("bucket", Map.of("id", lines.show(attempt.route().note(BUCKET), number)));
    body.put("partyAccount", Map.of("id", lines.show(attempt.route().note(ACCOUNT), number)));
    putLine(body, lines.write(number));
    body.put("channel", channel(topUp.channel(), r17));
    body.put(VOUCHER, voucher(attempt));
    putReference(body, attempt.reference());
    return Wire.OBJECT.toJson(body).getBytes(StandardCharsets.UTF_8);
  }

  private void putLine(Map<String, @Nullable Object> body, String line) {
    switch (dialect.version()) {
      case R17 -> body.put("product", object("id", line, "href", line));
      case V4_0 -> body.put("logicalResource", List.of(object("id", line, "@type", "MSISDN")));
      // v4.1 makes it one object, which may bear the number as its value.
      case V4_1 ->
        body.put("logicalResource", object("id", line, "value", line, "@type", "MSISDN"));
    }
  }

  private @Nullable Map<String, Object> channel(@Nullable Channel asked, boolean r17) {
    Channel usual = dialect.channel();
    Channel channel = asked != null ? asked : usual;
    if (channel == null) {
      if (!r17) {
        return null;
      }
      channel = Channel.THIRD_PARTY_PLATFORM;
    }
    Map<String, Object> ref = new LinkedHashMap<>();
    String channelId = dialect.channelId(channel);
    ref.put("id", channelId);
    if (r17) {
      ref.put("href", channelId);
    }
    ref.put("name", channel.name() == null ? channelId : channel.name());
    return ref;
  }

  private void putReference(Map<String, @Nullable Object> body, String reference) {
    TmfReference where = dialect.reference();
    switch (where.place()) {
      case DESCRIPTION, EXTENSION -> body.put(where.name(), reference);
      case REQUESTOR ->
        body.put(
            "requestor",
            object("id", reference, "role", "agent", "name", reference, "@referredType", "Party"));
      case HEADER -> {}
    }
  }

  /** Makes an object of names and values in turn, in their order. */
  private static Map<String, String> object(String... namesAndValues) {
    Map<String, String> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(namesAndValues[i], namesAndValues[i + 1]);
    }
    return object;
  }

  private @Nullable String voucher(Attempt attempt) {
    if (!hasVoucher(attempt)) {
      return null;
    }
    Secret pin = voucherOf(attempt.topUp());
    if (pin == null) {
      throw new NotSentException(id + ": the scratch card of " + attempt.topUp().key()
          + " is not known any more; nothing was sent");
    }
    return pin.reveal();
  }

  private @Nullable Secret voucherOf(TopUp topUp) {
    var vouchers = account.vouchers();
    try {
      return vouchers == null ? null : vouchers.apply(topUp.key());
    } catch (RechargeException e) {
      throw e;
    } catch (RuntimeException e) {
      throw new NotSentException(id + ": the app's vouchers failed; nothing was sent", e);
    }
  }
}
