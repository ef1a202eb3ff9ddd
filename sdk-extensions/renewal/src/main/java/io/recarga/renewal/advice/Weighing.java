package io.recarga.renewal.advice;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.renewal.Address;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.Fee;
import io.recarga.renewal.Language;
import io.recarga.renewal.LeadTime;
import io.recarga.renewal.Message;
import io.recarga.renewal.Needs;
import io.recarga.renewal.OpeningHours;
import io.recarga.renewal.Reach;
import io.recarga.renewal.Standing;
import io.recarga.renewal.Tender;
import io.recarga.renewal.advice.ChannelAdvice.Ranked;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Weighs one channel that can be used; each point has its reason. */
final class Weighing {
  private static final int MOST_HABIT = 5;
  private static final int MOST_MONEY = 30;

  private final ChannelEntry entry;
  private final Carrier carrier;
  private final Needs needs;
  private final List<Message> reasons = new ArrayList<>();
  private int points;

  Weighing(ChannelEntry entry, Carrier carrier, Needs needs) {
    this.entry = entry;
    this.carrier = carrier;
    this.needs = needs;
  }

  Ranked weigh() {
    boolean late = time();
    service();
    safety();
    habit();
    money();
    language();
    reach();
    tender();
    hours();
    return new Ranked(entry, late, points, reasons);
  }

  private boolean time() {
    Duration left = needs.timeLeft();
    boolean mail = entry.kind() == Channel.Kind.POSTAL_MAIL;
    if (mail) {
      because(-10, Message.of("why.mailSlow"));
    }
    if (left == null) {
      return false;
    }
    LeadTime lead = entry.leadTime().orNull();
    if (lead == null) {
      because(0, Message.of("why.leadUnknown"));
      return mail;
    }
    boolean late = lead.most().compareTo(left) > 0;
    because(late ? 0 : 5, Message.of(late ? "why.tight" : "why.inTime", lead.most(), left));
    return late;
  }

  private void service() {
    boolean known = entry.serves(carrier);
    because(
        known ? 30 : 0, Message.of(known ? "why.serves" : "why.servesUnknown", carrier.brand()));
    boolean shown = entry.standing() == Standing.EVIDENCED;
    because(
        shown ? 15 : 0,
        Message.of(shown ? "why.evidenced" : "why.unproven", entry.source().text()));
  }

  private void safety() {
    for (Address address : entry.addresses()) {
      if (address.official()) {
        because(15, Message.of("why.official", address.value()));
        break;
      }
    }
    String owner = entry.authorisedBy().orNull();
    because(
        owner == null ? -5 : 10,
        owner == null ? Message.of("why.nobody") : Message.of("why.authorised", owner));
  }

  private void habit() {
    int times = needs.habits().getOrDefault(entry.id(), 0);
    if (times > 0) {
      because(4 * Math.min(MOST_HABIT, times), Message.of("why.habit", times));
    }
  }

  private void money() {
    Money saved = needs.savings().get(entry.id());
    Money fee = fee();
    if (fee == null) {
      because(-6, Message.of("why.feeUnknown", entry.feeContact()));
    }
    if (saved != null && fee != null && !saved.currency().equals(fee.currency())) {
      because(0, Message.of("why.otherCurrency"));
      saved = null;
    }
    Money net = saved == null ? (fee == null ? null : fee.negated()) : saved;
    if (saved != null && fee != null) {
      net = saved.minus(fee);
    }
    if (net == null || net.isZero()) {
      return;
    }
    boolean good = net.isPositive();
    because(worth(net), Message.of(good ? "why.saves" : "why.costs", good ? net : net.negated()));
  }

  private @Nullable Money fee() {
    Fee fee = entry.fee().orNull();
    if (fee == null) {
      return null;
    }
    Money amount = needs.amount();
    return amount == null || !amount.currency().equals(fee.fixed().currency())
        ? fee.fixed()
        : fee.on(amount);
  }

  /** Two points for each unit of money, up to a limit, so that no saving outweighs safety. */
  private static int worth(Money net) {
    BigDecimal twice = net.amount().multiply(BigDecimal.valueOf(2));
    BigDecimal most = BigDecimal.valueOf(MOST_MONEY);
    return twice.min(most).max(most.negate()).setScale(0, RoundingMode.HALF_UP).intValueExact();
  }

  private void language() {
    Set<Language> spoken = entry.languages().orNull();
    if (spoken == null || needs.languages().isEmpty()) {
      return;
    }
    boolean speaks = !Collections.disjoint(spoken, needs.languages());
    because(speaks ? 12 : -8, Message.of(speaks ? "why.speaks" : "why.speaksNot"));
  }

  private void reach() {
    if (needs.isAbroad()) {
      boolean known = entry.reach().isKnownTo(reach -> reach == Reach.ANYWHERE);
      because(known ? 10 : -10, Message.of(known ? "why.anywhere" : "why.anywhereUnknown"));
    }
  }

  private void tender() {
    Set<Tender> takes = entry.tenders().orNull();
    if (takes != null && !Collections.disjoint(takes, needs.tenders())) {
      because(
          4,
          Message.of(
              "why.tender",
              takes.stream().filter(needs.tenders()::contains).sorted().toList()));
    }
  }

  private void hours() {
    OpeningHours hours = entry.hours().orNull();
    if (hours != null && !hours.isOpen(needs.now())) {
      hours
          .nextOpen(needs.now())
          .ifPresent(opens -> because(-5, Message.of("why.opens", opens.atZone(hours.zone()))));
    }
  }

  private void because(int more, Message reason) {
    points += more;
    reasons.add(reason);
  }
}
