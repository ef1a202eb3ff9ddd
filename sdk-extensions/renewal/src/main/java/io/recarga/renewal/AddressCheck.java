package io.recarga.renewal;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What a directory says of an address.
 *
 * @param verdict whether to trust it
 * @param entry the channel whose address it is or looks like, or null if there is none
 * @param why the verdict in words
 */
public record AddressCheck(Verdict verdict, @Nullable ChannelEntry entry, Message why) {
  /** Checks the parts. */
  public AddressCheck {
    Objects.requireNonNull(verdict, "verdict");
    Objects.requireNonNull(why, "why");
  }

  /** Whether to trust an address. */
  public enum Verdict {
    /** Its owner says that it is theirs. */
    OFFICIAL,
    /** The directory lists it, by somebody else's word. */
    LISTED,
    /** The directory does not know it. */
    UNKNOWN,
    /** Not known, and made to look like one that is: do not use it. */
    LOOK_ALIKE
  }
}
