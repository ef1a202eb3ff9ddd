package io.recarga.carrier.tmf654;

import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PhoneNumber;
import java.util.List;
import java.util.Locale;

/** The balances of a line, and which one of them a top-up goes into. */
final class Buckets {
  private final Api api;
  private final TmfDialect dialect;
  private final Lines lines;
  private final Pages pages;

  Buckets(Api api, TmfDialect dialect, Lines lines, Pages pages) {
    this.api = api;
    this.dialect = dialect;
    this.lines = lines;
    this.pages = pages;
  }

  /** Reads all buckets of a line. */
  List<Wire.Bucket> of(PhoneNumber number) {
    Pages.Result<Wire.Bucket> read = pages.read(
        api.url("bucket")
            .addQueryParameter(dialect.lineFilter(), lines.write(number))
            .build(),
        Wire.BUCKETS,
        Wire.Bucket::id);
    if (!read.whole()) {
      throw new NotSentException(api.id() + " did not list the line's buckets to the end");
    }
    return read.records().stream()
        .filter(bucket -> !isOfAnother(bucket, number))
        .toList();
  }

  /** Finds the bucket and account that a top-up of the line goes into. */
  Target target(PhoneNumber number) {
    TmfTarget target = dialect.target();
    return switch (target.kind()) {
      case FIXED -> new Target(target.bucket(), target.account());
      case LINE -> new Target(lines.write(number), lines.write(number));
      case LOOKED_UP -> lookedUp(number);
    };
  }

  private Target lookedUp(PhoneNumber number) {
    List<Wire.Bucket> own = of(number).stream()
        .filter(bucket -> isMoney(bucket) && isActive(bucket))
        .filter(bucket -> !Boolean.TRUE.equals(bucket.isShared()))
        .toList();
    if (own.size() != 1) {
      throw new NotServedException(api.id() + ": the line has " + own.size()
          + " active buckets of money of its own; with other than one, set the dialect's target");
    }
    Wire.Bucket bucket = own.get(0);
    Wire.Account account = bucket.partyAccount();
    String accountId = account == null ? null : account.id();
    // The reader of pages lets no bucket without id through.
    return new Target(
        String.valueOf(bucket.id()), accountId == null ? lines.write(number) : accountId);
  }

  /** Says whether the bucket holds this carrier's money. */
  boolean isMoney(Wire.Bucket bucket) {
    String kind = bucket.kind();
    Quantity remaining = bucket.remaining();
    boolean named = kind == null || kind.toLowerCase(Locale.ROOT).startsWith("monetary");
    return named
        && remaining != null
        && remaining.amount() != null
        && (kind != null || remaining.units() != null)
        && dialect.unit().isOf(remaining);
  }

  static boolean isActive(Wire.Bucket bucket) {
    return bucket.status() == null || bucket.status().strip().equalsIgnoreCase("active");
  }

  /** A carrier that ignores the filter lists the buckets of strangers. */
  private boolean isOfAnother(Wire.Bucket bucket, PhoneNumber number) {
    PhoneNumber named = lines.read(bucket.logicalResource(), number);
    if (named == null) {
      named = lines.read(bucket.realizingResource(), number);
    }
    return named != null && !named.equals(number);
  }

  /**
   * Where the money goes.
   *
   * @param bucket the bucket's id
   * @param account the account's id
   */
  record Target(String bucket, String account) {}
}
