package io.recarga.carrier.selfcare;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.PromotionTrigger;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sorts a promotion's criteria: what amount, which channel, and the rest, which nobody here can
 * check. Only one group is sorted: several may be alternatives or not, as the carrier likes.
 */
final class Criteria {
  private static final Set<String> AMOUNT =
      Set.of("amount", "topupamount", "rechargeamount", "monto", "montorecarga");
  private static final Set<String> CHANNEL = Set.of("channel", "saleschannel", "canal");
  private static final Set<String> EQUAL = Set.of("", "=", "==", "eq", "equal", "equals");

  private final Carrier carrier;
  private final List<String> rest = new ArrayList<>();
  private @Nullable Money least;
  private @Nullable Money most;
  private @Nullable String channel;

  private Criteria(Carrier carrier) {
    this.carrier = carrier;
  }

  static Criteria of(Wire.Promo promo, Carrier carrier) {
    Criteria sorted = new Criteria(carrier);
    List<Wire.CriteriaGroup> groups = Present.in(promo.pattern()).stream()
        .flatMap(pattern -> Present.in(pattern.criteriaGroup()).stream())
        .toList();
    for (Wire.CriteriaGroup group : groups) {
      for (Wire.Criterion one : Present.in(group.criteria())) {
        if (groups.size() > 1 || !sorted.take(one)) {
          sorted.rest.add(words(one));
        }
      }
    }
    return sorted;
  }

  private boolean take(Wire.Criterion one) {
    String name = Words.bare(one.criteriaParameter());
    String operator = Objects.requireNonNullElse(one.criteriaOperator(), "").strip();
    if (CHANNEL.contains(name) && channel == null && isEqual(operator)) {
      channel = Words.line(one.criteriaValue());
      return channel != null;
    }
    Money amount = AMOUNT.contains(name) ? money(one.criteriaValue()) : null;
    if (amount == null) {
      return false;
    }
    if (isEqual(operator) && least == null && most == null) {
      least = amount;
      most = amount;
      return true;
    }
    if (operator.equals(">=") && least == null) {
      least = amount;
      return true;
    }
    if (operator.equals("<=") && most == null) {
      most = amount;
      return true;
    }
    return false;
  }

  /** Returns what amount sets the promotion off, or null where none is named. */
  @Nullable
  PromotionTrigger trigger() {
    boolean upsideDown = least != null && most != null && least.compareTo(most) > 0;
    return (least == null && most == null) || upsideDown
        ? null
        : PromotionTrigger.delivering(least, most);
  }

  /** Returns the channel that it is bound to, or null. */
  @Nullable
  String channel() {
    return channel;
  }

  /** Returns what else must hold, in the carrier's words, or null. */
  @Nullable
  String rest() {
    return Words.line(
        rest.stream().filter(part -> !part.isBlank()).distinct().collect(Collectors.joining("; ")));
  }

  static String words(Wire.Criterion one) {
    return Stream.of(one.criteriaParameter(), one.criteriaOperator(), one.criteriaValue())
        .filter(part -> part != null && !part.isBlank())
        .map(String::strip)
        .collect(Collectors.joining(" "));
  }

  private static boolean isEqual(String operator) {
    return EQUAL.contains(Words.bare(operator));
  }

  private @Nullable Money money(@Nullable String text) {
    String bare = text == null ? "" : text.strip();
    if (!bare.matches("[0-9]{1,7}([.][0-9]{1,4})?")) {
      return null;
    }
    return new Money(new BigDecimal(bare), carrier.currency());
  }
}
