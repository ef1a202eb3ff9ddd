package io.recarga.carrier.reloadly;

import io.recarga.Money;
import io.recarga.PromotionTrigger;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads for which amounts a promotion is, where its free text is as plain as "PEN 15.00 - PEN 150.00"
 * or "USD 5, USD 10"; any other text stays text.
 */
final class Denominations {
  private static final String AMOUNT = "([A-Z]{3}) ?([0-9]{1,7}(?:\\.[0-9]{1,4})?)";
  private static final Pattern RANGE = Pattern.compile(AMOUNT + " ?[-–] ?" + AMOUNT);
  private static final Pattern ONE = Pattern.compile(AMOUNT);
  private static final Pattern BETWEEN = Pattern.compile(" ?[,;] ?");
  private static final int LONGEST = 400;

  private Denominations() {}

  /** Returns what sets the offer off: by what arrives, else by what is paid; null where unclear. */
  static @Nullable PromotionTrigger trigger(Wire.Offer offer) {
    PromotionTrigger local = read(PlainText.line(offer.localDenominations()), false);
    return local != null ? local : read(PlainText.line(offer.denominations()), true);
  }

  private static @Nullable PromotionTrigger read(@Nullable String text, boolean paid) {
    if (text == null || text.length() > LONGEST) {
      return null;
    }
    try {
      Matcher range = RANGE.matcher(text);
      if (range.matches()) {
        Money least = Money.of(range.group(2), range.group(1));
        Money most = Money.of(range.group(4), range.group(3));
        return paid
            ? PromotionTrigger.paying(least, most)
            : PromotionTrigger.delivering(least, most);
      }
      List<Money> amounts = amounts(text);
      return paid || amounts.isEmpty() ? null : PromotionTrigger.exactly(amounts);
    } catch (IllegalArgumentException e) {
      return null; // No currency, or a range that is upside down.
    }
  }

  private static List<Money> amounts(String text) {
    List<Money> amounts = new ArrayList<>();
    for (String part : BETWEEN.splitAsStream(text).toList()) {
      Matcher one = ONE.matcher(part);
      if (!one.matches()) {
        return List.of();
      }
      amounts.add(Money.of(one.group(2), one.group(1)));
    }
    return amounts;
  }
}
