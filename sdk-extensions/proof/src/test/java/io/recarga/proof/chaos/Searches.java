package io.recarga.proof.chaos;

import io.recarga.spi.DuplicateLevel;
import java.util.concurrent.TimeUnit;

/** What a search for a sale shows, which is not always the truth. */
final class Searches {
  private static final long LAG_NANOS = TimeUnit.MILLISECONDS.toNanos(350);

  private final Seller seller;

  Searches(Seller seller) {
    this.seller = seller;
  }

  Reply look(DuplicateLevel level, Sale sale) {
    synchronized (sale) {
      int look = ++sale.looks;
      String truth = sale.record();
      switch (trouble(level, sale)) {
        case SOLD_AFTER_FIRST_LOOK -> sellIf(look == 1, level, sale);
        case SOLD_AFTER_SECOND_LOOK -> sellIf(look == 2, level, sale);
        case SEARCH_LAGS -> {
          return System.nanoTime() - sale.soldAt < LAG_NANOS ? none() : Reply.of(200, truth);
        }
        case SEARCH_FLAPS -> {
          return look == 1 || look == 3 ? none() : Reply.of(200, truth);
        }
        case SEARCH_FAILS -> {
          return look <= 4 ? Reply.of(look % 2 == 0 ? 500 : 503, "") : Reply.of(200, truth);
        }
        case SEARCH_IS_STALE -> {
          return look <= 2 ? accepted(sale) : Reply.of(200, truth);
        }
        case SEARCH_CONTRADICTS -> {
          return look == 1 ? accepted(sale) : look == 2 ? none() : Reply.of(200, truth);
        }
        default -> {}
      }
      return Reply.of(200, truth);
    }
  }

  private Trouble trouble(DuplicateLevel level, Sale sale) {
    // A stranger's sale stands under our reference, with a line that is none of ours.
    return sale.line.startsWith("9111")
        ? Trouble.HEALTHY
        : seller.trouble(level, Plan.ofLine(sale.line));
  }

  private void sellIf(boolean now, DuplicateLevel level, Sale sale) {
    if (now) {
      seller.sellAfterLook(level, sale);
    }
  }

  private static Reply none() {
    return Reply.of(200, "NONE");
  }

  private static Reply accepted(Sale sale) {
    return Reply.of(200, "ACCEPTED|" + sale.reference + "|" + sale.line + "|" + sale.amount);
  }
}
