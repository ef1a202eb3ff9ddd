package io.recarga.renewal.mandate;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpResult;
import io.recarga.renewal.Message;
import io.recarga.renewal.internal.Doc;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Decides whether a mandate's period lets it renew, and with what. */
final class Period {
  private final Recarga recarga;
  private final BalanceSource balances;

  Period(Recarga recarga, BalanceSource balances) {
    this.recarga = recarga;
    this.balances = balances;
  }

  /** Returns when a mandate is due next, seen from {@code now}; {@code done} says this period is over. */
  static Instant next(Mandate mandate, Instant now, boolean done) {
    LocalDate today = now.atZone(mandate.zone()).toLocalDate();
    if (!mandate.trigger().isMonthly()) {
      LocalDate day = done ? today.plusDays(1) : today;
      Instant begins = day.atStartOfDay(mandate.zone()).toInstant();
      return begins.isAfter(now) ? begins : now.plusSeconds(3600);
    }
    YearMonth month = YearMonth.from(today);
    LocalDate day = mandate.trigger().dayIn(month);
    if (done || today.isAfter(day)) {
      day = mandate.trigger().dayIn(month.plusMonths(1));
    }
    Instant begins = day.atStartOfDay(mandate.zone()).toInstant();
    return begins.isAfter(now) ? begins : now.plusSeconds(3600);
  }

  /** Says whether the mandate's day has come: a day that was missed is skipped. */
  static boolean isDay(Mandate mandate, LocalDate today) {
    Trigger trigger = mandate.trigger();
    return !trigger.isMonthly() || trigger.dayIn(YearMonth.from(today)).equals(today);
  }

  /** Returns why a low-balance mandate does not renew now; null if it does. */
  @Nullable
  Message balanceProblem(Mandate mandate) {
    Money below = mandate.trigger().below();
    if (below == null) {
      return null;
    }
    Optional<Money> balance = balances.balanceOf(mandate.sim());
    if (balance.isEmpty() || !balance.get().currency().equals(below.currency())) {
      return Message.of("run.unreadable");
    }
    return balance.get().compareTo(below) < 0 ? null : Message.of("run.enough", balance.get());
  }

  /** Returns what renewals of the month cost so far: all that are not proven to be undone. */
  Money spent(Doc doc, Mandate mandate, String month) {
    Money sum = Money.zero(mandate.perMonth().currency().getCurrencyCode());
    for (Doc one : MandateDoc.spent(doc, month)) {
      long serial = Long.parseLong(one.text("serial"));
      TopUpResult result = recarga.find(mandate.key(serial)).orElse(null);
      if (!(result instanceof TopUpResult.Declined)) {
        sum = sum.plus(Objects.requireNonNull(MandateDoc.money(one, "cost")));
      }
    }
    return sum;
  }

  /** Returns what is bought; null when a plan is not offered any more. */
  @Nullable
  Object product(Mandate mandate) {
    Money amount = mandate.amount();
    return amount != null ? amount : plan(mandate);
  }

  private @Nullable Plan plan(Mandate mandate) {
    SimCard sim = mandate.sim();
    for (Plan plan : recarga.lookups().plans(sim).values()) {
      if (plan.id().equals(mandate.planId()) && plan.adapter().equals(mandate.planAdapter())) {
        return plan;
      }
    }
    return null;
  }

  /** Returns the top-up of a serial; null when its plan is not offered any more. */
  @Nullable
  TopUp topUp(Doc doc, long serial) {
    Mandate mandate = MandateDoc.mandate(doc);
    Object product = product(mandate);
    if (product instanceof Money amount) {
      return TopUp.ofAmount(mandate.key(serial), mandate.sim(), amount);
    }
    return product instanceof Plan plan
        ? TopUp.ofPlan(mandate.key(serial), mandate.sim(), plan)
        : null;
  }
}
