package io.recarga.carrier.tmf654;

import io.recarga.Allowance;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.SimBalance;
import io.recarga.Usage;
import io.recarga.Volume;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads what a line still holds: in all, and bucket by bucket with expiry and who shares it. */
final class Balances {
  private final Api api;
  private final TmfDialect dialect;
  private final Lines lines;
  private final Buckets buckets;
  private final Pages pages;

  Balances(Api api, TmfDialect dialect, Lines lines, Buckets buckets, Pages pages) {
    this.api = api;
    this.dialect = dialect;
    this.lines = lines;
    this.buckets = buckets;
    this.pages = pages;
  }

  SimBalance of(PhoneNumber number) {
    List<Wire.Bucket> active =
        buckets.of(number).stream().filter(Buckets::isActive).toList();
    if (active.isEmpty()) {
      return SimBalance.of(accumulated(number), null, List.of());
    }
    Money credit = null;
    Instant expires = null;
    List<Allowance> remaining = new ArrayList<>();
    for (Wire.Bucket bucket : active) {
      Money money = money(bucket);
      if (money != null) {
        credit = credit == null ? money : credit.plus(money);
        expires = money.isPositive() ? earlier(expires, Moments.end(bucket.validFor())) : expires;
      }
      Volume volume = Volumes.of(bucket);
      Allowance allowance = volume == null ? null : Volumes.allowance(volume);
      if (allowance != null) {
        remaining.add(allowance);
      }
    }
    return SimBalance.of(credit, expires, remaining);
  }

  /** Lists all buckets of the line, also those that are suspended or expired. */
  List<Usage> byBucket(PhoneNumber number) {
    return buckets.of(number).stream().map(this::usage).toList();
  }

  private Usage usage(Wire.Bucket bucket) {
    Volume volume = Volumes.of(bucket);
    Money money = money(bucket);
    boolean shared = Boolean.TRUE.equals(bucket.isShared())
        || sharers(bucket.logicalResource()) > 1
        || sharers(bucket.realizingResource()) > 1;
    Usage.Builder usage = Usage.builder(nameOf(bucket))
        .kind(volume == null ? null : volume.kind())
        .volume(null, volume)
        .money(null, volume == null ? money : null)
        .words(bucket.remainingValueName())
        .shared(shared);
    Wire.Period period = bucket.validFor();
    Instant begins = period == null ? null : Moments.read(period.startDateTime());
    Instant ends = Moments.end(period);
    return usage.period(ends == null ? null : begins, ends).build();
  }

  private static String nameOf(Wire.Bucket bucket) {
    String name = bucket.name() == null || bucket.name().isBlank() ? bucket.id() : bucket.name();
    String text = String.valueOf(name).strip();
    String state = Buckets.isActive(bucket) ? "" : " (" + bucket.status() + ")";
    return (text.length() > 150 ? text.substring(0, 150) : text) + state;
  }

  private static long sharers(@Nullable List<Wire.@Nullable Resource> resources) {
    return resources == null
        ? 0
        : resources.stream()
            .filter(Objects::nonNull)
            .map(Wire.Resource::id)
            .distinct()
            .count();
  }

  private @Nullable Money accumulated(PhoneNumber number) {
    Pages.Result<Wire.Accumulated> read = pages.read(
        api.url("accumulatedBalance")
            .addQueryParameter(dialect.lineFilter(), lines.write(number))
            .build(),
        Wire.ACCUMULATED,
        Wire.Accumulated::name);
    Money total = null;
    for (Wire.Accumulated each : read.records()) {
      Quantity quantity = each.totalBalance();
      if (quantity != null && quantity.units() != null && dialect.unit().isOf(quantity)) {
        Money one = dialect.unit().toMoney(quantity, dialect.carrier().currency());
        total = total == null || one == null ? one : total.plus(one);
      }
    }
    return total;
  }

  private @Nullable Money money(Wire.Bucket bucket) {
    Quantity remaining = bucket.remaining();
    if (remaining == null || !buckets.isMoney(bucket)) {
      return null;
    }
    try {
      return dialect.unit().toMoney(remaining, dialect.carrier().currency());
    } catch (IllegalArgumentException e) {
      throw new NotSentException(api.id() + " answered with an amount beyond all bounds", e);
    }
  }

  private static @Nullable Instant earlier(@Nullable Instant one, @Nullable Instant other) {
    return one == null || (other != null && other.isBefore(one)) ? other : one;
  }

  /** Reads volumes by the unit, whatever the bucket is called. */
  static final class Volumes {
    private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);
    private static final BigDecimal SIXTY = BigDecimal.valueOf(60);
    private static final int DECIMALS = 6;

    private Volumes() {}

    static @Nullable Volume of(Wire.Bucket bucket) {
      Quantity remaining = bucket.remaining();
      BigDecimal amount = remaining == null ? null : remaining.amount();
      String units = remaining == null ? null : remaining.units();
      if (amount == null || units == null || amount.signum() < 0 || tooLong(amount)) {
        return null;
      }
      return switch (Words.plain(units)) {
        case "gb" -> Volume.megabytes(amount.multiply(THOUSAND));
        case "mb" -> Volume.megabytes(amount);
        case "kb" -> Volume.megabytes(amount.movePointLeft(3));
        case "b", "byte", "bytes" -> Volume.megabytes(amount.movePointLeft(6));
        case "min", "mins", "minute", "minutes" -> Volume.minutes(amount);
        case "s", "sec", "secs", "second", "seconds" ->
          Volume.minutes(amount.divide(SIXTY, DECIMALS, java.math.RoundingMode.DOWN));
        case "sms", "message", "messages" -> Volume.messages(amount);
        default -> null;
      };
    }

    private static boolean tooLong(BigDecimal amount) {
      return amount.precision() - amount.scale() > 12;
    }

    /** Returns the whole part of it, or null where there is none. */
    static @Nullable Allowance allowance(Volume volume) {
      long whole = volume.amount().longValue();
      if (whole <= 0) {
        return null;
      }
      return switch (volume.kind()) {
        case DATA -> Allowance.data(whole);
        case VOICE -> Allowance.voice(whole);
        case SMS -> Allowance.sms(whole);
        case APPS -> null;
      };
    }
  }
}
