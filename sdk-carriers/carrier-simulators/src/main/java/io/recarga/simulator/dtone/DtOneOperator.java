package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One operator of the simulated catalogue. */
public final class DtOneOperator {
  private final long id;
  private final String name;
  private final Country country;
  private final List<String> prefixes;

  private DtOneOperator(long id, String name, Country country, List<String> prefixes) {
    this.id = id;
    this.name = Objects.requireNonNull(name, "name");
    this.country = country;
    this.prefixes = List.copyOf(prefixes);
  }

  /**
   * Makes an operator.
   *
   * @param country ISO 3166 alpha-3 code: "PER", "COL" or "USA"
   * @throws IllegalArgumentException if the country is another
   */
  public static DtOneOperator of(long id, String name, String country) {
    return new DtOneOperator(id, name, Country.known(country), List.of());
  }

  /** Returns the same, known to the look-up by what numbers begin with: "5198". */
  public DtOneOperator prefixes(String... values) {
    return new DtOneOperator(id, name, country, List.of(values));
  }

  /** Returns its id. */
  public long id() {
    return id;
  }

  /** Returns its name. */
  public String name() {
    return name;
  }

  Country country() {
    return country;
  }

  boolean isMobile() {
    return !prefixes.isEmpty();
  }

  boolean hasPrefixOf(String digits) {
    return prefixes.stream().anyMatch(digits::startsWith);
  }

  Map<String, @Nullable Object> toJson() {
    return Json.object("id", id, "name", name, "country", country.toJson(), "regions", null);
  }

  @Override
  public String toString() {
    return id + " " + name;
  }
}
