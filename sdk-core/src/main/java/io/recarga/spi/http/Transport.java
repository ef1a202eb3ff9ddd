package io.recarga.spi.http;

import io.recarga.spi.Beta;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** How far a call came, before anybody reads what was answered. */
@Beta
public sealed interface Transport {

  /**
   * No byte of the request left.
   *
   * @param why the reason in a few words, without secrets
   * @param cause what stood in the way, or null
   */
  record NotSent(String why, @Nullable Throwable cause) implements Transport {
    /** Checks the reason. */
    public NotSent {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * The request may have arrived, and no whole answer came back.
   *
   * @param why the reason in a few words, without secrets
   * @param cause what went wrong, or null
   */
  record Lost(String why, @Nullable Throwable cause) implements Transport {
    /** Checks the reason. */
    public Lost {
      Objects.requireNonNull(why, "why");
    }
  }

  /**
   * A whole answer came, whatever its status; its body may still be unreadable.
   *
   * @param reply the answer
   */
  record Answered(HttpReply reply) implements Transport {
    /** Checks the reply. */
    public Answered {
      Objects.requireNonNull(reply, "reply");
    }
  }
}
