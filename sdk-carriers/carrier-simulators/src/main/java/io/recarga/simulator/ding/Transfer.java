package io.recarga.simulator.ding;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One transfer on record: what was asked for, how it goes, and why it failed if it did. */
final class Transfer implements SaleCourse.Effects {
  final String transferRef;
  final TransferRequest request;
  final @Nullable Fault fault;
  final Instant began;
  final SaleCourse course;
  private final Books books;
  private final boolean free;
  private volatile @Nullable Refused failure;
  private volatile @Nullable Instant ended;
  private boolean executed;
  private volatile boolean cancelled;

  Transfer(
      String transferRef,
      TransferRequest request,
      Books books,
      @Nullable Fault fault,
      Duration processing) {
    this.transferRef = transferRef;
    this.request = request;
    this.books = books;
    this.fault = fault;
    SimulatorClock clock = books.clock();
    this.began = clock.now();
    this.free = UatNumbers.isOne(request.product(), request.number());
    this.course = SaleCourse.of(clock, fault, processing, this);
  }

  /** A transfer that came to its end before this process, or that failed at once. */
  Transfer(
      String transferRef,
      TransferRequest request,
      Books books,
      Instant began,
      SaleCourse.State state,
      @Nullable Refused failure) {
    this.transferRef = transferRef;
    this.request = request;
    this.books = books;
    this.fault = null;
    this.began = began;
    this.ended = began;
    this.free = true;
    this.failure = failure;
    this.course = SaleCourse.ended(books.clock(), state);
  }

  boolean isForeign() {
    return fault != null && fault.executes() == Fault.When.FOREIGN;
  }

  @Nullable
  Refused failure() {
    return failure;
  }

  @Nullable
  Instant ended() {
    return ended;
  }

  /** Returns the state that is true, in Ding's words. */
  String state() {
    return state(
        switch (course.state()) {
          case UNDER_WAY, PROCESSING -> SaleCourse.View.PROCESSING;
          case SUCCESSFUL -> SaleCourse.View.SUCCESSFUL;
          case REFUSED, FAILED -> SaleCourse.View.FAILED;
          case REVERSED -> SaleCourse.View.REVERSED;
        });
  }

  /** Returns Ding's word for what a search shows. */
  String state(SaleCourse.View shown) {
    if (cancelled) {
      return "Cancelled";
    }
    return switch (shown) {
      case SUCCESSFUL -> books.completeWord();
      case FAILED -> "Failed";
      case REVERSED -> "Cancelled";
      default -> books.submits(request.product()) ? "Submitted" : "Processing";
    };
  }

  /** Cancels it if it is only submitted; says whether that worked. */
  boolean cancel() {
    synchronized (this) {
      if (executed || cancelled || !state().equals("Submitted")) {
        return cancelled;
      }
      cancelled = true;
      ended = books.clock().now();
    }
    giveBack();
    return true;
  }

  @Override
  public boolean charge() {
    return free || books.wallet().debit(cost()) != null;
  }

  @Override
  public void execute() {
    synchronized (this) {
      if (cancelled) {
        return;
      }
      executed = true;
      ended = books.clock().now();
    }
    TransferRequest r = request;
    books
        .ledger()
        .record(new Execution(
            r.reference(),
            "+" + r.number(),
            r.product().sku(),
            Money.of(r.product().received(r.sent()), r.product().currency()),
            Money.of(free ? BigDecimal.ZERO : cost(), books.wallet().currency()),
            books.clock().now(),
            transferRef));
    books.changed(this);
  }

  @Override
  public void fail() {
    if (cancelled) {
      return;
    }
    failure = new Refused(3, "TransientProviderError", "ProviderTimedOut");
    ended = books.clock().now();
    giveBack();
    books.changed(this);
  }

  @Override
  public void reverse() {
    giveBack();
    books.ledger().reverse(transferRef);
    books.changed(this);
  }

  private BigDecimal cost() {
    return request.product().cost(request.sent());
  }

  private void giveBack() {
    if (!free) {
      Wallet.Movement ignored = books.wallet().credit(cost());
    }
  }
}
