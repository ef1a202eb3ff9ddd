package io.recarga.renewal;

import io.recarga.SimType;
import java.util.Objects;
import java.util.Set;

/**
 * A rule of the market about who is sold a new SIM card. It says nothing of renewing one.
 *
 * @param types the kinds of SIM it is about; empty means all
 * @param foreignersOnly whether it is only about people without the market's nationality
 * @param text the rule
 * @param source where it is from
 */
public record SaleRule(Set<SimType> types, boolean foreignersOnly, Words text, Source source) {
  /** Copies the set. */
  public SaleRule {
    types = Set.copyOf(types);
    Objects.requireNonNull(text, "text");
    Objects.requireNonNull(source, "source");
  }

  /** Says whether it is about such a card for such a person. */
  public boolean isAbout(SimType type, boolean foreigner) {
    return (types.isEmpty() || types.contains(type)) && (foreigner || !foreignersOnly);
  }
}
