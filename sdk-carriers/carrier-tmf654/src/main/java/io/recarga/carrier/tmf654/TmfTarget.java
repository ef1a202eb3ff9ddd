package io.recarga.carrier.tmf654;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Which bucket of which account a top-up goes into; TMF654 v4.0 demands both. */
public final class TmfTarget {
  private final Kind kind;
  private final @Nullable String bucket;
  private final @Nullable String account;

  private TmfTarget(Kind kind, @Nullable String bucket, @Nullable String account) {
    this.kind = kind;
    this.bucket = bucket;
    this.account = account;
  }

  /** The line's own bucket of money and its account, asked for before each top-up. */
  public static TmfTarget lookedUp() {
    return new TmfTarget(Kind.LOOKED_UP, null, null);
  }

  /** The line's number as the id of both, for a carrier that finds the bucket itself. */
  public static TmfTarget line() {
    return new TmfTarget(Kind.LINE, null, null);
  }

  /** The same ids for all lines, as the contract names them. */
  public static TmfTarget fixed(String bucketId, String accountId) {
    return new TmfTarget(
        Kind.FIXED,
        Objects.requireNonNull(bucketId, "bucketId"),
        Objects.requireNonNull(accountId, "accountId"));
  }

  Kind kind() {
    return kind;
  }

  String bucket() {
    return Objects.requireNonNull(bucket, "bucket");
  }

  String account() {
    return Objects.requireNonNull(account, "account");
  }

  enum Kind {
    LOOKED_UP,
    LINE,
    FIXED
  }
}
