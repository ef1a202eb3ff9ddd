package io.recarga;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/**
 * How a promotion fits one top-up. It is told by the adapter's own announcement: no one but the
 * carrier grants it in the end.
 *
 * @param promotion the promotion
 * @param certainty how sure that is
 * @param open what could not be checked, in words; empty when it is expected to apply
 */
public record PromotionFit(Promotion promotion, Certainty certainty, List<String> open) {
  /** Checks the parts. */
  public PromotionFit {
    Objects.requireNonNull(promotion, "promotion");
    Objects.requireNonNull(certainty, "certainty");
    open = List.copyOf(open);
  }

  /** Says what sets it off, what it gives and until when, and what could not be checked. */
  public String inWords() {
    List<String> parts = new ArrayList<>();
    PromotionTrigger trigger = promotion.trigger();
    if (trigger != null) {
      parts.add(trigger.toString());
    } else if (promotion.amounts() != null) {
      parts.add("for " + promotion.amounts());
    }
    if (promotion.channel() != null) {
      parts.add("through " + promotion.channel());
    }
    if (promotion.bonus() != null) {
      parts.add("gives " + promotion.bonus());
    } else if (!promotion.allowances().isEmpty()) {
      parts.add("gives " + promotion.allowances());
    }
    if (promotion.bonusValidity() != null) {
      parts.add("usable " + promotion.bonusValidity());
    }
    if (promotion.ends() != null) {
      parts.add("ends " + promotion.ends());
    }
    String terms = parts.isEmpty() ? "" : ": " + String.join("; ", parts);
    String doubts = open.isEmpty() ? "" : " (may apply: " + String.join("; ", open) + ")";
    return promotion.title() + terms + doubts;
  }

  /** How sure it is that a promotion applies. */
  public enum Certainty {
    /** All that its adapter announced about it is met. */
    EXPECTED,
    /** Some of its terms cannot be checked here. */
    POSSIBLE
  }
}
