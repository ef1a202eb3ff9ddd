package io.recarga.renewal;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.renewal.internal.Node;
import java.net.URI;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * The channels of one market: for each, what is known of it, with a guide. Read from JSON, such as
 * {@code PeruChannels.json()} of {@code recarga-market-peru}, which an app may extend or replace.
 * Immutable.
 */
public final class ChannelDirectory {
  private final Parts parts;
  private final AddressBook addresses;

  private ChannelDirectory(Parts parts) {
    this.parts = parts;
    addresses = new AddressBook(entries());
  }

  /**
   * Reads a directory.
   *
   * @throws JsonFormatException if it can't be taken; line and field are named
   */
  public static ChannelDirectory read(String json) {
    Parts nothing =
        new Parts("", ZoneOffset.UTC, Map.of(), Map.of(), Map.of(), Map.of(), List.of(), List.of());
    return new ChannelDirectory(new DirectoryReader(nothing).read(json));
  }

  /**
   * Returns this directory with what {@code json} adds: channels, guides and sources with a new id are
   * added, those with an id of this one replace it. It may name sources and guides of this one.
   *
   * @throws JsonFormatException if it can't be taken; line and field are named
   */
  public ChannelDirectory extended(String json) {
    return new ChannelDirectory(new DirectoryReader(parts).read(json));
  }

  /**
   * Returns this directory without a channel.
   *
   * @throws IllegalArgumentException if it has none with that id
   */
  public ChannelDirectory without(String id) {
    entry(id);
    Map<String, ChannelEntry> fewer = new LinkedHashMap<>(parts.entries());
    fewer.remove(id);
    return new ChannelDirectory(new Parts(
        parts.market(),
        parts.zone(),
        parts.sources(),
        parts.guides(),
        parts.kinds(),
        fewer,
        parts.terms(),
        parts.rules()));
  }

  /** Returns the market's ISO 3166 code. */
  public String market() {
    return parts.market();
  }

  /** Returns the market's time zone. */
  public ZoneId zone() {
    return parts.zone();
  }

  /** Returns all channels, also those that were not found in this market. */
  public List<ChannelEntry> entries() {
    return List.copyOf(parts.entries().values());
  }

  /** Returns the channels of one kind. */
  public List<ChannelEntry> ofKind(Channel.Kind kind) {
    return entries().stream().filter(entry -> entry.kind() == kind).toList();
  }

  /** Finds a channel by its id. */
  public Optional<ChannelEntry> find(String id) {
    return Optional.ofNullable(parts.entries().get(Objects.requireNonNull(id, "id")));
  }

  /**
   * Finds the channel that a top-up names: same kind, and same name if it has one; empty when it has
   * none or the directory does not know it.
   */
  public Optional<ChannelEntry> find(Channel channel) {
    return entries().stream()
        .filter(entry -> entry.kind() == channel.kind() && entry.name().equals(channel.name()))
        .findFirst();
  }

  /**
   * Returns a channel by its id.
   *
   * @throws IllegalArgumentException if there is none with that id
   */
  public ChannelEntry entry(String id) {
    return find(id)
        .orElseThrow(() -> new IllegalArgumentException(
            "id: there is no channel \"" + id + "\"; entries() lists them"));
  }

  /**
   * Returns the channel if it can be used now for a line of {@code carrier}.
   *
   * @throws ChannelRefusedException if it can't, with the reasons and the nearest alternative: nothing
   *     was sent
   * @throws IllegalArgumentException if there is no channel with that id
   */
  public ChannelEntry admit(String id, Carrier carrier, Needs needs) {
    ChannelEntry entry = entry(id);
    List<Message> obstacles = Obstacles.now(entry, carrier, needs);
    if (!obstacles.isEmpty()) {
      throw new ChannelRefusedException(
          entry, obstacles, Alternatives.nearest(this, entry, carrier, needs));
    }
    return entry;
  }

  /**
   * Says whether {@code uri}, a website, an app in Google's store or a number to call, is a genuine
   * address of a channel, or only looks like one.
   */
  public AddressCheck check(URI uri) {
    return addresses.check(Objects.requireNonNull(uri, "uri"));
  }

  /** Returns the words that a person meets in this market. */
  public List<Term> glossary() {
    return parts.terms();
  }

  /** Returns the rules about who is sold a new SIM card. */
  public List<SaleRule> saleRules() {
    return parts.rules();
  }

  @Override
  public String toString() {
    return parts.market() + ": " + parts.entries().size() + " channels";
  }

  /** What a directory is made of. */
  record Parts(
      String market,
      ZoneId zone,
      Map<String, Source> sources,
      Map<String, Guide> guides,
      Map<Channel.Kind, Node> kinds,
      Map<String, ChannelEntry> entries,
      List<Term> terms,
      List<SaleRule> rules) {}
}
