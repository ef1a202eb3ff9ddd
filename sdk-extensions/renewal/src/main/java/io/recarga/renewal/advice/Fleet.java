package io.recarga.renewal.advice;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** Lines that one payer renews together, each on its cost centre. Immutable. */
public final class Fleet {
  private final List<Line> lines;

  private Fleet(List<Line> lines) {
    this.lines = List.copyOf(lines);
  }

  /**
   * Makes a fleet.
   *
   * @throws IllegalArgumentException if a SIM card is in it twice
   */
  public static Fleet of(List<Line> lines) {
    if (lines.stream().map(Line::sim).distinct().count() != lines.size()) {
      throw new IllegalArgumentException("lines: a SIM card is named twice");
    }
    return new Fleet(lines);
  }

  /** Returns the lines in their order. */
  public List<Line> lines() {
    return lines;
  }

  /**
   * Returns one top-up for each line, with the key of its place in the order: the same order sent twice
   * renews once.
   */
  public List<TopUp> topUps(String orderId, Money amount) {
    List<TopUp> all = new ArrayList<>();
    for (Line line : lines) {
      all.add(TopUp.ofAmount(TopUpKey.forOrder(orderId, all.size() + 1), line.sim(), amount));
    }
    return all;
  }

  /** Returns what an order of {@code amount} for each line puts on each cost centre. */
  public Map<String, Money> totals(Money amount) {
    Map<String, Money> totals = new LinkedHashMap<>();
    lines.forEach(line -> totals.merge(line.costCentre(), amount, Money::plus));
    return totals;
  }

  /**
   * A line of a fleet.
   *
   * @param sim the SIM card
   * @param costCentre who bears it within the payer's books
   */
  public record Line(SimCard sim, String costCentre) {
    /** Checks the parts. */
    public Line {
      Objects.requireNonNull(sim, "sim");
      Objects.requireNonNull(costCentre, "costCentre");
    }
  }
}
