package io.recarga.renewal;

import io.recarga.Carrier;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/** Finds the channel nearest to one that can't be used. */
final class Alternatives {
  private Alternatives() {}

  /** Returns the nearest channel that can be used now: the same kind first, then the surest and fastest. */
  static @Nullable ChannelEntry nearest(
      ChannelDirectory directory, ChannelEntry wanted, Carrier carrier, Needs needs) {
    return directory.entries().stream()
        .filter(entry -> !entry.id().equals(wanted.id()))
        .filter(entry -> Obstacles.now(entry, carrier, needs).isEmpty())
        .min(Comparator.comparing((ChannelEntry entry) -> !entry.serves(carrier))
            .thenComparing(entry -> entry.kind() != wanted.kind())
            .thenComparing(ChannelEntry::standing)
            .thenComparing(Obstacles::least)
            .thenComparing(ChannelEntry::id))
        .orElse(null);
  }
}
