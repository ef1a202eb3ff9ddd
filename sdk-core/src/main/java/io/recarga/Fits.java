package io.recarga;

import io.recarga.PromotionFit.Certainty;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Says which of an adapter's promotions fit a top-up, as far as what it announced can be checked. */
final class Fits {
  private final TopUp topUp;
  private final @Nullable Money delivered;
  private final @Nullable Money cost;
  private final Instant now;

  /**
   * Looks at one top-up.
   *
   * @param delivered what arrives, or null where nobody knows
   * @param cost what the wallet pays, or null where nobody knows
   */
  Fits(TopUp topUp, @Nullable Money delivered, @Nullable Money cost, Instant now) {
    this.topUp = topUp;
    this.delivered = delivered;
    this.cost = cost;
    this.now = now;
  }

  /** Returns those that fit, the surest first. */
  List<PromotionFit> of(List<Promotion> promotions) {
    List<PromotionFit> found = new ArrayList<>();
    for (Promotion promotion : promotions) {
      List<String> open = open(promotion);
      if (open != null) {
        Certainty certainty = open.isEmpty() ? Certainty.EXPECTED : Certainty.POSSIBLE;
        found.add(new PromotionFit(promotion, certainty, open));
      }
    }
    found.sort(Comparator.comparing(PromotionFit::certainty));
    return List.copyOf(found);
  }

  /** Returns what cannot be checked, or null where the promotion does not fit. */
  private @Nullable List<String> open(Promotion promotion) {
    Instant begins = promotion.beginsAt();
    Instant ends = promotion.endsAt();
    boolean outside =
        (begins != null && begins.isAfter(now)) || (ends != null && ends.isBefore(now));
    Boolean triggered = triggered(promotion);
    Boolean through = through(promotion.channel());
    if (outside || Boolean.FALSE.equals(triggered) || Boolean.FALSE.equals(through)) {
      return null;
    }
    List<String> open = new ArrayList<>();
    if (triggered == null) {
      open.add(
          promotion.amounts() == null
              ? "its announcement names no amount in fields"
              : "it is for " + promotion.amounts());
    }
    if (through == null) {
      open.add("it is bound to the channel " + promotion.channel());
    }
    if (promotion.conditions() != null) {
      open.add("its conditions are " + promotion.conditions());
    }
    if (promotion.begins() != null && begins == null) {
      open.add("it begins " + promotion.begins());
    }
    if (promotion.ends() != null && ends == null) {
      open.add("it ends " + promotion.ends());
    }
    return open;
  }

  private @Nullable Boolean triggered(Promotion promotion) {
    PromotionTrigger trigger = promotion.trigger();
    if (trigger == null) {
      return null;
    }
    Plan plan = topUp.plan();
    if (!trigger.plans().isEmpty()) {
      // Which product an amount becomes is the adapter's own affair.
      return plan == null ? null : trigger.plans().contains(plan.id());
    }
    Money amount = trigger.isOfWhatIsPaid() ? cost : delivered;
    return amount == null ? null : trigger.takes(amount);
  }

  /** Compares the channel in the adapter's words with the caller's: only a clear word decides. */
  private @Nullable Boolean through(@Nullable String bound) {
    if (bound == null) {
      return true;
    }
    Channel channel = topUp.channel();
    if (channel == null) {
      return null;
    }
    String word = bound.strip().toLowerCase(Locale.ROOT);
    String name = channel.name();
    boolean named = name != null && name.toLowerCase(Locale.ROOT).equals(word);
    Channel.Kind kind = switch (word) {
      case "app", "operator app", "operator_app" -> Channel.Kind.OPERATOR_APP;
      case "web", "website", "operator website", "operator_website" ->
        Channel.Kind.OPERATOR_WEBSITE;
      default -> null;
    };
    if (named || channel.kind() == kind) {
      return true;
    }
    return kind == null ? null : false;
  }
}
