package io.recarga.spi;

import io.recarga.Money;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What {@link CarrierAdapter#prepare} found out: the adapter's own notes for the attempt, and the
 * expected cost. The notes are journaled, so that a resend sends the same; they must hold no
 * secrets and no personal data.
 */
@Beta
public final class Route {
  private static final int MAX_NOTES = 16;
  private static final int MAX_TEXT = 200;

  private final Map<String, String> notes;
  private final @Nullable Money cost;

  private Route(Map<String, String> notes, @Nullable Money cost) {
    this.notes = Map.copyOf(notes);
    this.cost = cost;
    boolean tooMuch = notes.size() > MAX_NOTES;
    for (String value : this.notes.values()) {
      tooMuch |= value.length() > MAX_TEXT;
    }
    if (tooMuch) {
      throw new IllegalArgumentException("notes: at most 16 of 200 characters each");
    }
  }

  /**
   * Makes a route.
   *
   * @param notes the adapter's own notes, such as an operator id
   * @param cost what the wallet is expected to pay, or null if that cannot be told
   */
  public static Route of(Map<String, String> notes, @Nullable Money cost) {
    return new Route(Objects.requireNonNull(notes, "notes"), cost);
  }

  /** Returns the adapter's own notes. */
  public Map<String, String> notes() {
    return notes;
  }

  /**
   * Returns the note under {@code name}.
   *
   * @throws IllegalStateException if there is none: the adapter did not prepare this route
   */
  public String note(String name) {
    String value = notes.get(name);
    if (value == null) {
      throw new IllegalStateException("route without note " + name);
    }
    return value;
  }

  /** Returns what the wallet is expected to pay, or null if that cannot be told. */
  public @Nullable Money cost() {
    return cost;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Route that
        && notes.equals(that.notes)
        && Objects.equals(cost, that.cost);
  }

  @Override
  public int hashCode() {
    return Objects.hash(notes, cost);
  }

  @Override
  public String toString() {
    return notes + (cost == null ? "" : " for " + cost);
  }
}
