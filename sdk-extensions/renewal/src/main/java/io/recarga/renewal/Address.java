package io.recarga.renewal;

import java.util.Objects;

/**
 * A genuine address of a channel.
 *
 * @param kind what it is
 * @param value a host name, an app's package or a phone number
 * @param official whether its owner itself says that it is theirs; else the directory only lists it
 * @param source where that is from
 */
public record Address(Kind kind, String value, boolean official, Source source) {
  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if the value does not fit its kind
   */
  public Address {
    Objects.requireNonNull(kind, "kind");
    Objects.requireNonNull(source, "source");
    if (!Objects.requireNonNull(value, "value").matches(kind.form)) {
      throw new IllegalArgumentException(
          "value: give " + kind.example + " for " + kind + ": \"" + value + "\"");
    }
  }

  /** What an address is. */
  public enum Kind {
    /** A host name; hosts below it belong to the same owner. */
    WEB("[a-z0-9-]+(\\.[a-z0-9-]+)+", "a host name such as example.com"),
    /** An Android app's package. */
    ANDROID_APP(
        "[A-Za-z][A-Za-z0-9_]*(\\.[A-Za-z][A-Za-z0-9_]*)+", "a package such as com.example"),
    /** A number to call. */
    PHONE("[0-9*#+]{2,15}", "digits, * and #");

    private final String form;
    private final String example;

    Kind(String form, String example) {
      this.form = form;
      this.example = example;
    }
  }
}
