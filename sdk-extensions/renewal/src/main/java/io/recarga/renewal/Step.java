package io.recarga.renewal;

import java.util.List;
import java.util.Objects;

/**
 * One step of a guide.
 *
 * @param text what to do
 * @param inputs what the person needs at hand; may be empty
 */
public record Step(Words text, List<Input> inputs) {
  /** Copies the list. */
  public Step {
    Objects.requireNonNull(text, "text");
    inputs = List.copyOf(inputs);
  }
}
