package io.recarga.sample.quickstart;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.market.peru.Credit;
import io.recarga.market.peru.LineExpiry;
import io.recarga.market.peru.LineState;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Formats;
import io.recarga.renewal.planning.Deadline;
import io.recarga.renewal.planning.Happening;
import io.recarga.renewal.planning.LastStart;
import io.recarga.renewal.planning.Reminder;
import io.recarga.renewal.planning.RenewalPlan;
import java.io.PrintStream;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Says by when a line must be renewed, and when to remind its owner. */
@Command(
    name = "remind",
    description = "Says when a line expires, by which channel to start when, and the reminders.")
final class RemindCommand implements Callable<Integer> {
  private final Session session;

  @Mixin
  private final Line line = new Line();

  @Mixin
  private final Reader reader = new Reader();

  @Option(names = "--last-recharge", required = true, description = "A day such as 2026-11-01.")
  @SuppressWarnings("NullAway.Init")
  private LocalDate lastRecharge;

  @Option(
      names = "--credit",
      defaultValue = "unknown",
      description = "Whether credit is left: some, none or unknown.")
  @SuppressWarnings("NullAway.Init")
  private Credit credit;

  @Option(names = "--channel", description = "The channel's id that reminders are for.")
  private @Nullable String channel;

  RemindCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    SimCard sim = line.sim();
    ZoneId zone = session.renewal().directory().zone();
    List<Deadline> deadlines = deadlines(sim.carrier(), zone);
    if (deadlines.isEmpty()) {
      throw new BadInputException("--credit: nobody states a term for that; give some or none");
    }
    RenewalPlan plan =
        RenewalPlan.of(sim.carrier().brand(), sim, deadlines, session.renewal().directory());
    PrintStream out = session.out();
    for (Deadline one : plan.deadlines()) {
      out.println(day(one.at(), zone) + ": " + Formats.value(one.happening(), reader.language())
          + " [" + one.source() + "]");
    }
    for (LastStart one : plan.starts()) {
      out.printf(
          "%-15s %s, %s%s%n",
          one.entry().id(),
          day(one.at(), zone),
          Formats.value(one.urgency(Instant.now()), reader.language()),
          one.assumed() ? " (?)" : "");
    }
    if (channel != null) {
      reminders(plan, channel, zone);
    }
    return ExitCodes.DELIVERED;
  }

  private List<Deadline> deadlines(Carrier carrier, ZoneId zone) {
    LineExpiry expiry = Peru.facts(carrier).orElseThrow().expiry();
    Instant since = lastRecharge.atStartOfDay(zone).toInstant();
    List<Deadline> all = new ArrayList<>();
    for (LineState state : LineState.values()) {
      expiry
          .earliest(state, since, credit)
          .ifPresent(at -> all.add(
              new Deadline(happening(state), at, expiry.term(state, credit).source())));
    }
    return all;
  }

  private static Happening happening(LineState state) {
    return switch (state) {
      case LIMITED -> Happening.LINE_LIMITED;
      case SUSPENDED -> Happening.LINE_SUSPENDED;
      case LOST -> Happening.LINE_LOST;
    };
  }

  private void reminders(RenewalPlan plan, String id, ZoneId zone) {
    if (plan.start(id).isEmpty()) {
      throw new BadInputException("--channel: does not serve this line; see the list above");
    }
    for (Reminder one : plan.reminders(id)) {
      session.out().println(day(one.at(), zone) + ": " + reader.read(one.text()));
    }
  }

  private String day(Instant at, ZoneId zone) {
    return Formats.day(at.atZone(zone).toLocalDate(), reader.language());
  }
}
