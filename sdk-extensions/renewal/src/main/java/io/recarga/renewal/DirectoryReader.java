package io.recarga.renewal;

import io.recarga.Channel;
import io.recarga.SimType;
import io.recarga.renewal.internal.Json;
import io.recarga.renewal.internal.Node;
import java.time.ZoneId;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/** Reads a directory from JSON, on top of another one whose parts it may name and replace. */
final class DirectoryReader {
  private static final String[] DEFAULTS = {
    "carriers",
    "hours",
    "leadTime",
    "fee",
    "feeContact",
    "tenders",
    "receipt",
    "languages",
    "reach",
    "settlement",
    "guide"
  };
  private static final String[] FIELDS = {
    "id",
    "kind",
    "name",
    "from",
    "standing",
    "zone",
    "carriers",
    "hours",
    "leadTime",
    "fee",
    "feeContact",
    "tenders",
    "receipt",
    "languages",
    "reach",
    "settlement",
    "guide",
    "authorisedBy",
    "addresses",
    "notes",
    "offers"
  };

  private final ChannelDirectory.Parts base;
  private final Map<Channel.Kind, Node> kinds;
  private final Map<String, Guide> guides;
  private Facts facts;
  private ZoneId zone;

  DirectoryReader(ChannelDirectory.Parts base) {
    this.base = base;
    kinds = new EnumMap<>(Channel.Kind.class);
    kinds.putAll(base.kinds());
    guides = new LinkedHashMap<>(base.guides());
    zone = base.zone();
    facts = new Facts(base.sources(), zone);
  }

  ChannelDirectory.Parts read(String json) {
    Node root = Json.read(json);
    root.only("market", "zone", "sources", "guides", "kinds", "channels", "glossary", "saleRules");
    Node market = root.optional("market");
    Node zoneNode = root.optional("zone");
    zone = zoneNode == null ? zone : zone(zoneNode);
    Map<String, Source> sources = Facts.sources(base.sources(), root.optional("sources"));
    facts = new Facts(sources, zone);
    each(root.optional("guides"), (id, node) -> guides.put(id, guide(id, node)));
    each(root.optional("kinds"), (name, node) -> kinds.put(kind(name, node), node));
    Map<String, ChannelEntry> entries = new LinkedHashMap<>(base.entries());
    for (Node node : items(root.optional("channels"))) {
      ChannelEntry entry = channel(node);
      entries.put(entry.id(), entry);
    }
    List<Term> terms = items(root.optional("glossary")).stream().map(this::term).toList();
    List<SaleRule> rules =
        items(root.optional("saleRules")).stream().map(this::rule).toList();
    return new ChannelDirectory.Parts(
        market == null ? base.market() : market.text(),
        zone,
        sources,
        guides,
        kinds,
        entries,
        terms.isEmpty() ? base.terms() : terms,
        rules.isEmpty() ? base.rules() : rules);
  }

  private static ZoneId zone(Node node) {
    return node.parsed(ZoneId::of, "America/Lima");
  }

  private static Channel.Kind kind(String name, Node node) {
    for (Channel.Kind kind : Channel.Kind.values()) {
      if (kind.name().equals(name)) {
        node.only(DEFAULTS);
        return kind;
      }
    }
    throw node.problem("must be one of " + List.of(Channel.Kind.values()));
  }

  private Guide guide(String id, Node node) {
    node.only("from", "steps", "advantages", "caveats");
    return node.making(() -> new Guide(
        id,
        node.field("steps").list(DirectoryReader::step),
        node.field("advantages").list(Facts::words),
        node.field("caveats").list(Facts::words),
        facts.from(node)));
  }

  private static Step step(Node node) {
    node.only("es", "en", "zh", "inputs");
    List<Input> inputs = node.field("inputs").list(item -> item.constant(Input.class));
    return new Step(Facts.words(node), inputs);
  }

  private ChannelEntry channel(Node node) {
    node.only(FIELDS);
    Channel.Kind kind = node.field("kind").constant(Channel.Kind.class);
    Source source = facts.from(node);
    Given given = new Given(node, kinds.get(kind));
    String id = node.field("id").text();
    if (!id.matches("[a-z0-9]+(-[a-z0-9]+)*")) {
      throw node.field("id").problem("use lower-case words joined by dashes: \"" + id + "\"");
    }
    ChannelEntry.Builder entry =
        ChannelEntry.builder(id, kind, node.field("name").text(), source);
    Node zoneNode = node.optional("zone");
    ZoneId own = zoneNode == null ? zone : zone(zoneNode);
    Facts local = facts.at(own);
    entry.zone(own);
    entry.standing(node.field("standing").constant(Standing.class));
    entry.carriers(facts.fact(given.node("carriers"), source, Facts::served));
    entry.hours(facts.fact(given.node("hours"), source, local::hours));
    entry.leadTime(facts.fact(given.node("leadTime"), source, Facts::leadTime));
    entry.fee(
        facts.fact(given.node("fee"), source, Facts::fee), Facts.words(given.needed("feeContact")));
    entry.tenders(facts.fact(given.node("tenders"), source, Facts::tenders));
    entry.receipt(facts.fact(given.node("receipt"), source, Facts::receipt));
    entry.languages(facts.fact(given.node("languages"), source, Facts::languages));
    entry.reach(facts.fact(given.node("reach"), source, Facts::reach));
    entry.settlement(given.needed("settlement").constant(Settlement.class));
    entry.guide(guideNamed(given.needed("guide")));
    entry.authorisedBy(facts.fact(node.optional("authorisedBy"), source, Facts::name));
    entry.addresses(
        items(node.optional("addresses")).stream().map(this::address).toList());
    entry.notes(items(node.optional("notes")).stream().map(Facts::words).toList());
    entry.offers(items(node.optional("offers")).stream().map(this::offer).toList());
    return entry.build();
  }

  private Guide guideNamed(Node node) {
    Guide guide = guides.get(node.text());
    if (guide == null) {
      throw node.problem("there is no guide \"" + node.text() + "\"; guides: "
          + String.join(", ", guides.keySet()));
    }
    return guide;
  }

  private Address address(Node node) {
    node.only("kind", "value", "official", "from");
    return node.making(() -> new Address(
        node.field("kind").constant(Address.Kind.class),
        node.field("value").text(),
        node.field("official").flag(),
        facts.from(node)));
  }

  private Offer offer(Node node) {
    node.only("es", "en", "zh", "starts", "ends", "from");
    Node starts = node.optional("starts");
    Node ends = node.optional("ends");
    return new Offer(
        Facts.words(node),
        starts == null ? null : Facts.day(starts),
        ends == null ? null : Facts.day(ends),
        facts.from(node));
  }

  private Term term(Node node) {
    node.only("term", "es", "en", "zh");
    return new Term(node.field("term").text(), Facts.words(node));
  }

  private SaleRule rule(Node node) {
    node.only("types", "foreignersOnly", "es", "en", "zh", "from");
    return new SaleRule(
        Facts.constants(node.field("types"), SimType.class),
        node.field("foreignersOnly").flag(),
        Facts.words(node),
        facts.from(node));
  }

  private static List<Node> items(@Nullable Node node) {
    return node == null ? List.of() : node.items();
  }

  private static void each(@Nullable Node node, BiConsumer<String, Node> action) {
    if (node != null) {
      node.fields().forEach(action);
    }
  }

  /** A channel's own fields, and those of its kind where it has none. */
  private record Given(Node own, @Nullable Node ofKind) {
    @Nullable
    Node node(String name) {
      Node found = own.optional(name);
      return found == null && ofKind != null ? ofKind.optional(name) : found;
    }

    Node needed(String name) {
      Node found = node(name);
      return found == null ? own.field(name) : found;
    }
  }
}
