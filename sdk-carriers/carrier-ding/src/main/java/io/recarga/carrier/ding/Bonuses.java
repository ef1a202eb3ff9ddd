package io.recarga.carrier.ding;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says in a line what a promotion gives: its kind, and each amount's bonuses. */
final class Bonuses {
  private static final int LONGEST = 200;
  private static final int MOST = 6;

  private Bonuses() {}

  static @Nullable String of(Wire.PromotionText text) {
    List<String> found = new ArrayList<>();
    for (Wire.SendAmount band : Catalogue.present(text.sendAmounts())) {
      String given = Catalogue.present(band.bonuses()).stream()
          .map(Bonuses::inWords)
          .filter(bonus -> !bonus.isEmpty())
          .collect(Collectors.joining(", "));
      if (!given.isEmpty() && found.size() < MOST) {
        found.add(given + range(band));
      }
    }
    String type = PlainText.line(text.promotionType());
    String all = found.isEmpty() ? type : String.join("; ", found);
    return all == null ? null : PlainText.cut(all, LONGEST);
  }

  private static String inWords(Wire.Bonus bonus) {
    return Stream.of(bonus.quantity(), bonus.bonusType(), bonus.validity())
        .map(PlainText::line)
        .filter(Objects::nonNull)
        .collect(Collectors.joining(" "));
  }

  private static String range(Wire.SendAmount band) {
    BigDecimal least = band.minimum();
    BigDecimal most = band.maximum();
    if (least == null && most == null) {
      return "";
    }
    return (least == null ? "" : " from " + least.toPlainString())
        + (most == null ? "" : " up to " + most.toPlainString());
  }
}
