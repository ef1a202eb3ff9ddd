package io.recarga.proof.chaos;

import io.recarga.Carrier;
import io.recarga.market.peru.Peru;
import io.recarga.spi.AdapterId;
import io.recarga.spi.DuplicateLevel;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A network, and the one or two accounts through which it can be reached. */
enum Lane {
  D0(DuplicateLevel.BLIND, null),
  D1(DuplicateLevel.SEARCHABLE, null),
  D2(DuplicateLevel.REFUSES_REPEAT, null),
  D3(DuplicateLevel.REPLAYS, null),
  /** Served by the account of D2 and, where proof permits that, by the one of D3. */
  TWO_ROADS(DuplicateLevel.REFUSES_REPEAT, DuplicateLevel.REPLAYS),
  /** Served by Reloadly's simulator through the adapter for it, which refuses repeats. */
  RELOADLY(DuplicateLevel.REFUSES_REPEAT, null);

  private final DuplicateLevel first;
  private final @Nullable DuplicateLevel second;

  Lane(DuplicateLevel first, @Nullable DuplicateLevel second) {
    this.first = first;
    this.second = second;
  }

  /** The account that carries a top-up unless it is proven not to have. */
  DuplicateLevel first() {
    return first;
  }

  Carrier carrier() {
    if (this == RELOADLY) {
      return Peru.CLARO;
    }
    String id = "net-" + name().toLowerCase(Locale.ROOT).replace('_', '-');
    return Carrier.builder(id, id, "PE").build();
  }

  boolean isServedBy(DuplicateLevel level) {
    return this != RELOADLY && (level == first || level == second);
  }

  boolean hasSecondRoad() {
    return second != null;
  }

  boolean isBlind() {
    return first == DuplicateLevel.BLIND;
  }

  /** The name of the account of a level. */
  static AdapterId account(DuplicateLevel level) {
    return AdapterId.of(
        switch (level) {
          case BLIND -> "d0";
          case SEARCHABLE -> "d1";
          case REFUSES_REPEAT -> "d2";
          case REPLAYS -> "d3";
        });
  }
}
