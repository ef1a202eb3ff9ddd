package io.recarga.carrier.tmf654;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where our reference travels to a carrier and how it is found again. TMF654 has no place of its own
 * for it, so that carriers choose one by contract.
 */
public final class TmfReference {
  private final Place place;
  private final String name;
  private final @Nullable String echo;
  private final @Nullable String filter;

  private TmfReference(Place place, String name, @Nullable String echo, @Nullable String filter) {
    this.place = place;
    this.name = named(name, "name");
    this.echo = echo;
    this.filter = filter;
  }

  /** The top-up's description, which answers repeat. */
  public static TmfReference description() {
    return new TmfReference(Place.DESCRIPTION, "description", "description", "description");
  }

  /** The id of the requestor, which answers repeat. */
  public static TmfReference requestor() {
    return new TmfReference(Place.REQUESTOR, "requestor", "requestor", "requestor.id");
  }

  /** An attribute of the carrier's own beside those of TMF654, such as "externalId". */
  public static TmfReference extension(String attribute) {
    return new TmfReference(Place.EXTENSION, attribute, attribute, attribute);
  }

  /**
   * A header of the request.
   *
   * @param echo the attribute under which records repeat it; null if none does, and then no top-up
   *     can be found by its reference
   */
  public static TmfReference header(String name, @Nullable String echo) {
    return new TmfReference(Place.HEADER, name, echo, echo);
  }

  /** Returns the same, searched by query parameter {@code name}, such as "correlation.id". */
  public TmfReference searchedBy(String name) {
    return new TmfReference(place, this.name, echo, named(name, "searchedBy"));
  }

  /**
   * Returns the same, searched among all top-ups of the line: for a carrier that takes no filter for
   * the reference.
   */
  public TmfReference searchedByLine() {
    return new TmfReference(place, name, echo, null);
  }

  Place place() {
    return place;
  }

  String name() {
    return name;
  }

  /** Returns the attribute under which records repeat the reference, or null if none does. */
  @Nullable
  String echo() {
    return echo;
  }

  /** Returns the query parameter of the search, or null where the line's top-ups are gone through. */
  @Nullable
  String filter() {
    return filter;
  }

  /** Says where it travels. */
  @Override
  public String toString() {
    return place == Place.HEADER ? "header " + name : name;
  }

  private static String named(String value, String field) {
    if (!Objects.requireNonNull(value, field).matches("[A-Za-z0-9@_.-]{1,60}")) {
      throw new IllegalArgumentException(
          field + ": use 1 to 60 letters, digits, dots and dashes: \"" + value + "\"");
    }
    return value;
  }

  enum Place {
    DESCRIPTION,
    REQUESTOR,
    EXTENSION,
    HEADER
  }
}
