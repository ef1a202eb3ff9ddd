package io.recarga.renewal;

import io.recarga.Money;
import io.recarga.renewal.internal.Node;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Reads the facts of channels and points of sale from JSON. */
final class Facts {
  private final Map<String, Source> sources;
  private final ZoneId zone;

  Facts(Map<String, Source> sources, ZoneId zone) {
    this.sources = sources;
    this.zone = zone;
  }

  /** Returns a reader of facts in another time zone. */
  Facts at(ZoneId other) {
    return new Facts(sources, other);
  }

  static Map<String, Source> sources(Map<String, Source> before, @Nullable Node node) {
    Map<String, Source> all = new LinkedHashMap<>(before);
    if (node != null) {
      node.fields().forEach((id, source) -> all.put(id, source(source)));
    }
    return all;
  }

  private static Source source(Node node) {
    node.only("text", "date", "grade");
    return new Source(
        node.field("text").text(),
        day(node.field("date")),
        node.field("grade").constant(Source.Grade.class));
  }

  static LocalDate day(Node node) {
    return node.parsed(LocalDate::parse, "2026-11-24");
  }

  static Words words(Node node) {
    return new Words(
        node.field("es").text(), node.field("en").text(), node.field("zh").text());
  }

  static <E extends Enum<E>> Set<E> constants(Node node, Class<E> type) {
    Set<E> all = EnumSet.noneOf(type);
    node.items().forEach(item -> all.add(item.constant(type)));
    return all;
  }

  /** Returns the source that the node's field "from" names. */
  Source from(Node node) {
    Node from = node.field("from");
    Source source = sources.get(from.text());
    if (source == null) {
      throw from.problem("there is no source \"" + from.text() + "\"; sources: "
          + String.join(", ", sources.keySet()));
    }
    return source;
  }

  /** Reads a fact; a missing one is unknown by {@code otherwise}. */
  <T> Fact<T> fact(@Nullable Node node, Source otherwise, Function<Node, T> reader) {
    if (node == null) {
      return Fact.unknown(otherwise);
    }
    Node unknown = node.optional("unknown");
    if (unknown != null && unknown.flag()) {
      return Fact.unknown(from(node.only("unknown", "from")));
    }
    return Fact.known(node.making(() -> reader.apply(node)), from(node));
  }

  static Served served(Node node) {
    node.only("serves", "only", "from");
    Node only = node.optional("only");
    List<String> ids = node.field("serves").list(Node::text);
    return new Served(Set.copyOf(ids), only != null && only.flag());
  }

  OpeningHours hours(Node node) {
    node.only("always", "spans", "from");
    Node always = node.optional("always");
    return always != null && always.flag()
        ? OpeningHours.always(zone)
        : OpeningHours.of(node.field("spans").list(Facts::span), zone);
  }

  private static OpeningHours.Span span(Node node) {
    node.only("days", "opens", "closes");
    return new OpeningHours.Span(
        constants(node.field("days"), DayOfWeek.class),
        node.field("opens").parsed(LocalTime::parse, "08:00"),
        node.field("closes").parsed(LocalTime::parse, "22:00"));
  }

  static LeadTime leadTime(Node node) {
    node.only("least", "most", "from");
    return new LeadTime(
        node.field("least").parsed(Duration::parse, "PT10M or P14D"),
        node.field("most").parsed(Duration::parse, "PT1H or P30D"));
  }

  static Fee fee(Node node) {
    node.only("fixed", "percent", "currency", "from");
    Node percent = node.optional("percent");
    Money fixed = Money.of(node.field("fixed").number(), node.field("currency").text());
    return new Fee(fixed, percent == null ? BigDecimal.ZERO : percent.number());
  }

  static Set<Tender> tenders(Node node) {
    return constants(node.only("are", "from").field("are"), Tender.class);
  }

  static ReceiptKind receipt(Node node) {
    return node.only("is", "from").field("is").constant(ReceiptKind.class);
  }

  static Reach reach(Node node) {
    return node.only("is", "from").field("is").constant(Reach.class);
  }

  static String name(Node node) {
    return node.only("is", "from").field("is").text();
  }

  static Set<Language> languages(Node node) {
    Set<Language> all = EnumSet.noneOf(Language.class);
    for (Node item : node.only("are", "from").field("are").items()) {
      all.add(Language.of(item.text()).orElseThrow(() -> item.problem("give es, en or zh")));
    }
    return all;
  }
}
