package io.recarga.renewal.advice;

import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Message;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Which channels suit somebody, and which do not: each channel of the directory is in one of the
 * lists.
 *
 * @param ranked what can be used, the best first
 * @param ruledOut what can't be used
 */
public record ChannelAdvice(List<Ranked> ranked, List<RuledOut> ruledOut) {
  /** Copies the lists. */
  public ChannelAdvice {
    ranked = List.copyOf(ranked);
    ruledOut = List.copyOf(ruledOut);
  }

  /** Returns the best channel; empty when none can be used. */
  public Optional<ChannelEntry> best() {
    return ranked.stream().map(Ranked::entry).findFirst();
  }

  /**
   * A channel that can be used.
   *
   * @param entry the channel
   * @param mayBeLate whether it may miss the deadline; such ones stand after all others
   * @param points what speaks for it less what speaks against it; only good to compare with others of
   *     the same advice
   * @param reasons why, at least one
   */
  public record Ranked(ChannelEntry entry, boolean mayBeLate, int points, List<Message> reasons) {
    /** Copies the list. */
    public Ranked {
      Objects.requireNonNull(entry, "entry");
      reasons = List.copyOf(reasons);
    }
  }

  /**
   * A channel that can't be used.
   *
   * @param entry the channel
   * @param reasons why, at least one
   */
  public record RuledOut(ChannelEntry entry, List<Message> reasons) {
    /** Copies the list. */
    public RuledOut {
      Objects.requireNonNull(entry, "entry");
      reasons = List.copyOf(reasons);
    }
  }
}
