package io.recarga.market.peru;

import java.time.YearMonth;
import java.util.NoSuchElementException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Something that is said of a market: what, by whom, and when. What nobody was found to say is
 * {@linkplain #unknown unknown}, which is a value of its own and never a guess.
 *
 * @param <T> what is said
 */
public final class Fact<T> {
  private final @Nullable T value;
  private final Basis basis;
  private final String source;
  private final @Nullable YearMonth asOf;

  private Fact(@Nullable T value, Basis basis, String source, @Nullable YearMonth asOf) {
    this.value = value;
    this.basis = basis;
    this.source = Objects.requireNonNull(source, "source");
    this.asOf = asOf;
    if (source.isBlank()) {
      throw new IllegalArgumentException("source: is empty");
    }
  }

  /** Makes a fact that was read in a list or register that is kept for it. */
  public static <T> Fact<T> listed(T value, String source, YearMonth asOf) {
    return of(value, Basis.LISTED, source, asOf);
  }

  /** Makes a fact that the press or another secondary source reports; the rule itself was not read. */
  public static <T> Fact<T> reported(T value, String source, YearMonth asOf) {
    return of(value, Basis.REPORTED, source, asOf);
  }

  /**
   * Makes a fact that nobody was found to state.
   *
   * @param where where it was looked for, or why it cannot be told
   */
  public static <T> Fact<T> unknown(String where) {
    return new Fact<>(null, Basis.UNKNOWN, where, null);
  }

  private static <T> Fact<T> of(T value, Basis basis, String source, YearMonth asOf) {
    return new Fact<>(
        Objects.requireNonNull(value, "value"),
        basis,
        source,
        Objects.requireNonNull(asOf, "asOf"));
  }

  /** Says whether somebody states it. */
  public boolean isKnown() {
    return value != null;
  }

  /** Returns what is stated; empty if unknown. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /**
   * Returns what is stated.
   *
   * @throws NoSuchElementException if it is unknown
   */
  public T get() {
    T known = value;
    if (known == null) {
      throw new NoSuchElementException("unknown: " + source);
    }
    return known;
  }

  /** Returns how well it is founded. */
  public Basis basis() {
    return basis;
  }

  /** Returns who says so; of what is unknown, where it was looked for. */
  public String source() {
    return source;
  }

  /**
   * Returns the month of the source, or in which it was read where it bears no date; null if unknown.
   */
  public @Nullable YearMonth asOf() {
    return asOf;
  }

  /** Returns the same fact about something that follows from it. */
  public <R> Fact<R> map(Function<T, R> change) {
    T known = value;
    return new Fact<>(known == null ? null : change.apply(known), basis, source, asOf);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fact<?> that
        && Objects.equals(value, that.value)
        && basis == that.basis
        && source.equals(that.source)
        && Objects.equals(asOf, that.asOf);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, basis, source, asOf);
  }

  @Override
  public String toString() {
    return (value == null ? "unknown" : value) + " (" + source + (asOf == null ? "" : ", " + asOf)
        + ")";
  }

  /** How well a fact is founded. */
  public enum Basis {
    /** Read in a list or register that is kept for it. */
    LISTED,
    /** Reported by the press or another secondary source. */
    REPORTED,
    /** Stated by nobody that was found. */
    UNKNOWN
  }
}
