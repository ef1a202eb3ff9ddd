package io.recarga.renewal.mandate;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.renewal.Message;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.mandate.Run.Outcome;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/** One look at one mandate. */
final class Turn {
  private static final Duration LOOK_AGAIN = Duration.ofMinutes(10);

  private final Recarga recarga;
  private final RenewalStore store;
  private final Period period;
  private final Instant now;

  Turn(Recarga recarga, RenewalStore store, Period period, Instant now) {
    this.recarga = recarga;
    this.store = store;
    this.period = period;
    this.now = now;
  }

  Run of(Stored due) {
    Doc doc = Doc.read(due.body());
    Mandate mandate = MandateDoc.mandate(doc);
    try {
      Long open = MandateDoc.open(doc);
      return open == null ? begin(due, doc, mandate) : goOn(due, doc, mandate, open);
    } catch (RuntimeException e) {
      // An exception of the engine means that no money moved; one of the store, that nothing was
      // sent
      // yet, or that the same key goes out again.
      later(mandate.id());
      return new Run(
          mandate.id(),
          Outcome.FAILED,
          null,
          Message.of("run.failed", String.valueOf(e.getMessage())));
    }
  }

  /** Lets others go first the next time. */
  private void later(String id) {
    try {
      store
          .find(MandateDoc.KIND, id)
          .ifPresent(held -> store.replace(held, held.next(now.plus(LOOK_AGAIN), held.body())));
    } catch (RuntimeException e) {
      // The store is down: the mandate stays due.
    }
  }

  private Run begin(Stored due, Doc doc, Mandate mandate) {
    LocalDate today = now.atZone(mandate.zone()).toLocalDate();
    LocalDate lastDay = mandate.lastDay();
    if (MandateDoc.state(doc) != MandateState.ACTIVE) {
      return rest(due, doc, null, mandate, Outcome.ENDED, Message.of("run.ended"));
    }
    if (lastDay != null && today.isAfter(lastDay)) {
      Doc ended = doc.with("state", MandateState.ENDED);
      return rest(due, ended, null, mandate, Outcome.ENDED, Message.of("run.ended"));
    }
    String current = mandate.trigger().period(today);
    if (isDone(doc, current) || !Period.isDay(mandate, today)) {
      return rest(due, doc, next(doc, mandate), mandate, Outcome.NOT_DUE, Message.of("run.notDue"));
    }
    Message balance = period.balanceProblem(mandate);
    if (balance != null) {
      return rest(due, doc, now.plus(Duration.ofHours(1)), mandate, Outcome.NOT_DUE, balance);
    }
    return renew(due, doc, mandate, current, YearMonth.from(today).toString());
  }

  /** Says whether a period was renewed or skipped; also by a machine whose clock is ahead. */
  private static boolean isDone(Doc doc, String current) {
    return current.compareTo(doc.text("period", "")) <= 0;
  }

  private Instant next(Doc doc, Mandate mandate) {
    LocalDate today = now.atZone(mandate.zone()).toLocalDate();
    return Period.next(mandate, now, isDone(doc, mandate.trigger().period(today)));
  }

  private Run renew(Stored due, Doc doc, Mandate mandate, String current, String month) {
    Object product = period.product(mandate);
    if (product == null) {
      return skip(due, doc, mandate, current, Message.of("run.noPlan"));
    }
    Money cost = product instanceof Plan plan ? plan.price() : (Money) product;
    if (!cost.currency().equals(mandate.perRenewal().currency())
        || cost.compareTo(mandate.perRenewal()) > 0) {
      Message tooHigh = Message.of("run.priceTooHigh", cost, mandate.perRenewal());
      return skip(due, doc, mandate, current, tooHigh);
    }
    Money spent = period.spent(doc, mandate, month);
    if (spent.plus(cost).compareTo(mandate.perMonth()) > 0) {
      return skip(due, doc, mandate, current, Message.of("run.capped", mandate.perMonth(), spent));
    }
    long serial = MandateDoc.serial(doc) + 1;
    Doc begun = MandateDoc.begun(doc, serial, cost, current, month);
    Stored after = due.next(now.plus(LOOK_AGAIN), begun.json());
    if (!store.replace(due, after)) {
      // Another machine was first, or the mandate was revoked: nothing is sent here.
      return new Run(mandate.id(), Outcome.NOT_DUE, null, Message.of("run.notDue"));
    }
    return send(after, begun, mandate, serial);
  }

  private Run goOn(Stored due, Doc doc, Mandate mandate, long serial) {
    TopUpResult result = recarga.find(mandate.key(serial)).orElse(null);
    if (result != null) {
      return settle(due, doc, mandate, serial, result);
    }
    if (MandateDoc.state(doc) != MandateState.ACTIVE) {
      return rest(due, doc.without("open"), null, mandate, Outcome.ENDED, Message.of("run.ended"));
    }
    String current = mandate.trigger().period(now.atZone(mandate.zone()).toLocalDate());
    if (!current.equals(doc.text("period"))) {
      // It could not be sent while its period lasted: that is missed.
      Doc missed = doc.without("open");
      return rest(due, missed, now, mandate, Outcome.NOT_DUE, Message.of("run.notDue"));
    }
    // A machine died between raising the serial and journaling the top-up.
    return send(due, doc, mandate, serial);
  }

  private Run send(Stored held, Doc doc, Mandate mandate, long serial) {
    TopUp topUp = period.topUp(doc, serial);
    if (topUp == null || isDearer(topUp, doc)) {
      return rest(
          held,
          doc.without("open"),
          next(doc, mandate),
          mandate,
          Outcome.CAPPED,
          Message.of("run.noPlan"));
    }
    return settle(held, doc, mandate, serial, recarga.topUp(topUp));
  }

  /** Says whether a plan costs more now than what was set aside for it. */
  private static boolean isDearer(TopUp topUp, Doc doc) {
    Plan plan = topUp.plan();
    Money aside = MandateDoc.money(doc, "cost");
    return plan != null && aside != null && !plan.price().equals(aside);
  }

  private Run settle(Stored held, Doc doc, Mandate mandate, long serial, TopUpResult result) {
    TopUpKey key = mandate.key(serial);
    boolean active = MandateDoc.state(doc) == MandateState.ACTIVE;
    Instant next = active ? next(doc, mandate) : null;
    Doc closed = doc.without("open");
    return result.fold(
        receipt -> write(held, closed, next, run(mandate, Outcome.RENEWED, key, "run.sent", key)),
        progress -> write(
            held,
            doc,
            now.plus(LOOK_AGAIN),
            run(mandate, Outcome.UNDER_WAY, key, "run.underWay", key)),
        refusal -> write(
            held,
            closed,
            next,
            run(
                mandate,
                Outcome.DECLINED,
                key,
                "run.declined",
                key,
                refusal.reason().advice())),
        openCase -> write(
            held,
            doc,
            now.plus(Duration.ofHours(6)),
            run(mandate, Outcome.UNDER_WAY, key, "run.case", key)));
  }

  private static Run run(
      Mandate mandate, Outcome outcome, TopUpKey key, String code, Object... values) {
    return new Run(mandate.id(), outcome, key, Message.of(code, values));
  }

  private Run skip(Stored due, Doc doc, Mandate mandate, String current, Message why) {
    Doc skipped = doc.with("period", current);
    return rest(due, skipped, next(skipped, mandate), mandate, Outcome.CAPPED, why);
  }

  private Run rest(
      Stored held, Doc doc, @Nullable Instant next, Mandate mandate, Outcome outcome, Message why) {
    return write(held, doc, next, new Run(mandate.id(), outcome, null, why));
  }

  /** Writes how it goes on. If another machine was first it has written the same or later news. */
  private Run write(Stored held, Doc doc, @Nullable Instant next, Run run) {
    store.replace(held, held.next(next, doc.json()));
    return run;
  }
}
