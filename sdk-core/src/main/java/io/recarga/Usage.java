package io.recarga;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a line has used of one of its buckets, and what is left in it, as its carrier says. A bucket
 * holds a volume of data, talk or messages, or money; of what it does not say, the parts are null.
 */
public final class Usage {
  private final String name;
  private final Allowance.@Nullable Kind kind;
  private final @Nullable Volume used;
  private final @Nullable Volume remaining;
  private final @Nullable Money spent;
  private final @Nullable Money credit;
  private final @Nullable String words;
  private final @Nullable Instant begins;
  private final @Nullable Instant expires;
  private final boolean shared;

  private Usage(Builder b) {
    name = b.name;
    kind = b.kind;
    used = b.used;
    remaining = b.remaining;
    spent = b.spent;
    credit = b.credit;
    words = b.words;
    begins = b.begins;
    expires = b.expires;
    shared = b.shared;
  }

  /**
   * Begins the usage of a bucket.
   *
   * @param name what the carrier calls it, 1 to 200 characters
   */
  public static Builder builder(String name) {
    return new Builder(name);
  }

  /** Returns what the carrier calls the bucket. */
  public String name() {
    return name;
  }

  /** Returns what is counted, or null for money and for what the carrier calls by no known name. */
  public Allowance.@Nullable Kind kind() {
    return kind;
  }

  /** Returns what was used, or null when the carrier does not say, or counts money. */
  public @Nullable Volume used() {
    return used;
  }

  /** Returns what is left, or null when the carrier does not say, or counts money. */
  public @Nullable Volume remaining() {
    return remaining;
  }

  /** Returns the money that was spent, or null when the carrier does not say, or counts a volume. */
  public @Nullable Money spent() {
    return spent;
  }

  /** Returns the money that is left, or null when the carrier does not say, or counts a volume. */
  public @Nullable Money credit() {
    return credit;
  }

  /** Returns what is left in the carrier's words, such as "1.9 GB", or null when there are none. */
  public @Nullable String words() {
    return words;
  }

  /** Returns from when on it is counted, or null when the carrier does not say. */
  public @Nullable Instant begins() {
    return begins;
  }

  /** Returns when what is left expires, or null when the carrier does not say. */
  public @Nullable Instant expires() {
    return expires;
  }

  /** Says whether other lines use the same bucket. */
  public boolean isShared() {
    return shared;
  }

  /** Shows the amounts; a carrier's own words may name a person. */
  @Override
  public String toString() {
    return "used " + (spent == null ? used : spent) + ", left "
        + (credit == null ? remaining : credit);
  }

  /** Builds a {@link Usage}. */
  public static final class Builder {
    private final String name;
    private Allowance.@Nullable Kind kind;
    private @Nullable Volume used;
    private @Nullable Volume remaining;
    private @Nullable Money spent;
    private @Nullable Money credit;
    private @Nullable String words;
    private @Nullable Instant begins;
    private @Nullable Instant expires;
    private boolean shared;

    private Builder(String name) {
      this.name = Texts.bounded(name, "usage name", 200);
    }

    /** Sets what is counted; may be null. */
    public Builder kind(Allowance.@Nullable Kind value) {
      kind = value;
      return this;
    }

    /** Sets the volume that was used and the one that is left; both may be null. */
    public Builder volume(@Nullable Volume used, @Nullable Volume remaining) {
      this.used = used;
      this.remaining = remaining;
      return this;
    }

    /** Sets the money that was spent and that is left; both may be null. */
    public Builder money(@Nullable Money spent, @Nullable Money credit) {
      this.spent = spent;
      this.credit = credit;
      return this;
    }

    /** Sets what is left in the carrier's words; may be null. */
    public Builder words(@Nullable String value) {
      words = value;
      return this;
    }

    /** Sets from when on it is counted and when what is left expires; both may be null. */
    public Builder period(@Nullable Instant begins, @Nullable Instant expires) {
      this.begins = begins;
      this.expires = expires;
      return this;
    }

    /** Says that other lines use the same bucket. */
    public Builder shared(boolean value) {
      shared = value;
      return this;
    }

    /**
     * Builds the usage.
     *
     * @throws IllegalArgumentException if volumes are of another kind than what is counted, or stand
     *     beside money
     */
    public Usage build() {
      for (Volume volume : new Volume[] {used, remaining}) {
        if (volume != null && volume.kind() != kind) {
          throw new IllegalArgumentException("volume: is of " + volume.kind() + ", not " + kind);
        }
      }
      if (kind != null && (spent != null || credit != null)) {
        throw new IllegalArgumentException("money: " + kind + " is counted in volumes");
      }
      return new Usage(this);
    }
  }
}
