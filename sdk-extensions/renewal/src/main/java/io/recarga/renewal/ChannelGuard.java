package io.recarga.renewal;

import io.recarga.Channel;
import io.recarga.TopUp;
import io.recarga.TopUpCheck;
import io.recarga.retry.TimeSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Refuses top-ups through a channel that can't serve their line, before anything is sent: give it to
 * {@code Recarga.builder().check(…)}. Channels without a name, or not in the directory, pass.
 */
public final class ChannelGuard implements TopUpCheck {
  private final ChannelDirectory directory;
  private final TimeSource time;

  /** Makes a guard. */
  public ChannelGuard(ChannelDirectory directory, TimeSource time) {
    this.directory = Objects.requireNonNull(directory, "directory");
    this.time = Objects.requireNonNull(time, "time");
  }

  @Override
  public @Nullable String refusal(TopUp topUp) {
    Channel channel = topUp.channel();
    ChannelEntry entry = channel == null ? null : directory.find(channel).orElse(null);
    if (entry == null) {
      return null;
    }
    Needs needs = Needs.at(time.now()).build();
    List<Message> obstacles = Obstacles.now(entry, topUp.sim().carrier(), needs);
    return obstacles.isEmpty()
        ? null
        : "channel: " + entry.id() + " can't be used: "
            + obstacles.stream().map(Message::toString).collect(Collectors.joining(" "));
  }
}
