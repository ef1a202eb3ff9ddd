package io.recarga.simulator;

import io.recarga.Money;
import io.recarga.TopUp;
import io.recarga.spi.Attempt;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One sale in the books of a {@link FakeCarrier}. */
final class FakeSale implements SaleCourse.Effects {
  final String transactionId;
  final String reference;
  final TopUp topUp;
  final Money cost;
  final @Nullable Fault fault;
  final Instant began;
  final SaleCourse course;
  private final FakeBooks books;

  FakeSale(long serial, Attempt attempt, Money cost, @Nullable Fault fault, FakeBooks books) {
    this.transactionId = "T" + serial;
    this.reference = attempt.reference();
    this.topUp = attempt.topUp();
    this.cost = cost;
    this.fault = fault;
    this.books = books;
    this.began = books.clock().now();
    this.course = SaleCourse.of(books.clock(), fault, books.processing(), this);
  }

  @Override
  public boolean charge() {
    return books.wallet().debit(cost.amount()) != null;
  }

  @Override
  public void execute() {
    books
        .ledger()
        .record(new Execution(
            reference,
            FakeBooks.lineOf(topUp.sim()),
            topUp.plan() == null ? "amount" : topUp.plan().id(),
            topUp.amount(),
            cost,
            books.clock().now(),
            transactionId));
  }

  @Override
  public void fail() {
    books.wallet().credit(cost.amount());
  }

  @Override
  public void reverse() {
    books.wallet().credit(cost.amount());
    books.ledger().reverse(transactionId);
  }
}
