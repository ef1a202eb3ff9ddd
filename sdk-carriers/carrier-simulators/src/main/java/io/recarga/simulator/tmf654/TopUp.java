package io.recarga.simulator.tmf654;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SaleCourse;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/** One top-up that was let in, and how it goes. */
final class TopUp implements SaleCourse.Effects {
  final String id;
  final String reference;
  final Line line;
  final BigDecimal amount;
  final Map<String, @Nullable Object> request;
  final @Nullable Fault fault;
  final Instant requested;
  final SaleCourse course;
  private final Books books;
  private volatile @Nullable Instant confirmed;
  private final AtomicReference<End> end = new AtomicReference<>(End.OPEN);

  TopUp(
      String id,
      String reference,
      Line line,
      BigDecimal amount,
      Map<String, @Nullable Object> request,
      @Nullable Fault fault,
      Duration processing,
      Books books) {
    this.id = id;
    this.reference = reference;
    this.line = line;
    this.amount = amount;
    this.request = request;
    this.fault = fault;
    this.books = books;
    requested = books.clock().now();
    course = SaleCourse.of(books.clock(), fault, processing, this);
  }

  /** A top-up of an earlier process, as the ledger tells. */
  TopUp(
      Execution earlier,
      Line line,
      BigDecimal amount,
      Map<String, @Nullable Object> request,
      Books books) {
    id = earlier.transactionId();
    reference = earlier.reference();
    this.line = line;
    this.amount = amount;
    this.request = request;
    fault = null;
    this.books = books;
    requested = earlier.at();
    confirmed = earlier.at();
    boolean reversed = books.ledger().reversed().contains(earlier.transactionId());
    course = SaleCourse.ended(
        books.clock(), reversed ? SaleCourse.State.REVERSED : SaleCourse.State.SUCCESSFUL);
  }

  boolean isForeign() {
    return fault != null && fault.executes() == Fault.When.FOREIGN;
  }

  boolean isCancelled() {
    return end.get() == End.CANCELLED;
  }

  @Nullable
  Instant confirmed() {
    return confirmed;
  }

  /** Cancels what is not finished; says false if it is too late. */
  boolean cancel() {
    return course.state() == SaleCourse.State.PROCESSING
        && end.compareAndSet(End.OPEN, End.CANCELLED);
  }

  @Override
  public boolean charge() {
    return true;
  }

  @Override
  public void execute() {
    if (!end.compareAndSet(End.OPEN, End.EXECUTED)) {
      return;
    }
    confirmed = books.clock().now();
    line.add(amount);
    Money delivered = Money.of(amount, "PEN");
    books
        .ledger()
        .record(new Execution(
            reference,
            "+" + line.number,
            books.personality().carrier(),
            delivered,
            delivered,
            books.clock().now(),
            id));
    books.changed(this);
  }

  @Override
  public void fail() {
    books.changed(this);
  }

  @Override
  public void reverse() {
    line.take(amount);
    books.ledger().reverse(id);
    books.changed(this);
  }

  /** Whoever comes first decides: the carrier's own work, or a cancellation. */
  private enum End {
    OPEN,
    EXECUTED,
    CANCELLED
  }
}
