package io.recarga.sample.quickstart;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.renewal.mandate.Mandate;
import io.recarga.renewal.mandate.Renewals;
import io.recarga.renewal.mandate.Run;
import io.recarga.renewal.mandate.Trigger;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Renews under a mandate, as a scheduler would. */
@Command(
    name = "auto",
    description = "Agrees on a monthly mandate and lets a scheduler run twice: one renewal.")
final class AutoCommand implements Callable<Integer> {
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  private final Session session;

  @Mixin
  private final Line line = new Line();

  @Mixin
  private final Reader reader = new Reader();

  @Option(
      names = "--amount",
      required = true,
      converter = Converters.Amount.class,
      description = "What each renewal delivers, in soles.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal amount;

  @Option(
      names = "--per-month",
      required = true,
      converter = Converters.Amount.class,
      description = "The most that a month may cost, in soles.")
  @SuppressWarnings("NullAway.Init")
  private BigDecimal perMonth;

  @Option(names = "--day", description = "The day of the month; today unless given.")
  private @Nullable Integer day;

  AutoCommand(Session session) {
    this.session = session;
  }

  @Override
  public Integer call() {
    Renewals renewals = session.renewal().renewals();
    renewals.agree(mandate(line.sim()));
    int code = ExitCodes.DELIVERED;
    for (int times = 0; times < 2; times++) {
      for (Run run : renewals.runDue(10)) {
        session.out().println(run.outcome() + ": " + reader.read(run.text()));
        code = Math.max(code, codeOf(run.outcome()));
      }
    }
    renewals.latest("quickstart").ifPresent(result -> Results.print(result, session.out()));
    return code;
  }

  private Mandate mandate(SimCard sim) {
    int chosen = day == null ? LocalDate.now(LIMA).getDayOfMonth() : day;
    try {
      return Mandate.ofAmount(
              "quickstart",
              sim,
              Trigger.monthly(chosen),
              new Money(amount, sim.carrier().currency()),
              new Money(perMonth, sim.carrier().currency()),
              "the command line")
          .build();
    } catch (IllegalArgumentException e) {
      throw new BadInputException("auto: " + e.getMessage());
    }
  }

  private static int codeOf(Run.Outcome outcome) {
    return switch (outcome) {
      case RENEWED, NOT_DUE, ENDED -> ExitCodes.DELIVERED;
      case UNDER_WAY -> ExitCodes.PENDING;
      case DECLINED, CAPPED -> ExitCodes.DECLINED;
      case FAILED -> ExitCodes.NOTHING_SENT;
    };
  }
}
