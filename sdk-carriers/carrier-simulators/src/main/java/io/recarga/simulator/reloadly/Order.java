package io.recarga.simulator.reloadly;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.Wallet;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** One order that was let in: what was asked for, what it costs and how it goes. */
final class Order implements SaleCourse.Effects {
  final long transactionId;
  final OrderRequest request;
  final Price price;
  final @Nullable Fault fault;
  final Instant began;
  final SaleCourse course;
  final String searchable;
  private final Books books;
  private volatile Wallet.@Nullable Movement movement;

  Order(long transactionId, OrderRequest request, Books books, @Nullable Fault fault) {
    this.transactionId = transactionId;
    this.request = request;
    this.price = Price.of(request.operator(), request.amount(), request.local());
    this.fault = fault;
    this.books = books;
    this.began = books.clock().now();
    this.searchable = request.reference().toLowerCase(Locale.ROOT);
    this.course = SaleCourse.of(books.clock(), fault, books.processingOf(request), this);
  }

  /** An order of an earlier process, as the ledger tells: in the line's currency, wallet unknown. */
  Order(long transactionId, OrderRequest request, Books books, Execution earlier) {
    this.transactionId = transactionId;
    this.request = request;
    this.price =
        new Price(earlier.cost().amount(), BigDecimal.ZERO, BigDecimal.ZERO, request.amount());
    this.fault = null;
    this.books = books;
    this.began = earlier.at();
    this.searchable = request.reference().toLowerCase(Locale.ROOT);
    boolean reversed = books.ledger().reversed().contains(earlier.transactionId());
    this.course = SaleCourse.ended(
        books.clock(), reversed ? SaleCourse.State.REVERSED : SaleCourse.State.SUCCESSFUL);
  }

  String currency() {
    return Country.served(request.operator().country()).currencyCode();
  }

  Wallet.@Nullable Movement movement() {
    return movement;
  }

  boolean isForeign() {
    return fault != null && fault.executes() == Fault.When.FOREIGN;
  }

  /** Returns the status that a record of this order shows. */
  String status() {
    return switch (course.state()) {
      case UNDER_WAY, PROCESSING -> "PROCESSING";
      case SUCCESSFUL -> "SUCCESSFUL";
      case REFUSED, FAILED -> "FAILED";
      case REVERSED -> "REFUNDED";
    };
  }

  @Override
  public boolean charge() {
    movement = books.wallet().debit(price.cost());
    return movement != null;
  }

  @Override
  public void execute() {
    BigDecimal delivered = price.delivered();
    books
        .ledger()
        .record(new Execution(
            request.reference(),
            "+" + request.recipient(),
            String.valueOf(request.operator().id()),
            Money.of(delivered, currency()),
            Money.of(price.cost(), books.wallet().currency()),
            books.clock().now(),
            String.valueOf(transactionId)));
    books.changed(this);
  }

  @Override
  public void fail() {
    Wallet.Movement ignored = books.wallet().credit(price.cost());
    books.changed(this);
  }

  @Override
  public void reverse() {
    Wallet.Movement ignored = books.wallet().credit(price.cost());
    books.ledger().reverse(String.valueOf(transactionId));
    books.changed(this);
  }
}
