package io.recarga;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The PIN of a top-up that the line's owner types into the phone. Whoever sees it can spend it:
 * {@link #toString} hides it.
 */
public final class Pin {
  private final String code;
  private final @Nullable String serial;
  private final @Nullable String instructions;

  private Pin(String code, @Nullable String serial, @Nullable String instructions) {
    this.code = Texts.bounded(code, "pin", 100);
    this.serial = serial;
    this.instructions = instructions;
  }

  /**
   * Makes a PIN.
   *
   * @param code the digits to type
   * @param serial the card's serial number for enquiries; may be null
   * @param instructions how to use it, in the carrier's words; may be null
   */
  public static Pin of(String code, @Nullable String serial, @Nullable String instructions) {
    return new Pin(code, serial, instructions);
  }

  /** Returns the digits to type. */
  public String code() {
    return code;
  }

  /** Returns the card's serial number for enquiries, or null if there is none. */
  public @Nullable String serial() {
    return serial;
  }

  /** Returns how to use it, in the carrier's words, or null if it gave none. */
  public @Nullable String instructions() {
    return instructions;
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Pin that
        && code.equals(that.code)
        && Objects.equals(serial, that.serial)
        && Objects.equals(instructions, that.instructions);
  }

  @Override
  public int hashCode() {
    return Objects.hash(code, serial, instructions);
  }

  @Override
  public String toString() {
    return "PIN ****";
  }
}
