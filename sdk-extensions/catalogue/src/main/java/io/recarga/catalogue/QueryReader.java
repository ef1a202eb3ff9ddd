package io.recarga.catalogue;

import io.recarga.catalogue.Part.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Understands one query against one index. Used once. */
final class QueryReader {
  private static final int PHONE_DIGITS = 7;
  private static final int SHORTEST_NEAR = 4;

  private final Index index;
  private final JoinedWords joined;
  private final List<Part> parts = new ArrayList<>();
  private final List<String> ignored = new ArrayList<>();
  private boolean recharge;
  private boolean cheap;

  QueryReader(Index index, JoinedWords joined) {
    this.index = index;
    this.joined = joined;
  }

  Query read(List<Token> tokens) {
    List<Token> all = joined.split(tokens, this::isKnown);
    int at = 0;
    while (at < all.size()) {
      Token token = all.get(at);
      Token next = at + 1 < all.size() ? all.get(at + 1) : null;
      Token before = at == 0 ? null : all.get(at - 1);
      boolean tookNext =
          token.number() == null ? word(token) : number(token.text(), token.number(), before, next);
      at += tookNext ? 2 : 1;
    }
    return new Query(parts, ignored, recharge, cheap);
  }

  private boolean number(
      String said, BigDecimal number, @Nullable Token before, @Nullable Token next) {
    if (said.length() >= PHONE_DIGITS && said.chars().allMatch(Character::isDigit)) {
      return false; // Somebody's line, which nobody here needs to know.
    }
    Meaning unit = next == null ? null : next.meaning();
    String quantity = unit == null ? null : Features.quantity(number, unit.value());
    if (next != null && quantity != null) {
      add(Kind.QUANTITY, said + " " + next.text(), quantity, null, index.with(quantity));
      return true;
    }
    Meaning first = before == null ? null : before.meaning();
    String after = currencyOf(unit);
    String currency = after != null ? after : currencyOf(first);
    parts.add(new Part(Kind.AMOUNT, said, said, null, number, currency, priced(number, currency)));
    return after != null;
  }

  private static @Nullable String currencyOf(@Nullable Meaning meaning) {
    return meaning != null && meaning.is("currency") ? meaning.value() : null;
  }

  /** Returns plans of that price or with that number in their text, and carriers, which take any. */
  private BitSet priced(BigDecimal number, @Nullable String currency) {
    BitSet found = index.with("n:" + number.toPlainString());
    if (currency == null) {
      found.or(index.beginning("p:" + number.toPlainString() + " "));
    } else {
      found.or(index.with(Features.price(number, currency)));
    }
    for (int i = 0; i < index.entries().size(); i++) {
      Entry entry = index.entries().get(i);
      if (entry.plan() == null
          && number.signum() > 0
          && (currency == null || currency.equals(entry.carrier().currency().getCurrencyCode()))) {
        found.set(i);
      }
    }
    return found;
  }

  private boolean word(Token token) {
    Meaning meaning = token.meaning();
    if (meaning == null) {
      unlisted(token);
      return false;
    }
    switch (meaning.kind()) {
      case "topic" -> topic(token, meaning);
      case "country" -> {
        String feature = "country:" + meaning.value();
        add(Kind.COUNTRY, token.text(), feature, meaning, index.with(feature));
      }
      case "order" -> cheap = true;
      case "unit" -> unit(token, meaning);
      default -> {
        // A currency without an amount and words without weight.
      }
    }
    return false;
  }

  private void topic(Token token, Meaning meaning) {
    if (meaning.value().equals("recharge")) {
      recharge = true;
      return;
    }
    String feature = "topic:" + meaning.value();
    add(Kind.TOPIC, token.text(), feature, meaning, index.with(feature));
  }

  /** Reads a unit that stands alone: "mensual" is a month, "gigas" are data. */
  private void unit(Token token, Meaning meaning) {
    String quantity = switch (meaning.value()) {
      case "week", "month" -> Features.quantity(BigDecimal.ONE, meaning.value());
      default -> null;
    };
    String topic = switch (meaning.value()) {
      case "gb", "mb" -> "topic:data";
      case "minute" -> "topic:calls";
      default -> null;
    };
    if (quantity != null) {
      add(Kind.QUANTITY, token.text(), quantity, null, index.with(quantity));
    } else if (topic != null) {
      add(Kind.TOPIC, token.text(), topic, meaning, index.with(topic));
    }
  }

  private void unlisted(Token token) {
    String said = token.text();
    if (token.isHan()) {
      addOrIgnore(Kind.WORD, said, said, index.withAll(Features.pairs(said)));
      return;
    }
    BitSet brand = index.with("b:" + said);
    if (!brand.isEmpty()) {
      add(Kind.BRAND, said, said, null, brand);
      return;
    }
    BitSet words = index.beginning("w:" + said);
    if (!words.isEmpty()) {
      add(Kind.WORD, said, said, null, words);
      return;
    }
    String near = near(said);
    if (near != null) {
      add(Kind.NEAR_BRAND, said, near, null, index.with("b:" + near));
    } else {
      addOrIgnore(Kind.WORD, said, said, new BitSet());
    }
  }

  private @Nullable String near(String said) {
    return said.length() < SHORTEST_NEAR
        ? null
        : index.rests("b:").stream()
            .filter(brand -> brand.length() >= SHORTEST_NEAR && Folding.isNear(said, brand))
            .findFirst()
            .orElse(null);
  }

  private boolean isKnown(String word) {
    return index.has("b:" + word) || index.has("w:" + word);
  }

  private void addOrIgnore(Kind kind, String said, String meant, BitSet found) {
    if (found.isEmpty()) {
      ignored.add(said);
    } else {
      add(kind, said, meant, null, found);
    }
  }

  private void add(Kind kind, String said, String meant, @Nullable Meaning meaning, BitSet found) {
    parts.add(new Part(kind, said, meant, meaning, null, null, found));
  }
}
