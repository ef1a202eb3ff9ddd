package io.recarga;

import io.recarga.spi.AdapterId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An offer that an adapter announces for a carrier's lines. */
public final class Promotion {
  private final AdapterId adapter;
  private final String id;
  private final Carrier carrier;
  private final String title;
  private final @Nullable String text;
  private final @Nullable String amounts;
  private final @Nullable String begins;
  private final @Nullable String ends;

  private Promotion(Builder b) {
    adapter = b.adapter;
    id = b.id;
    carrier = b.carrier;
    title = b.title;
    text = b.text;
    amounts = b.amounts;
    begins = b.begins;
    ends = b.ends;
  }

  /** Begins a promotion. */
  public static Builder builder(AdapterId adapter, String id, Carrier carrier, String title) {
    return new Builder(adapter, id, carrier, title);
  }

  /** Returns the adapter that announces it. */
  public AdapterId adapter() {
    return adapter;
  }

  /** Returns the adapter's id of it. */
  public String id() {
    return id;
  }

  /** Returns the carrier whose lines it is for. */
  public Carrier carrier() {
    return carrier;
  }

  /** Returns its title as plain text. */
  public String title() {
    return title;
  }

  /** Returns its terms as plain text, or null when there are none. */
  public @Nullable String text() {
    return text;
  }

  /** Returns the amounts it is for in the adapter's words, or null when it does not say. */
  public @Nullable String amounts() {
    return amounts;
  }

  /**
   * Returns when it begins in the adapter's words, or null when it does not say. Text, because
   * adapters announce dates without a time zone.
   */
  public @Nullable String begins() {
    return begins;
  }

  /** Returns when it ends in the adapter's words, or null when it does not say. */
  public @Nullable String ends() {
    return ends;
  }

  @Override
  public String toString() {
    return adapter + ":" + id + " " + title;
  }

  /** Builds a {@link Promotion}. */
  public static final class Builder {
    private final AdapterId adapter;
    private final String id;
    private final Carrier carrier;
    private final String title;
    private @Nullable String text;
    private @Nullable String amounts;
    private @Nullable String begins;
    private @Nullable String ends;

    private Builder(AdapterId adapter, String id, Carrier carrier, String title) {
      this.adapter = Objects.requireNonNull(adapter, "adapter");
      this.id = Texts.bounded(id, "promotion id", 100);
      this.carrier = Objects.requireNonNull(carrier, "carrier");
      this.title = Objects.requireNonNull(title, "title");
    }

    /** Sets its terms as plain text; may be null. */
    public Builder text(@Nullable String value) {
      text = value;
      return this;
    }

    /** Sets the amounts it is for, in the adapter's words; may be null. */
    public Builder amounts(@Nullable String value) {
      amounts = value;
      return this;
    }

    /** Sets begin and end in the adapter's words; both may be null. */
    public Builder period(@Nullable String begins, @Nullable String ends) {
      this.begins = begins;
      this.ends = ends;
      return this;
    }

    /** Builds the promotion. */
    public Promotion build() {
      return new Promotion(this);
    }
  }
}
