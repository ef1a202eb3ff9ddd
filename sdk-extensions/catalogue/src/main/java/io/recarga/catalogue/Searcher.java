package io.recarga.catalogue;

import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.catalogue.Part.Kind;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Finds, ranks and explains the entries of one index that a query asks for. */
final class Searcher {
  private static final int CARRIER_FIRST = 30;
  private static final int SAME_PRICE = 20;
  private static final int NUMBER_IN_TEXT = 5;

  private final Index index;
  private final Query query;
  private final Locale locale;
  private final List<String> ignored;
  private final List<Part> parts;

  Searcher(Index index, Query query, Locale locale) {
    this.index = index;
    this.query = query;
    this.locale = locale;
    this.ignored = new ArrayList<>(query.ignored());
    this.parts = new ArrayList<>(query.parts());
  }

  List<Hit> best(int limit) {
    if (parts.isEmpty() && !query.recharge() && !query.cheap()) {
      return List.of();
    }
    return common().stream()
        .mapToObj(i -> new Ranked(index.entries().get(i), i))
        .sorted(Comparator.comparingInt((Ranked each) -> -each.score)
            .thenComparing(Ranked::price)
            .thenComparing(each -> each.number))
        .limit(limit)
        .map(each -> new Hit(each.entry, each.amount(), each.reasons()))
        .toList();
  }

  /** Returns the words that were given up; call it after {@link #best}. */
  List<String> ignored() {
    return ignored;
  }

  /** Returns the entries that have all parts; while there are none, gives the least part up. */
  private BitSet common() {
    while (true) {
      BitSet common = new BitSet();
      common.set(0, index.entries().size());
      parts.forEach(part -> common.and(part.found()));
      if (!common.isEmpty() || parts.size() <= 1) {
        return common;
      }
      Part least = parts.stream().max(Comparator.comparing(Part::kind)).orElseThrow();
      parts.remove(least);
      ignored.add(least.said());
    }
  }

  private final class Ranked {
    private final Entry entry;
    private final int number;
    private final int score;

    Ranked(Entry entry, int number) {
      this.entry = entry;
      this.number = number;
      this.score = score();
    }

    private int score() {
      boolean topic = parts.stream().anyMatch(part -> part.kind() == Kind.TOPIC);
      int sum = entry.plan() == null && !topic && !query.cheap() ? CARRIER_FIRST : 0;
      for (Part part : parts) {
        sum += part.kind().weight();
        if (part.kind() == Kind.AMOUNT && entry.plan() != null) {
          sum += isPrice(part, entry.plan()) ? SAME_PRICE : NUMBER_IN_TEXT;
        }
      }
      Plan plan = entry.plan();
      return plan != null && !plan.isOrderable() ? sum - 1 : sum;
    }

    /** Orders by price within one currency; carriers stand where their score puts them. */
    private BigDecimal price() {
      Plan plan = entry.plan();
      return plan == null ? BigDecimal.ZERO : plan.price().amount();
    }

    private @Nullable Money amount() {
      if (entry.plan() != null) {
        return null;
      }
      return parts.stream()
          .filter(part -> part.kind() == Kind.AMOUNT)
          .findFirst()
          .map(part -> amountOf(part))
          .orElse(null);
    }

    private @Nullable Money amountOf(Part part) {
      BigDecimal amount = part.amount();
      return amount == null ? null : new Money(amount, entry.carrier().currency());
    }

    private List<String> reasons() {
      List<String> reasons = new ArrayList<>();
      for (Part part : parts) {
        reasons.add(reason(part));
      }
      return reasons;
    }

    private String reason(Part part) {
      Meaning meaning = part.meaning();
      return switch (part.kind()) {
        case BRAND -> Phrases.BRAND.in(locale, part.said(), entry.carrier().brand());
        case NEAR_BRAND -> Phrases.NEAR.in(locale, part.said(), entry.carrier().brand());
        case COUNTRY, TOPIC ->
          Phrases.MEANS.in(
              locale, part.said(), meaning == null ? part.said() : meaning.label(locale));
        case QUANTITY -> Phrases.GIVES.in(locale, part.said());
        case WORD -> Phrases.TEXT.in(locale, part.said());
        case AMOUNT -> amountReason(part);
      };
    }

    private String amountReason(Part part) {
      Plan plan = entry.plan();
      if (plan == null) {
        return Phrases.TAKES.in(locale, part.said(), String.valueOf(amountOf(part)));
      }
      return isPrice(part, plan)
          ? Phrases.COSTS.in(locale, part.said(), plan.price().toString())
          : Phrases.TEXT.in(locale, part.said());
    }

    private boolean isPrice(Part part, Plan plan) {
      BigDecimal amount = part.amount();
      String currency = part.currency();
      return amount != null
          && plan.price().amount().compareTo(amount) == 0
          && (currency == null || currency.equals(plan.price().currency().getCurrencyCode()));
    }
  }
}
