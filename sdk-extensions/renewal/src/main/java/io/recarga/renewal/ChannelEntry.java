package io.recarga.renewal;

import io.recarga.Carrier;
import io.recarga.Channel;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** One channel of a {@link ChannelDirectory}: all that is known of it, fact by fact. */
public final class ChannelEntry {
  private final Builder parts;

  private ChannelEntry(Builder parts) {
    this.parts = parts;
  }

  /** Begins an entry. */
  static Builder builder(String id, Channel.Kind kind, String name, Source source) {
    return new Builder(id, kind, name, source);
  }

  /** Returns its id in the directory, such as "bitel-app". */
  public String id() {
    return parts.id;
  }

  /** Returns its kind. */
  public Channel.Kind kind() {
    return parts.kind;
  }

  /** Returns the name people know it by. */
  public String name() {
    return parts.name;
  }

  /** Returns it as a top-up carries it. */
  public Channel channel() {
    return Channel.of(parts.kind).named(parts.name);
  }

  /** Returns where the entry as a whole comes from. */
  public Source source() {
    return parts.source;
  }

  /** Returns whether it works in this market. */
  public Standing standing() {
    return parts.standing;
  }

  /** Returns the time zone of its hours. */
  public ZoneId zone() {
    return parts.zone;
  }

  /** Returns whose lines it renews. */
  public Fact<Served> carriers() {
    return parts.carriers;
  }

  /** Returns when it is open. */
  public Fact<OpeningHours> hours() {
    return parts.hours;
  }

  /** Returns how long it takes. */
  public Fact<LeadTime> leadTime() {
    return parts.leadTime;
  }

  /** Returns what it takes on top of the amount. */
  public Fact<Fee> fee() {
    return parts.fee;
  }

  /** Returns whom to ask about a fee that is not known. */
  public Words feeContact() {
    return parts.feeContact;
  }

  /** Returns what it takes as payment. */
  public Fact<Set<Tender>> tenders() {
    return parts.tenders;
  }

  /** Returns what a person gets as proof. */
  public Fact<ReceiptKind> receipt() {
    return parts.receipt;
  }

  /** Returns in which languages it speaks. */
  public Fact<Set<Language>> languages() {
    return parts.languages;
  }

  /** Returns from where it can be used. */
  public Fact<Reach> reach() {
    return parts.reach;
  }

  /** Returns when its money is there. */
  public Settlement settlement() {
    return parts.settlement;
  }

  /** Returns who runs it or authorised it, by name. */
  public Fact<String> authorisedBy() {
    return parts.authorisedBy;
  }

  /** Returns its genuine addresses; may be empty. */
  public List<Address> addresses() {
    return parts.addresses;
  }

  /** Returns what it needs at hand and how to go on. */
  public Guide guide() {
    return Objects.requireNonNull(parts.guide, "guide");
  }

  /** Returns what is to be said of this channel alone; may be empty. */
  public List<Words> notes() {
    return parts.notes;
  }

  /** Returns the promotions that are known; may be empty. */
  public List<Offer> offers() {
    return parts.offers;
  }

  /** Says whether it is known to serve {@code carrier}; false also when nobody knows. */
  public boolean serves(Carrier carrier) {
    return parts.carriers.isKnownTo(served -> served.serves(carrier));
  }

  /** Says whether it is known not to serve {@code carrier}. */
  public boolean excludes(Carrier carrier) {
    return parts.carriers.isKnownTo(served -> served.excludes(carrier));
  }

  @Override
  public String toString() {
    return parts.id + " (" + parts.kind + ", " + parts.standing + ")";
  }

  /** Builds an entry; what is not set is unknown. */
  static final class Builder {
    private final String id;
    private final Channel.Kind kind;
    private final String name;
    private final Source source;
    private Standing standing = Standing.UNPROVEN;
    private ZoneId zone = ZoneId.of("UTC");
    private Fact<Served> carriers;
    private Fact<OpeningHours> hours;
    private Fact<LeadTime> leadTime;
    private Fact<Fee> fee;
    private Words feeContact = Words.same("-");
    private Fact<Set<Tender>> tenders;
    private Fact<ReceiptKind> receipt;
    private Fact<Set<Language>> languages;
    private Fact<Reach> reach;
    private Settlement settlement = Settlement.IMMEDIATE;
    private Fact<String> authorisedBy;
    private List<Address> addresses = List.of();
    private @Nullable Guide guide;
    private List<Words> notes = List.of();
    private List<Offer> offers = List.of();

    private Builder(String id, Channel.Kind kind, String name, Source source) {
      this.id = id;
      this.kind = kind;
      this.name = name;
      this.source = source;
      carriers = Fact.unknown(source);
      hours = Fact.unknown(source);
      leadTime = Fact.unknown(source);
      fee = Fact.unknown(source);
      tenders = Fact.unknown(source);
      receipt = Fact.unknown(source);
      languages = Fact.unknown(source);
      reach = Fact.unknown(source);
      authorisedBy = Fact.unknown(source);
    }

    Builder standing(Standing value) {
      standing = value;
      return this;
    }

    Builder zone(ZoneId value) {
      zone = value;
      return this;
    }

    Builder carriers(Fact<Served> value) {
      carriers = value;
      return this;
    }

    Builder hours(Fact<OpeningHours> value) {
      hours = value;
      return this;
    }

    Builder leadTime(Fact<LeadTime> value) {
      leadTime = value;
      return this;
    }

    Builder fee(Fact<Fee> value, Words contact) {
      fee = value;
      feeContact = contact;
      return this;
    }

    Builder tenders(Fact<Set<Tender>> value) {
      tenders = value;
      return this;
    }

    Builder receipt(Fact<ReceiptKind> value) {
      receipt = value;
      return this;
    }

    Builder languages(Fact<Set<Language>> value) {
      languages = value;
      return this;
    }

    Builder reach(Fact<Reach> value) {
      reach = value;
      return this;
    }

    Builder settlement(Settlement value) {
      settlement = value;
      return this;
    }

    Builder authorisedBy(Fact<String> value) {
      authorisedBy = value;
      return this;
    }

    Builder addresses(List<Address> values) {
      addresses = List.copyOf(values);
      return this;
    }

    Builder guide(Guide value) {
      guide = value;
      return this;
    }

    Builder notes(List<Words> values) {
      notes = List.copyOf(values);
      return this;
    }

    Builder offers(List<Offer> values) {
      offers = List.copyOf(values);
      return this;
    }

    ChannelEntry build() {
      Objects.requireNonNull(guide, "guide");
      return new ChannelEntry(this);
    }
  }
}
