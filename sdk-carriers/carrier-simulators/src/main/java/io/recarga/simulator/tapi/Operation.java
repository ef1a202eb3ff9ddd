package io.recarga.simulator.tapi;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.Wallet;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One payment that was received: what was asked for and how it goes. */
final class Operation implements SaleCourse.Effects {
  final String id;
  final PaymentRequest request;
  final @Nullable Fault fault;
  final Instant began;
  final SaleCourse course;
  private final Books books;
  private volatile boolean deferred;

  Operation(
      String id, PaymentRequest request, Books books, @Nullable Fault fault, Duration processing) {
    this.id = id;
    this.request = request;
    this.books = books;
    this.fault = fault;
    this.began = books.clock().now();
    this.course = SaleCourse.of(books.clock(), fault, processing, this);
  }

  /** An operation of an earlier process, as the ledger tells. */
  Operation(String id, PaymentRequest request, Books books, Execution earlier) {
    this.id = id;
    this.request = request;
    this.books = books;
    this.fault = null;
    this.began = earlier.at();
    boolean reversed = books.ledger().reversed().contains(id);
    this.course = SaleCourse.ended(
        books.clock(), reversed ? SaleCourse.State.REVERSED : SaleCourse.State.SUCCESSFUL);
  }

  /** Sets it going. What is under way then is answered with 202, and told when it has ended. */
  SaleCourse.State begin() {
    SaleCourse.State state = course.begin();
    deferred = state == SaleCourse.State.PROCESSING;
    return state;
  }

  boolean isDeferred() {
    return deferred;
  }

  /** Returns the status that is true. There are no reversals: what was given back has failed. */
  String status() {
    return switch (course.state()) {
      case UNDER_WAY, PROCESSING -> "processing";
      case SUCCESSFUL -> "confirmed";
      case REFUSED, FAILED, REVERSED -> "failed";
    };
  }

  /** The body that answers a payment: a final one bears no status. */
  Map<String, @Nullable Object> paidJson() {
    return Json.object(
        "operationId", id,
        "createdAt", began.toString(),
        "companyCode", request.company().code(),
        "companyName", request.company().name(),
        "amount", shownAmount(),
        "identifiers",
            List.of(Json.object(
                "identifierValue", request.number(), "identifierName", request.identifierName())),
        "agent", "Simulated agent",
        "clientUserName", "simulated",
        "externalClientId", request.clientId(),
        "externalPaymentId", request.reference(),
        "additionalData", null);
  }

  Map<String, @Nullable Object> json(String status) {
    return Json.object(
        "operationId", id,
        "status", status,
        "externalPaymentId", request.reference(),
        "externalClientId", request.clientId(),
        "additionalData",
            Json.object(
                "agent",
                "Simulated agent",
                "customerId",
                isForeign() ? "911111111" : request.number(),
                "ticket",
                List.of(),
                "providerName",
                "TAPI"),
        "companyCode", request.company().code(),
        "companyName", request.company().name(),
        "amount", shownAmount(),
        "createdAt", began.toString());
  }

  @Override
  public boolean charge() {
    return books.wallet().debit(request.amount()) != null;
  }

  @Override
  public void execute() {
    books
        .ledger()
        .record(new Execution(
            request.reference(),
            request.number(),
            request.company().code() + ":" + request.product().id(),
            money(),
            money(),
            books.clock().now(),
            id));
    books.changed(this);
  }

  @Override
  public void fail() {
    giveBack();
    books.changed(this);
  }

  @Override
  public void reverse() {
    giveBack();
    books.ledger().reverse(id);
    books.changed(this);
  }

  private Money money() {
    return Money.of(request.amount(), books.wallet().currency());
  }

  private BigDecimal shownAmount() {
    return isForeign() ? request.amount().add(BigDecimal.ONE) : request.amount();
  }

  private boolean isForeign() {
    return fault != null && fault.executes() == Fault.When.FOREIGN;
  }

  private void giveBack() {
    Wallet.Movement ignored = books.wallet().credit(request.amount());
  }
}
