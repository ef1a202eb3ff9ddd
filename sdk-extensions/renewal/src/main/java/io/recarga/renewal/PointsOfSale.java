package io.recarga.renewal;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.renewal.internal.Json;
import io.recarga.renewal.internal.Node;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The points of sale that an app imported; Recarga brings none of its own. Immutable. */
public final class PointsOfSale {
  private final List<PointOfSale> points;

  private PointsOfSale(List<PointOfSale> points) {
    this.points = List.copyOf(points);
  }

  /** Makes points of sale of an app's own objects. */
  public static PointsOfSale of(List<PointOfSale> points) {
    return new PointsOfSale(points);
  }

  /**
   * Reads points of sale: {@code {"zone": …, "sources": {…}, "points": [{"id", "name", "kind", "lat",
   * "lon", "hours", "carriers", "tenders", "from"}]}}, facts as in a directory.
   *
   * @throws JsonFormatException if it can't be taken; line and field are named
   */
  public static PointsOfSale read(String json) {
    Node root = Json.read(json);
    root.only("zone", "sources", "points");
    ZoneId zone = root.field("zone").parsed(ZoneId::of, "America/Lima");
    Facts facts = new Facts(Facts.sources(Map.of(), root.field("sources")), zone);
    List<PointOfSale> read = new ArrayList<>();
    root.field("points").items().forEach(node -> read.add(point(node, facts)));
    return new PointsOfSale(read);
  }

  private static PointOfSale point(Node node, Facts facts) {
    node.only("id", "name", "kind", "lat", "lon", "hours", "carriers", "tenders", "from");
    Source source = facts.from(node);
    String lat = node.field("lat").number().toPlainString();
    String lon = node.field("lon").number().toPlainString();
    return new PointOfSale(
        node.field("id").text(),
        node.field("name").text(),
        node.field("kind").constant(Channel.Kind.class),
        node.making(() -> Position.of(lat, lon)),
        facts.fact(node.optional("hours"), source, facts::hours),
        facts.fact(node.optional("carriers"), source, Facts::served),
        facts.fact(node.optional("tenders"), source, Facts::tenders));
  }

  /** Returns all points. */
  public List<PointOfSale> all() {
    return points;
  }

  /**
   * Returns the points that can serve somebody at {@code here} now, the nearest first: none that is
   * known to be closed, to serve other carriers only, or to take nothing that the person has.
   */
  public List<Near> nearest(Position here, Carrier carrier, Needs needs, int limit) {
    Objects.requireNonNull(carrier, "carrier");
    return points.stream()
        .filter(point -> !point.excludes(carrier))
        .filter(point -> !point.hours().isKnownTo(hours -> !hours.isOpen(needs.now())))
        .filter(point -> needs.tenders().isEmpty()
            || !point.tenders().isKnownTo(takes -> isDisjoint(takes, needs)))
        .map(point -> new Near(point, here.metresTo(point.position())))
        .sorted(Comparator.comparingLong(Near::metres)
            .thenComparing(near -> near.point().id()))
        .limit(limit)
        .toList();
  }

  private static boolean isDisjoint(Set<Tender> takes, Needs needs) {
    return Collections.disjoint(takes, needs.tenders());
  }

  /**
   * A point and how far it is.
   *
   * @param point the point
   * @param metres how far, as the crow flies
   */
  public record Near(PointOfSale point, long metres) {}
}
