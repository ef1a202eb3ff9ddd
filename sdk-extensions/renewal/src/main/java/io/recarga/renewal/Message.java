package io.recarga.renewal;

import io.recarga.renewal.internal.Bundle;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A sentence for people: a code, which programs may look at, and its values, written in any of the
 * languages with amounts and dates as its readers write them.
 */
public final class Message {
  private final String code;
  private final List<Object> values;

  private Message(String code, List<Object> values) {
    this.code = code;
    this.values = values;
  }

  /**
   * Makes a message.
   *
   * @param code a code of this module's texts, such as "out.tooSlow"
   * @param values what stands in its places: money, times, durations, words, messages or plain text
   * @throws IllegalArgumentException if there is no such text
   */
  public static Message of(String code, Object... values) {
    Bundle.check(Objects.requireNonNull(code, "code"));
    return new Message(code, List.of(values));
  }

  /** Returns the code. */
  public String code() {
    return code;
  }

  /** Returns the values in the order of their places. */
  public List<Object> values() {
    return values;
  }

  /** Writes it in {@code language}. */
  public String in(Language language) {
    return Bundle.text(language, code, values);
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Message that && code.equals(that.code) && values.equals(that.values);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, values);
  }

  /** Shows it in English. */
  @Override
  public String toString() {
    return in(Language.ENGLISH);
  }
}
