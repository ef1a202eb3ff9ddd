package io.recarga.renewal.advice;

import io.recarga.SimType;
import io.recarga.renewal.Message;
import io.recarga.renewal.SaleRule;
import java.util.List;
import java.util.Objects;

/**
 * Which kinds of SIM suit somebody; each kind is in one of the lists.
 *
 * @param suggestions what suits, the best first; never empty
 * @param ruledOut what does not suit
 */
public record SimTypeAdvice(List<Suggestion> suggestions, List<Suggestion> ruledOut) {
  /** Copies the lists. */
  public SimTypeAdvice {
    suggestions = List.copyOf(suggestions);
    ruledOut = List.copyOf(ruledOut);
  }

  /** Returns the kind that suits best. */
  public SimType best() {
    return suggestions.get(0).type();
  }

  /**
   * One kind.
   *
   * @param type the kind
   * @param reasons why it suits or does not, at least one
   * @param saleRules who is sold such a card today; renewing one is not affected
   */
  public record Suggestion(SimType type, List<Message> reasons, List<SaleRule> saleRules) {
    /** Copies the lists. */
    public Suggestion {
      Objects.requireNonNull(type, "type");
      reasons = List.copyOf(reasons);
      saleRules = List.copyOf(saleRules);
    }
  }
}
