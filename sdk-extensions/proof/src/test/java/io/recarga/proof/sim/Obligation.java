package io.recarga.proof.sim;

import io.recarga.Money;
import io.recarga.TopUp;
import io.recarga.journal.JournalRow;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;

/** One obligation of a world: what is owed, and all that truly happened about it. */
final class Obligation {
  final int number;
  final TopUp topUp;
  final SplittableRandom random;
  final Chaos.Luck luck;
  final List<Request> requests = new ArrayList<>();
  final List<Sale> sales = new ArrayList<>();

  /** The row as last written, or null. */
  @Nullable
  JournalRow row;

  /** Whose call first wrote it, or null. */
  @Nullable
  Fiber insertedBy;

  /** Why automation may leave it unknown, or null while it must not. */
  @Nullable
  String mayStayUnknown;

  /** When it was last opened again. */
  long opened = -1;

  int repeats;

  /** How many fibers are at it: where there is one, nothing needs to take time for others. */
  int busy;

  Obligation(int number, TopUp topUp, SplittableRandom random) {
    this.number = number;
    this.topUp = topUp;
    this.random = random;
    this.luck = Chaos.Luck.of(this, random.split());
  }

  long executed() {
    return sales.stream().filter(sale -> !sale.back).count();
  }

  void excuse(String why) {
    if (mayStayUnknown == null) {
      mayStayUnknown = why;
    }
  }

  @Override
  public String toString() {
    return "#" + number;
  }

  /** What a carrier really did. */
  static final class Sale {
    final String carrier;
    final Money amount;
    boolean back;

    Sale(String carrier, Money amount) {
      this.carrier = carrier;
      this.amount = amount;
    }
  }
}
