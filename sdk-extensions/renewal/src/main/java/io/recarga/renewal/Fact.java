package io.recarga.renewal;

import java.util.Objects;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Something that is known from a {@link Source}, or known to be unknown: not knowing is a value of its
 * own, with the day on which one last looked.
 *
 * @param <T> what it is about
 */
public final class Fact<T> {
  private final @Nullable T value;
  private final Source source;

  private Fact(@Nullable T value, Source source) {
    this.value = value;
    this.source = Objects.requireNonNull(source, "source");
  }

  /** Makes a known fact. */
  public static <T> Fact<T> known(T value, Source source) {
    return new Fact<>(Objects.requireNonNull(value, "value"), source);
  }

  /** Makes an unknown one. */
  public static <T> Fact<T> unknown(Source source) {
    return new Fact<>(null, source);
  }

  /** Says whether it is known. */
  public boolean isKnown() {
    return value != null;
  }

  /** Returns the value; empty when it is not known. */
  public Optional<T> value() {
    return Optional.ofNullable(value);
  }

  /** Returns the value, or null when it is not known. */
  public @Nullable T orNull() {
    return value;
  }

  /** Says whether it is known and {@code test} holds. */
  public boolean isKnownTo(Predicate<? super T> test) {
    return value != null && test.test(value);
  }

  /** Returns the source, which for the unknown says where one looked. */
  public Source source() {
    return source;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Fact<?> that
        && Objects.equals(value, that.value)
        && source.equals(that.source);
  }

  @Override
  public int hashCode() {
    return Objects.hash(value, source);
  }

  @Override
  public String toString() {
    return (value == null ? "unknown" : value) + " [" + source + "]";
  }
}
