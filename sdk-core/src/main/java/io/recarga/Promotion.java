package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** An offer that an adapter announces for a carrier's lines. */
public final class Promotion {
  private static final List<DateTimeFormatter> FORMS =
      List.of(DateTimeFormatter.ISO_OFFSET_DATE_TIME, DateTimeFormatter.RFC_1123_DATE_TIME);

  private final AdapterId adapter;
  private final String id;
  private final Carrier carrier;
  private final String title;
  private final @Nullable String text;
  private final @Nullable String amounts;
  private final @Nullable String begins;
  private final @Nullable String ends;
  private final @Nullable PromotionTrigger trigger;
  private final @Nullable String channel;
  private final @Nullable String conditions;
  private final @Nullable String bonus;
  private final @Nullable String bonusValidity;
  private final List<Allowance> allowances;

  private Promotion(Builder b) {
    adapter = b.adapter;
    id = b.id;
    carrier = b.carrier;
    title = b.title;
    text = b.text;
    amounts = b.amounts;
    begins = b.begins;
    ends = b.ends;
    trigger = b.trigger;
    channel = b.channel;
    conditions = b.conditions;
    bonus = b.bonus;
    bonusValidity = b.bonusValidity;
    allowances = b.allowances;
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

  /** Returns the moment it begins, or null when {@link #begins} is no date and time with a zone. */
  public @Nullable Instant beginsAt() {
    return momentOf(begins);
  }

  /** Returns the moment it ends, or null when {@link #ends} is no date and time with a zone. */
  public @Nullable Instant endsAt() {
    return momentOf(ends);
  }

  /** Returns what sets it off, or null when the adapter does not say it in fields. */
  public @Nullable PromotionTrigger trigger() {
    return trigger;
  }

  /**
   * Returns the channel that it is bound to in the adapter's words, such as "app", or null when the
   * adapter names none.
   */
  public @Nullable String channel() {
    return channel;
  }

  /**
   * Returns what else must hold in the adapter's words, such as what the line's owner did before; null
   * when the adapter names nothing. Nobody here can check it.
   */
  public @Nullable String conditions() {
    return conditions;
  }

  /** Returns what it gives in the adapter's words, or null when the adapter does not say. */
  public @Nullable String bonus() {
    return bonus;
  }

  /** Returns how long what it gives may be used in the adapter's words, or null when it does not say. */
  public @Nullable String bonusValidity() {
    return bonusValidity;
  }

  /** Returns what it gives as far as the adapter says it in fields; may be empty. */
  public List<Allowance> allowances() {
    return allowances;
  }

  private static @Nullable Instant momentOf(@Nullable String text) {
    return text == null
        ? null
        : FORMS.stream()
            .map(form -> momentOf(text.strip(), form))
            .filter(Objects::nonNull)
            .findFirst()
            .orElse(null);
  }

  private static @Nullable Instant momentOf(String text, DateTimeFormatter form) {
    try {
      return OffsetDateTime.parse(text, form).toInstant();
    } catch (DateTimeException e) {
      return null; // Text for people, or a date without a zone.
    }
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
    private @Nullable PromotionTrigger trigger;
    private @Nullable String channel;
    private @Nullable String conditions;
    private @Nullable String bonus;
    private @Nullable String bonusValidity;
    private List<Allowance> allowances = List.of();

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

    /** Sets what sets it off; may be null. */
    public Builder trigger(@Nullable PromotionTrigger value) {
      trigger = value;
      return this;
    }

    /** Sets the channel that it is bound to, in the adapter's words; may be null. */
    public Builder channel(@Nullable String value) {
      channel = value;
      return this;
    }

    /** Sets what else must hold, in the adapter's words; may be null. */
    public Builder conditions(@Nullable String value) {
      conditions = value;
      return this;
    }

    /** Sets what it gives and how long that lasts, in the adapter's words; both may be null. */
    public Builder bonus(@Nullable String value, @Nullable String validity) {
      bonus = value;
      bonusValidity = validity;
      return this;
    }

    /** Sets what it gives, as far as the adapter says it in fields. */
    public Builder allowances(List<Allowance> values) {
      allowances = List.copyOf(values);
      return this;
    }

    /** Builds the promotion. */
    public Promotion build() {
      return new Promotion(this);
    }
  }
}
