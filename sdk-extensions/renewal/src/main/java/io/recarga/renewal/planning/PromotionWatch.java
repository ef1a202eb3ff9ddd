package io.recarga.renewal.planning;

import io.recarga.Promotion;
import io.recarga.renewal.Message;
import io.recarga.renewal.internal.SeenList;
import io.recarga.renewal.store.RenewalStore;
import java.util.List;
import java.util.Objects;

/** Tells each promotion once, on whichever machine asks, also after a restart. */
public final class PromotionWatch {
  private final SeenList seen;

  /** Makes a watch. */
  public PromotionWatch(RenewalStore store) {
    seen = new SeenList(Objects.requireNonNull(store, "store"), "promotion");
  }

  /**
   * Returns the promotions that {@code owner} was not told yet, and counts them as told.
   *
   * @param owner who is told, such as a person's id
   * @param promotions what {@code lookups().promotions(sim)} found now
   */
  public List<News> news(String owner, List<Promotion> promotions) {
    List<String> fresh =
        seen.add(owner, promotions.stream().map(PromotionWatch::id).toList());
    return promotions.stream()
        .filter(one -> fresh.contains(id(one)))
        .map(one -> new News(one, Message.of("promo.new", one.carrier().brand(), one.title())))
        .toList();
  }

  private static String id(Promotion promotion) {
    return promotion.adapter() + ":" + promotion.id();
  }

  /**
   * A promotion that is new.
   *
   * @param promotion the promotion
   * @param text what to tell
   */
  public record News(Promotion promotion, Message text) {}
}
