package io.recarga.renewal;

import io.recarga.RechargeException;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A channel can't be used for this line now; nothing was sent. */
public final class ChannelRefusedException extends RechargeException {
  private static final long serialVersionUID = 1L;

  private final transient ChannelEntry entry;
  private final transient List<Message> reasons;
  private final transient @Nullable ChannelEntry alternative;

  ChannelRefusedException(
      ChannelEntry entry, List<Message> reasons, @Nullable ChannelEntry alternative) {
    super("channel: " + entry.id() + " can't be used: "
        + reasons.stream().map(Message::toString).collect(Collectors.joining(" "))
        + (alternative == null ? "" : " Nearest alternative: " + alternative.id()));
    this.entry = entry;
    this.reasons = List.copyOf(reasons);
    this.alternative = alternative;
  }

  /** Returns the channel. */
  public ChannelEntry entry() {
    return entry;
  }

  /** Returns why, in words for people; at least one. */
  public List<Message> reasons() {
    return reasons;
  }

  /** Returns the nearest channel that can be used now, or null if there is none. */
  public @Nullable ChannelEntry alternative() {
    return alternative;
  }
}
