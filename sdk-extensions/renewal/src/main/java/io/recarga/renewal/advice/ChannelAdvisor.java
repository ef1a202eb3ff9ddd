package io.recarga.renewal.advice;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Message;
import io.recarga.renewal.Needs;
import io.recarga.renewal.Obstacles;
import io.recarga.renewal.advice.ChannelAdvice.Ranked;
import io.recarga.renewal.advice.ChannelAdvice.RuledOut;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;

/**
 * Ranks the channels of a directory for one SIM card: by time left first, then by whether they serve
 * the carrier, safety, habit, money saved with all fees in, language, reach and tender. Safety comes
 * from the directory's facts alone. What can't be used is ruled out, never ranked low.
 */
public final class ChannelAdvisor {
  private final ChannelDirectory directory;

  /** Makes an advisor. */
  public ChannelAdvisor(ChannelDirectory directory) {
    this.directory = Objects.requireNonNull(directory, "directory");
  }

  /** Ranks the channels. */
  public ChannelAdvice rank(SimCard sim, Needs needs) {
    Carrier carrier = sim.carrier();
    List<Ranked> ranked = new ArrayList<>();
    List<RuledOut> ruledOut = new ArrayList<>();
    for (ChannelEntry entry : directory.entries()) {
      List<Message> obstacles = Obstacles.of(entry, carrier, needs);
      if (obstacles.isEmpty()) {
        ranked.add(new Weighing(entry, carrier, needs).weigh());
      } else {
        ruledOut.add(new RuledOut(entry, obstacles));
      }
    }
    ranked.sort(Comparator.comparing(Ranked::mayBeLate)
        .thenComparing(Comparator.comparingInt(Ranked::points).reversed())
        .thenComparing(one -> one.entry().id()));
    return new ChannelAdvice(ranked, ruledOut);
  }
}
