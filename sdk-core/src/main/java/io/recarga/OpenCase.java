package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A top-up whose outcome no machine can find out. Do not send it again and do not refund it before
 * a person has asked the carrier under {@link #reference}.
 */
public final class OpenCase {
  private final TopUpKey key;
  private final Cause cause;
  private final String known;
  private final @Nullable AdapterId adapter;
  private final @Nullable String reference;
  private final @Nullable String transactionId;
  private final Instant openedAt;
  private final @Nullable String news;
  private final @Nullable Instant newsAt;

  private OpenCase(Builder b) {
    key = b.key;
    cause = b.cause;
    known = b.known;
    adapter = b.adapter;
    reference = b.reference;
    transactionId = b.transactionId;
    openedAt = b.openedAt;
    news = b.news;
    newsAt = b.newsAt;
  }

  /**
   * Begins a case.
   *
   * @param known what is known, in one sentence without personal data
   */
  public static Builder builder(TopUpKey key, Cause cause, String known, Instant openedAt) {
    return new Builder(key, cause, known, openedAt);
  }

  /** Returns the key of the top-up. */
  public TopUpKey key() {
    return key;
  }

  /** Returns why the case was opened. */
  public Cause cause() {
    return cause;
  }

  /** Returns what is known, in one sentence. */
  public String known() {
    return known;
  }

  /** Returns the adapter of the latest attempt, or null if none was made. */
  public @Nullable AdapterId adapter() {
    return adapter;
  }

  /** Returns the reference to ask the carrier about, or null if no attempt was made. */
  public @Nullable String reference() {
    return reference;
  }

  /** Returns the carrier's own id of the sale, or null if it never told one. */
  public @Nullable String transactionId() {
    return transactionId;
  }

  /** Returns when the case was opened. */
  public Instant openedAt() {
    return openedAt;
  }

  /** Returns what the carrier said since the case was opened, in one sentence, or null. */
  public @Nullable String news() {
    return news;
  }

  /** Returns when the carrier said it, or null if it said nothing since. */
  public @Nullable Instant newsAt() {
    return newsAt;
  }

  /** Returns the same case with what the carrier said at {@code at}. */
  public OpenCase withNews(String said, Instant at) {
    return builder(key, cause, known, openedAt)
        .attempt(adapter, reference)
        .transactionId(transactionId)
        .news(Objects.requireNonNull(said, "said"), Objects.requireNonNull(at, "at"))
        .build();
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof OpenCase that
        && key.equals(that.key)
        && cause == that.cause
        && known.equals(that.known)
        && Objects.equals(adapter, that.adapter)
        && Objects.equals(reference, that.reference)
        && Objects.equals(transactionId, that.transactionId)
        && openedAt.equals(that.openedAt)
        && Objects.equals(news, that.news)
        && Objects.equals(newsAt, that.newsAt);
  }

  @Override
  public int hashCode() {
    return Objects.hash(
        key, cause, known, adapter, reference, transactionId, openedAt, news, newsAt);
  }

  @Override
  public String toString() {
    return key + ": " + cause + " since " + openedAt + ". " + known
        + (news == null ? "" : ". " + news);
  }

  /** Why a case was opened. */
  public enum Cause {
    /** The carrier gave no final answer in time, or cannot be asked. */
    NO_ANSWER,
    /** The carrier delivered something else than was asked for. */
    MISMATCH,
    /** Two answers of the carrier contradict each other. */
    CONFLICT
  }

  /** Builds an {@link OpenCase}. */
  public static final class Builder {
    private final TopUpKey key;
    private final Cause cause;
    private final String known;
    private final Instant openedAt;
    private @Nullable AdapterId adapter;
    private @Nullable String reference;
    private @Nullable String transactionId;
    private @Nullable String news;
    private @Nullable Instant newsAt;

    private Builder(TopUpKey key, Cause cause, String known, Instant openedAt) {
      this.key = Objects.requireNonNull(key, "key");
      this.cause = Objects.requireNonNull(cause, "cause");
      this.known = Objects.requireNonNull(known, "known");
      this.openedAt = Objects.requireNonNull(openedAt, "openedAt");
    }

    /** Sets the adapter of the latest attempt and the reference it used; both may be null. */
    public Builder attempt(@Nullable AdapterId adapter, @Nullable String reference) {
      this.adapter = adapter;
      this.reference = reference;
      return this;
    }

    /** Sets the carrier's own id of the sale; may be null. */
    public Builder transactionId(@Nullable String value) {
      transactionId = value;
      return this;
    }

    /** Sets what the carrier said since the case was opened, and when; both may be null. */
    public Builder news(@Nullable String said, @Nullable Instant at) {
      news = said;
      newsAt = at;
      return this;
    }

    /** Builds the case. */
    public OpenCase build() {
      return new OpenCase(this);
    }
  }
}
