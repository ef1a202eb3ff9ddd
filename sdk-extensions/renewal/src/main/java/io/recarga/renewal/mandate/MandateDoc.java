package io.recarga.renewal.mandate;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.internal.SimDoc;
import io.recarga.spi.AdapterId;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** How a mandate and its renewals are kept. */
final class MandateDoc {
  static final String KIND = "mandate";

  private MandateDoc() {}

  static Doc of(Mandate mandate) {
    Doc doc = Doc.empty().with("id", mandate.id()).with("tenant", mandate.tenant());
    return SimDoc.with(doc, mandate.sim())
        .with("day", mandate.trigger().dayOfMonth())
        .with("below", mandate.trigger().below())
        .with("amount", mandate.amount())
        .with("planAdapter", mandate.planAdapter())
        .with("plan", mandate.planId())
        .with("perRenewal", mandate.perRenewal())
        .with("perMonth", mandate.perMonth())
        .with("lastDay", mandate.lastDay())
        .with("zone", mandate.zone())
        .with("consent", mandate.consent())
        .with("state", MandateState.ACTIVE)
        .with("serial", "0");
  }

  static Mandate mandate(Doc doc) {
    SimCard sim = SimDoc.sim(doc);
    Money below = money(doc, "below");
    Trigger trigger = new Trigger(Integer.parseInt(doc.text("day")), below);
    Money perMonth = Objects.requireNonNull(money(doc, "perMonth"));
    Money perRenewal = Objects.requireNonNull(money(doc, "perRenewal"));
    Money amount = money(doc, "amount");
    String consent = doc.text("consent");
    Mandate.Builder b = amount != null
        ? Mandate.ofAmount(doc.text("id"), sim, trigger, amount, perMonth, consent)
        : Mandate.ofPlan(
            doc.text("id"),
            sim,
            trigger,
            AdapterId.of(doc.text("planAdapter")),
            doc.text("plan"),
            perRenewal,
            perMonth,
            consent);
    String lastDay = doc.optional("lastDay");
    if (lastDay != null) {
      b.lastDay(LocalDate.parse(lastDay));
    }
    return b.tenant(doc.text("tenant")).zone(ZoneId.of(doc.text("zone"))).build();
  }

  static @Nullable Money money(Doc doc, String name) {
    String text = doc.optional(name);
    if (text == null) {
      return null;
    }
    int space = text.indexOf(' ');
    return Money.of(text.substring(0, space), text.substring(space + 1));
  }

  static MandateState state(Doc doc) {
    return MandateState.valueOf(doc.text("state"));
  }

  static long serial(Doc doc) {
    return Long.parseLong(doc.text("serial"));
  }

  /** Returns the serial of the renewal that is under way, or null. */
  static @Nullable Long open(Doc doc) {
    String open = doc.optional("open");
    return open == null ? null : Long.valueOf(open);
  }

  /** Returns the renewals of a month: serial and cost of each, with that of before for late news. */
  static List<Doc> spent(Doc doc, String month) {
    return doc.list("spent").stream()
        .filter(one -> one.text("month").equals(month))
        .toList();
  }

  static Doc begun(Doc doc, long serial, Money cost, String period, String month) {
    Doc spending = Doc.empty().with("serial", serial).with("cost", cost).with("month", month);
    List<Doc> kept =
        Stream.concat(spent(doc, month).stream(), Stream.of(spending)).collect(Collectors.toList());
    return doc.with("serial", serial)
        .with("open", serial)
        .with("cost", cost)
        .with("period", period)
        .with("spent", kept);
  }
}
