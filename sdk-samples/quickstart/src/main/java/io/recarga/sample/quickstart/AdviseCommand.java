package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.renewal.Formats;
import io.recarga.renewal.Needs;
import io.recarga.renewal.Tender;
import io.recarga.renewal.advice.ChannelAdvice;
import io.recarga.renewal.advice.ChannelAdvisor;
import io.recarga.renewal.advice.Payer;
import io.recarga.renewal.advice.SimTypeAdvice;
import io.recarga.renewal.advice.SimTypeAdvisor;
import io.recarga.renewal.advice.Stay;
import io.recarga.renewal.advice.Use;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Advises on the channel, and on the kind of SIM. */
@Command(name = "advise", description = "Ranks the channels for a line, with reasons.")
final class AdviseCommand implements Callable<Integer> {
  // Advice looks at the carrier only; no line has this number.
  private static final String ANY_LINE = "900000000";
  private static final long SOME_DATA = 5_000;

  private final Session session;

  @Mixin
  private final Reader reader = new Reader();

  @Option(
      names = "--carrier",
      required = true,
      converter = Converters.CarrierName.class,
      description = "claro, movistar, entel or bitel.")
  @SuppressWarnings("NullAway.Init")
  private Carrier carrier;

  @Option(names = "--days-left", description = "Until the SIM expires.")
  private @Nullable Integer daysLeft;

  @Option(names = "--abroad", description = "The person is outside Peru.")
  private boolean abroad;

  @Option(names = "--pays-with", split = ",", description = "cash, card, wallet, bank, remittance.")
  private Tender[] tenders = {};

  @Option(names = "--stay", description = "Days in Peru: adds advice on the kind of SIM.")
  private @Nullable Integer stay;

  AdviseCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Needs.Builder needs = Needs.at(Instant.now()).reads(reader.language()).paysWith(tenders);
    if (daysLeft != null) {
      needs.deadline(Instant.now().plus(Duration.ofDays(daysLeft)));
    }
    if (abroad) {
      needs.abroad();
    }
    if (stay != null) {
      simType(stay);
    }
    SimCard sim = SimCard.of(ANY_LINE, carrier);
    ChannelAdvice advice =
        new ChannelAdvisor(session.renewal().directory()).rank(sim, needs.build());
    PrintStream out = session.out();
    int place = 1;
    for (ChannelAdvice.Ranked one : advice.ranked()) {
      out.println(place++ + ". " + one.entry().name() + ": " + reader.read(one.reasons()));
    }
    for (ChannelAdvice.RuledOut one : advice.ruledOut()) {
      out.println("-- " + one.entry().name() + ": " + reader.read(one.reasons()));
    }
    return ExitCodes.DELIVERED;
  }

  private void simType(int days) {
    if (days < 1) {
      throw new BadInputException("--stay: give at least 1 day");
    }
    SimTypeAdvice advice = new SimTypeAdvisor(session.renewal().directory())
        .suggest(new Stay(days, true), new Use(SOME_DATA, true, false), null, Payer.person());
    SimTypeAdvice.Suggestion best = advice.suggestions().get(0);
    session
        .out()
        .println("SIM: " + Formats.value(best.type(), reader.language()) + ". "
            + reader.read(best.reasons()));
    best.saleRules()
        .forEach(rule -> session.out().println("  * " + rule.text().in(reader.language())));
  }
}
