package io.recarga;

import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The answers of all adapters that were asked one question, and the problems of those that did not
 * answer: one road down does not hide the others.
 *
 * @param <T> what was asked for
 */
public final class Lookup<T> {
  private final List<Found<T>> found;
  private final List<Problem> problems;

  private Lookup(List<Found<T>> found, List<Problem> problems) {
    this.found = List.copyOf(found);
    this.problems = List.copyOf(problems);
  }

  /** Makes a look-up of what was found and what went wrong. */
  public static <T> Lookup<T> of(List<Found<T>> found, List<Problem> problems) {
    return new Lookup<>(found, problems);
  }

  /** Returns the values alone, in the order of the adapters. */
  public List<T> values() {
    return found.stream().map(Found::value).toList();
  }

  /** Returns the first value, or empty when nobody had one. */
  public Optional<T> first() {
    return found.stream().map(Found::value).findFirst();
  }

  /** Returns the values with source and age, in the order of the adapters. */
  public List<Found<T>> found() {
    return found;
  }

  /** Returns which adapters could not answer, and why; empty when all did. */
  public List<Problem> problems() {
    return problems;
  }

  @Override
  public String toString() {
    return found + (problems.isEmpty() ? "" : ", problems: " + problems);
  }

  /**
   * One value, who says so, and when it was read.
   *
   * @param value the value
   * @param source the adapter that answered
   * @param asOf when it was read from the carrier; older than now where it comes from a cache
   * @param <T> what was asked for
   */
  public record Found<T>(T value, AdapterId source, Instant asOf) {
    /** Checks the parts. */
    public Found {
      Objects.requireNonNull(value, "value");
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(asOf, "asOf");
    }
  }

  /**
   * Why one adapter did not answer.
   *
   * @param source the adapter that was asked
   * @param message what went wrong and what to do, without personal data
   */
  public record Problem(AdapterId source, String message) {
    /** Checks the parts. */
    public Problem {
      Objects.requireNonNull(source, "source");
      Objects.requireNonNull(message, "message");
    }
  }
}
