package io.recarga.simulator.tapi;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All operations, and the rules by which one is let in. */
final class Books {
  private static final Duration A_DAY = Duration.ofDays(1);

  private final SimulatorClock clock;
  private final Wallet wallet;
  private final Ledger ledger;
  private final Duration processing;
  private final int limitPerNumber;
  private final AtomicLong serial = new AtomicLong();
  private final ConcurrentSkipListMap<Long, Operation> operations = new ConcurrentSkipListMap<>();
  private final Map<String, Operation> byId = new ConcurrentHashMap<>();
  private final Map<String, Operation> byReference = new ConcurrentHashMap<>();
  private final Object letIn = new Object();
  private volatile Consumer<Operation> listener = operation -> {};

  Books(TapiSimulator.Builder b) {
    clock = b.clock;
    wallet = b.wallet;
    ledger = b.ledger;
    processing = b.processing;
    limitPerNumber = b.limitPerNumber;
  }

  SimulatorClock clock() {
    return clock;
  }

  Wallet wallet() {
    return wallet;
  }

  Ledger ledger() {
    return ledger;
  }

  void onChange(Consumer<Operation> value) {
    listener = value;
  }

  /** Tells how an operation ended, unless the answer to its payment said so. */
  void changed(Operation operation) {
    if (operation.isDeferred()) {
      listener.accept(operation);
    }
  }

  /** Lets a payment in and begins it, or says why not. */
  Operation begin(PaymentRequest request, @Nullable Fault fault) {
    synchronized (letIn) {
      Operation earlier = byReference.get(request.reference());
      if (earlier != null && earlier.course.hasArrived()) {
        boolean blamed = earlier.fault != null && earlier.fault.isBlamedOnRepeat();
        throw blamed ? limited() : duplicate();
      }
      if (limitPerNumber > 0 && countOfDay(request.number()) >= limitPerNumber) {
        throw limited();
      }
      long number = serial.incrementAndGet();
      String id = UUID.nameUUIDFromBytes(("operation " + number).getBytes(StandardCharsets.UTF_8))
          .toString();
      Operation operation = new Operation(id, request, this, fault, processing);
      if (operation.begin() == SaleCourse.State.REFUSED
          && (fault == null || fault.executes() == Fault.When.AT_ONCE)) {
        throw new Refused(500, "XX05000", "Provider error");
      }
      keep(number, operation);
      return operation;
    }
  }

  static Refused duplicate() {
    return new Refused(409, "XPA04626", "externalPaymentId already used");
  }

  @Nullable
  Operation byId(String id) {
    return byId.get(id);
  }

  @Nullable
  Operation byReference(String reference) {
    return byReference.get(reference);
  }

  Collection<Operation> inOrder() {
    return operations.values();
  }

  /** Takes in what an earlier process wrote into the ledger, so that its references stay used. */
  void restore(Catalogue catalogue) {
    for (Execution earlier : ledger.executions()) {
      String[] sold = earlier.product().split(":", 2);
      TapiCompany company = catalogue.company(sold[0]).orElse(null);
      TapiProduct product =
          company == null || sold.length < 2 ? null : company.product(sold[1]).orElse(null);
      Money delivered = earlier.delivered();
      if (company == null || product == null || delivered == null) {
        throw new IllegalArgumentException("ledger: not written by this simulator: " + earlier);
      }
      PaymentRequest request = new PaymentRequest(
          company, product, delivered.amount(), "PHONE", earlier.line(), earlier.reference(), null);
      keep(
          serial.incrementAndGet(), new Operation(earlier.transactionId(), request, this, earlier));
    }
  }

  private long countOfDay(String number) {
    Instant since = clock.now().minus(A_DAY);
    return operations.values().stream()
        .filter(operation -> operation.request.number().equals(number))
        .filter(operation -> operation.began.isAfter(since) && operation.course.hasArrived())
        .count();
  }

  private static Refused limited() {
    return new Refused(429, "RPA04680", "Limit for this phone number reached");
  }

  private void keep(long number, Operation operation) {
    operations.put(number, operation);
    byId.put(operation.id, operation);
    byReference.put(operation.request.reference(), operation);
  }
}
