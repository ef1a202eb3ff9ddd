package io.recarga.simulator.dtone;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.dtone.Status.StatusClass;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * One transaction: created, which holds money, and then confirmed or cancelled, whichever comes
 * first. Each of the two steps may go wrong on its own.
 */
final class Transaction {
  final long id;
  final TransactionRequest request;
  final Instant created;
  final Instant expires;
  final BigDecimal cost;
  final @Nullable Suffix suffix;
  private final Books books;
  private final AtomicReference<Phase> phase = new AtomicReference<>(Phase.CREATED);
  private final CountDownLatch ended = new CountDownLatch(1);
  private final SaleCourse creation;
  private final @Nullable Fault createFault;
  private final @Nullable Fault saleFault;
  private volatile boolean foreign;
  private volatile @Nullable Sale sale;
  private volatile @Nullable Instant confirmed;
  private volatile Status failure = Status.of(StatusClass.DECLINED, "DECLINED");

  Transaction(long id, TransactionRequest request, Books books, @Nullable Fault fault) {
    this.id = id;
    this.request = request;
    this.books = books;
    this.created = books.clock().now();
    this.expires = created.plus(books.settings().confirmationTime());
    this.cost = request.product().prices().cost(request.destination());
    this.suffix = books.hasLine(request) ? Suffix.of(request.line()) : null;
    // A fault that leaves the answer alone is about how the sale goes, not about its creation.
    boolean aboutSale = fault != null && fault.answer() == Fault.Answer.TRUTH;
    this.saleFault = aboutSale ? fault : suffix == null ? null : suffix.fault();
    this.createFault = aboutSale ? null : fault;
    this.creation = SaleCourse.of(books.clock(), createFault, Duration.ZERO, new Creation());
    if (suffix != null && suffix.declined() != null) {
      failure = Status.of(StatusClass.DECLINED, suffix.declined());
    }
  }

  /** A transaction of an earlier process, as the ledger tells. */
  Transaction(long id, TransactionRequest request, Books books, Execution earlier) {
    this.id = id;
    this.request = request;
    this.books = books;
    this.created = earlier.at();
    this.expires = earlier.at().plus(books.settings().confirmationTime());
    this.cost = earlier.cost().amount();
    this.suffix = null;
    this.createFault = null;
    this.saleFault = null;
    this.creation = SaleCourse.ended(books.clock(), SaleCourse.State.SUCCESSFUL);
    boolean reversed = books.ledger().reversed().contains(earlier.transactionId());
    this.sale = new Sale(SaleCourse.ended(
        books.clock(), reversed ? SaleCourse.State.REVERSED : SaleCourse.State.SUCCESSFUL));
    this.confirmed = earlier.at();
    phase.set(Phase.CONFIRMED);
    ended.countDown();
  }

  /** Creates it now, later or never, as its fault says. */
  SaleCourse.State begin() {
    SaleCourse.State state = creation.begin();
    if (state == SaleCourse.State.FAILED) {
      phase.set(Phase.REJECTED); // Burned: it is on record as a failure and holds nothing.
    }
    foreign = is(createFault, Fault.When.FOREIGN);
    return state;
  }

  /** Says whether it is on record, so that its external id is taken. */
  boolean hasArrived() {
    return creation.hasArrived();
  }

  /** Refuses it by DT One's own rules: it is on record, and holds nothing. */
  private void reject(String message) {
    if (phase.compareAndSet(Phase.CREATED, Phase.REJECTED)) {
      failure = Status.of(StatusClass.REJECTED, message);
      books.release(this);
      ended.countDown();
    }
  }

  /** Confirms it, if that can still be done, under the fault of that call or of the creation. */
  void confirm(@Nullable Fault fault) {
    if (phase.get() == Phase.CONFIRMED) {
      throw Problem.ALREADY_CONFIRMED.refused();
    }
    if (phase.get() != Phase.CREATED || foreign || isExpired()) {
      throw Problem.NOT_CONFIRMABLE.refused();
    }
    Fault applied = fault == null ? saleFault : fault;
    SaleCourse.State state = startSale(applied);
    if (applied == null && state == SaleCourse.State.REFUSED) {
      throw Problem.NOT_CONFIRMABLE.refused(); // A cancellation came first.
    }
  }

  private SaleCourse.State startSale(@Nullable Fault fault) {
    Sale started = new Sale(fault);
    sale = started;
    SaleCourse.State state = started.course.begin();
    boolean strange = is(fault, Fault.When.FOREIGN);
    if ((strange || is(fault, Fault.When.BURNED))
        && phase.compareAndSet(Phase.CREATED, Phase.CONFIRMED)) {
      foreign = strange;
      confirmed = books.clock().now();
      books.release(this);
      ended.countDown();
    }
    return state;
  }

  /** Cancels it, if it is not confirmed; gives back what it holds. */
  void cancel() {
    if (!foreign && phase.compareAndSet(Phase.CREATED, Phase.CANCELLED)) {
      books.release(this);
      ended.countDown();
      return;
    }
    throw phase.get() == Phase.CANCELLED
        ? Problem.ALREADY_CANCELLED.refused()
        : Problem.NOT_CANCELLABLE.refused();
  }

  /** Waits in real time until it has ended, for at most {@code limit}. */
  void awaitEnd(Duration limit) throws InterruptedException {
    boolean ignored = ended.await(limit.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** Lets nobody wait for its end any more. */
  void stopWaiting() {
    ended.countDown();
  }

  boolean isForeign() {
    return foreign;
  }

  @Nullable
  Instant confirmed() {
    return confirmed;
  }

  @Nullable
  Fault noticeFault() {
    Sale now = sale;
    return now == null ? saleFault : now.fault;
  }

  /** Returns the status that is true; an answer says CONFIRMED where a read says SUBMITTED. */
  Status status(Status underWay) {
    if (foreign) {
      return Status.COMPLETED;
    }
    if (creation.state() == SaleCourse.State.FAILED || phase.get() == Phase.REJECTED) {
      return failure;
    }
    if (phase.get() == Phase.CANCELLED) {
      return Status.CANCELLED;
    }
    Sale now = sale;
    return now == null ? Status.CREATED : shown(viewOf(now.course.state()), underWay);
  }

  /** Searches for it once, and returns what the search shows; null for nothing. */
  @Nullable
  Status look() {
    SaleCourse.View view = creation.look();
    if (view == SaleCourse.View.NOTHING) {
      return null;
    }
    failIfError(view);
    boolean done = foreign || phase.get() == Phase.CANCELLED || phase.get() == Phase.REJECTED;
    Sale now = sale;
    if (done || now == null || view == SaleCourse.View.FAILED) {
      return status(Status.SUBMITTED);
    }
    if (view == SaleCourse.View.PROCESSING) {
      return request.autoConfirm() ? Status.SUBMITTED : Status.CREATED;
    }
    SaleCourse.View second = now.course.look();
    failIfError(second);
    return shown(second, Status.SUBMITTED);
  }

  private static void failIfError(SaleCourse.View view) {
    if (view == SaleCourse.View.ERROR) {
      throw Problem.UNEXPECTED.refused();
    }
  }

  private Status shown(SaleCourse.View view, Status underWay) {
    return switch (view) {
      case NOTHING, ERROR -> Status.CREATED;
      case PROCESSING -> underWay;
      case SUCCESSFUL -> Status.COMPLETED;
      case FAILED -> failure;
      case REVERSED -> Status.REVERSED;
    };
  }

  private static SaleCourse.View viewOf(SaleCourse.State state) {
    return switch (state) {
      case UNDER_WAY, REFUSED -> SaleCourse.View.NOTHING;
      case PROCESSING -> SaleCourse.View.PROCESSING;
      case SUCCESSFUL -> SaleCourse.View.SUCCESSFUL;
      case FAILED -> SaleCourse.View.FAILED;
      case REVERSED -> SaleCourse.View.REVERSED;
    };
  }

  private static boolean is(@Nullable Fault fault, Fault.When when) {
    return fault != null && fault.executes() == when;
  }

  private boolean isExpired() {
    return books.clock().now().isAfter(expires);
  }

  /** Where it stands between creation and confirmation. */
  private enum Phase {
    CREATED,
    CONFIRMED,
    CANCELLED,
    REJECTED
  }

  /** Taking it in: holds the money, and goes on at once where that was asked for. */
  private final class Creation implements SaleCourse.Effects {
    @Override
    public boolean charge() {
      return books.takeIn(Transaction.this);
    }

    @Override
    public void execute() {
      String rejection = books.rejectionOf(request);
      if (rejection != null) {
        reject(rejection);
      } else if (request.autoConfirm()) {
        SaleCourse.State ignored = startSale(saleFault);
      }
    }

    @Override
    public void fail() {}

    @Override
    public void reverse() {}
  }

  /** Carrying it out after confirmation. */
  private final class Sale implements SaleCourse.Effects {
    private final @Nullable Fault fault;
    private final SaleCourse course;

    private Sale(@Nullable Fault fault) {
      this.fault = fault;
      this.course = SaleCourse.of(books.clock(), fault, books.settings().processing(), this);
    }

    private Sale(SaleCourse course) {
      this.fault = null;
      this.course = course;
    }

    @Override
    public boolean charge() {
      if (isExpired() || !phase.compareAndSet(Phase.CREATED, Phase.CONFIRMED)) {
        return false;
      }
      sale = this;
      confirmed = books.clock().now();
      return true;
    }

    @Override
    public void execute() {
      BigDecimal destination = request.destination();
      books.capture(Transaction.this);
      books
          .ledger()
          .record(new Execution(
              request.externalId(),
              request.line(),
              String.valueOf(request.product().id()),
              Money.of(destination, request.product().currency()),
              Money.of(cost, books.walletCurrency()),
              books.clock().now(),
              String.valueOf(id)));
      end();
    }

    @Override
    public void fail() {
      books.release(Transaction.this);
      end();
    }

    @Override
    public void reverse() {
      books.reverse(Transaction.this);
      end();
    }

    private void end() {
      ended.countDown();
      books.changed(Transaction.this);
    }
  }
}
