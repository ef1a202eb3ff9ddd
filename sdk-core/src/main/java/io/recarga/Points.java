package io.recarga;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a line's owner has gathered in a carrier's loyalty programme. Points are no money: they are
 * redeemed at the carrier, and Recarga only shows them.
 */
public final class Points {
  private final String id;
  private final BigDecimal balance;
  private final @Nullable String unit;
  private final @Nullable Instant redeemableFrom;
  private final @Nullable Instant redeemableUntil;
  private final List<Movement> movements;

  private Points(Builder b) {
    id = b.id;
    balance = b.balance;
    unit = b.unit;
    redeemableFrom = b.redeemableFrom;
    redeemableUntil = b.redeemableUntil;
    movements = List.copyOf(b.movements);
  }

  /**
   * Begins a balance.
   *
   * @param id the carrier's id of it, 1 to 100 characters
   * @param balance how many points there are
   */
  public static Builder builder(String id, BigDecimal balance) {
    return new Builder(id, balance);
  }

  /** Returns the carrier's id of this balance. */
  public String id() {
    return id;
  }

  /** Returns how many points there are; some programmes count in fractions. */
  public BigDecimal balance() {
    return balance;
  }

  /** Returns what the carrier calls its points, or null when it does not say. */
  public @Nullable String unit() {
    return unit;
  }

  /** Returns from when on they may be redeemed, or null when the carrier does not say. */
  public @Nullable Instant redeemableFrom() {
    return redeemableFrom;
  }

  /** Returns until when they may be redeemed, or null when the carrier does not say. */
  public @Nullable Instant redeemableUntil() {
    return redeemableUntil;
  }

  /** Says whether there are points that may be redeemed at {@code at}, as far as the carrier says. */
  public boolean isRedeemable(Instant at) {
    return balance.signum() > 0
        && (redeemableFrom == null || !at.isBefore(redeemableFrom))
        && (redeemableUntil == null || at.isBefore(redeemableUntil));
  }

  /** Returns what was earned and redeemed, newest first; empty when the carrier does not say. */
  public List<Movement> movements() {
    return movements;
  }

  @Override
  public String toString() {
    return balance.toPlainString() + " points";
  }

  /** One change of the balance, or the news of it. */
  public static final class Movement {
    private final Kind kind;
    private final String words;
    private final @Nullable BigDecimal points;
    private final @Nullable Instant at;

    private Movement(Kind kind, String words, @Nullable BigDecimal points, @Nullable Instant at) {
      this.kind = kind;
      this.words = words;
      this.points = points;
      this.at = at;
    }

    /**
     * Makes a movement.
     *
     * @param words what the carrier calls it, 1 to 200 characters
     * @param points how many points, or null when the carrier does not say
     * @param at when it was, or null when the carrier does not say
     */
    public static Movement of(
        Kind kind, String words, @Nullable BigDecimal points, @Nullable Instant at) {
      Objects.requireNonNull(kind, "kind");
      return new Movement(kind, Texts.bounded(words, "movement", 200), points, at);
    }

    /** Returns what it was, as far as we understand the carrier's word for it. */
    public Kind kind() {
      return kind;
    }

    /** Returns what the carrier calls it. */
    public String words() {
      return words;
    }

    /** Returns how many points, or null when the carrier does not say. */
    public @Nullable BigDecimal points() {
      return points;
    }

    /** Returns when it was, or null when the carrier does not say. */
    public @Nullable Instant at() {
      return at;
    }

    @Override
    public String toString() {
      return kind + " " + points;
    }

    /** What happens to points. */
    public enum Kind {
      /** They were added. */
      EARNED,
      /** They were given for something. */
      REDEEMED,
      /** They were lost. */
      EXPIRED,
      /** A word that we do not know. */
      OTHER
    }
  }

  /** Builds {@link Points}. */
  public static final class Builder {
    private final String id;
    private final BigDecimal balance;
    private @Nullable String unit;
    private @Nullable Instant redeemableFrom;
    private @Nullable Instant redeemableUntil;
    private List<Movement> movements = List.of();

    private Builder(String id, BigDecimal balance) {
      this.id = Texts.bounded(id, "points id", 100);
      this.balance = Objects.requireNonNull(balance, "balance");
    }

    /** Sets what the carrier calls its points; may be null. */
    public Builder unit(@Nullable String value) {
      unit = value;
      return this;
    }

    /** Sets from when and until when they may be redeemed; both may be null. */
    public Builder redeemable(@Nullable Instant from, @Nullable Instant until) {
      redeemableFrom = from;
      redeemableUntil = until;
      return this;
    }

    /** Sets what was earned and redeemed, newest first. */
    public Builder movements(List<Movement> values) {
      movements = List.copyOf(values);
      return this;
    }

    /** Builds the points. */
    public Points build() {
      return new Points(this);
    }
  }
}
