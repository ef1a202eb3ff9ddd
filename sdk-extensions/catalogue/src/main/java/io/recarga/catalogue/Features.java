package io.recarga.catalogue;

import io.recarga.Allowance;
import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.SimType;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What an entry can be found by, as short texts: "b:claro" a brand, "w:triplica" a word, "h:双倍" two
 * Chinese letters, "n:20" a number, "p:20 PEN" a price, "q:3000mb" a quantity, "topic:data" a meaning.
 */
final class Features {
  private static final BigDecimal THOUSAND = BigDecimal.valueOf(1_000);

  private final Tokens tokens;

  Features(Tokens tokens) {
    this.tokens = tokens;
  }

  Set<String> of(Entry entry) {
    Set<String> found = new LinkedHashSet<>();
    addCarrier(entry.carrier(), found);
    Plan plan = entry.plan();
    if (plan != null) {
      addPlan(plan, found);
    }
    return found;
  }

  static String price(BigDecimal amount, String currency) {
    return "p:" + amount.stripTrailingZeros().toPlainString() + " " + currency;
  }

  /** Returns the feature of a number with a unit, or null where the unit counts nothing of a plan. */
  static @Nullable String quantity(BigDecimal number, String unit) {
    return switch (unit) {
      case "gb" -> quantityOf(number.multiply(THOUSAND), "mb");
      case "mb" -> quantityOf(number, "mb");
      case "minute" -> quantityOf(number, "min");
      case "sms" -> quantityOf(number, "sms");
      case "day" -> quantityOf(number, "day");
      case "week" -> quantityOf(number.multiply(BigDecimal.valueOf(7)), "day");
      case "month" -> quantityOf(number.multiply(BigDecimal.valueOf(30)), "day");
      default -> null;
    };
  }

  private static String quantityOf(BigDecimal number, String unit) {
    return "q:" + number.stripTrailingZeros().toPlainString() + unit;
  }

  /** Returns each two neighbouring letters of a Chinese run, or the one there is. */
  static Set<String> pairs(String run) {
    Set<String> found = new LinkedHashSet<>();
    for (int i = 0; i < Math.max(1, run.length() - 1); i++) {
      found.add("h:" + run.substring(i, Math.min(run.length(), i + 2)));
    }
    return found;
  }

  private void addCarrier(Carrier carrier, Set<String> found) {
    found.add("c:" + carrier.id());
    found.add("country:" + carrier.country());
    for (Token token : tokens.of(carrier.brand())) {
      found.add("b:" + token.text());
    }
  }

  private void addPlan(Plan plan, Set<String> found) {
    found.add("topic:plan");
    Money price = plan.price();
    found.add(price(price.amount(), price.currency().getCurrencyCode()));
    addText(plan.name(), found);
    if (plan.description() != null) {
      addText(plan.description(), found);
    }
    Duration validity = plan.validity();
    if (validity != null && validity.toDays() > 0) {
      found.add(quantityOf(BigDecimal.valueOf(validity.toDays()), "day"));
    }
    plan.allowances().forEach(allowance -> addAllowance(allowance, found));
    if (plan.simTypes().contains(SimType.TOURIST)) {
      found.add("topic:tourist");
    }
  }

  private static void addAllowance(Allowance allowance, Set<String> found) {
    String unit = switch (allowance.kind()) {
      case DATA -> "mb";
      case VOICE -> "minute";
      default -> "sms";
    };
    switch (allowance.kind()) {
      case DATA -> found.add("topic:data");
      case VOICE -> found.add("topic:calls");
      case SMS -> found.add("topic:sms");
      case APPS -> allowance.apps().forEach(app -> found.add("w:" + Folding.fold(app)));
    }
    allowance.quantity().ifPresent(amount -> {
      String feature = quantity(BigDecimal.valueOf(amount), unit);
      if (feature != null) {
        found.add(feature);
      }
    });
    if (allowance.isUnlimited() && allowance.kind() != Allowance.Kind.APPS) {
      found.add("topic:unlimited");
    }
    switch (allowance.scope()) {
      case INTERNATIONAL -> found.add("topic:international");
      case ROAMING -> found.add("topic:roaming");
      default -> {
        // Within the country is what everybody expects.
      }
    }
  }

  private void addText(String text, Set<String> found) {
    List<Token> words = tokens.of(text);
    for (int i = 0; i < words.size(); i++) {
      Token token = words.get(i);
      Meaning meaning = token.meaning();
      if (token.number() != null) {
        Meaning next = i + 1 < words.size() ? words.get(i + 1).meaning() : null;
        String quantity = next == null ? null : quantity(token.number(), next.value());
        found.add(quantity != null ? quantity : "n:" + token.number().toPlainString());
      } else if (meaning != null && meaning.is("topic")) {
        found.add("topic:" + meaning.value());
      } else if (meaning == null && token.isHan()) {
        found.addAll(pairs(token.text()));
      } else if (meaning == null) {
        found.add("w:" + token.text());
      }
    }
  }
}
