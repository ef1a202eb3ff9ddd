package io.recarga.simulator.reloadly;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All orders, and the rules by which one is let in. */
final class Books {
  static final String INSUFFICIENT =
      "Insufficient funds in the wallet to complete this transaction";
  static final String RECENTLY = "Phone was recently recharged, try again after 2 minutes";
  private static final Duration PAUSE = Duration.ofMinutes(2);
  private static final long FIRST_ID = 180_001;

  private final SimulatorClock clock;
  private final Wallet wallet;
  private final Ledger ledger;
  private final Settings settings;
  private final AtomicLong ids = new AtomicLong(FIRST_ID);
  private final ConcurrentSkipListMap<Long, Order> orders = new ConcurrentSkipListMap<>();
  private final Map<String, List<Order>> byReference = new ConcurrentHashMap<>();
  private final Map<String, Instant> lastOfLine = new ConcurrentHashMap<>();
  private final Object letIn = new Object();
  private volatile Consumer<Order> listener = order -> {};

  Books(SimulatorClock clock, Wallet wallet, Ledger ledger, Settings settings) {
    this.clock = clock;
    this.wallet = wallet;
    this.ledger = ledger;
    this.settings = settings;
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

  Duration processingOf(OrderRequest request) {
    return settings.processing();
  }

  void onChange(Consumer<Order> value) {
    listener = value;
  }

  void changed(Order order) {
    if (order.course.state() == SaleCourse.State.SUCCESSFUL) {
      lastOfLine.put(order.request.recipient(), clock.now());
    }
    listener.accept(order);
  }

  /** Lets an order in and begins it, or says why not. */
  Order begin(OrderRequest request, @Nullable Fault planned, boolean async)
      throws InterruptedException {
    MagicNumbers.check(request);
    request.checkAmount(settings.unlistedAmounts());
    if (!request.operator().isActive()) {
      throw new Refused(
          503,
          "OPERATOR_UNAVAILABLE_OR_CURRENTLY_INACTIVE",
          "The operator is currently unavailable or inactive");
    }
    Fault fault = planned == null ? MagicNumbers.fault(request) : planned;
    if (fault == null && async) {
      fault = Fault.pendingThenDelivered(settings.asyncProcessing());
    }
    if (!settings.raceWindow().isZero()) {
      checkUnused(request);
      TimeUnit.NANOSECONDS.sleep(settings.raceWindow().toNanos());
      return enter(request, fault);
    }
    synchronized (letIn) {
      checkUnused(request);
      return enter(request, fault);
    }
  }

  @Nullable
  Order order(long transactionId) {
    return orders.get(transactionId);
  }

  /** Returns all orders, newest first. */
  Collection<Order> newestFirst() {
    return orders.descendingMap().values();
  }

  static Refused duplicate() {
    return new Refused(400, "CUSTOM_IDENTIFIER_ALREADY_USED", "Custom identifier is already used");
  }

  private void checkUnused(OrderRequest request) {
    String reference = request.reference();
    List<Order> earlier =
        reference.isEmpty() ? List.of() : byReference.getOrDefault(reference, List.of());
    for (Order order : earlier) {
      if (order.course.hasArrived()) {
        boolean blamed = order.fault != null && order.fault.isBlamedOnRepeat();
        throw blamed ? new Refused(400, "PHONE_RECENTLY_RECHARGED", RECENTLY) : duplicate();
      }
    }
    Instant last = lastOfLine.get(request.recipient());
    if (settings.recentlyRecharged() && last != null && clock.now().isBefore(last.plus(PAUSE))) {
      throw new Refused(400, "PHONE_RECENTLY_RECHARGED", RECENTLY);
    }
  }

  /** Takes in what an earlier process wrote into the ledger, so that its ids stay used. */
  void restore(Catalogue catalogue) {
    for (Execution earlier : ledger.executions()) {
      Long id = Call.whole(earlier.transactionId());
      Long operatorId = Call.whole(earlier.product());
      Money delivered = earlier.delivered();
      if (id == null || operatorId == null || delivered == null) {
        throw new IllegalArgumentException("ledger: not written by this simulator: " + earlier);
      }
      OrderRequest request = new OrderRequest(
          catalogue.operator(operatorId),
          delivered.amount(),
          true,
          earlier.reference(),
          earlier.line().substring(1),
          null,
          null);
      ids.accumulateAndGet(id + 1, Math::max);
      keep(new Order(id, request, this, earlier));
    }
  }

  private void keep(Order order) {
    orders.put(order.transactionId, order);
    String reference = order.request.reference();
    if (!reference.isEmpty()) {
      byReference
          .computeIfAbsent(reference, ignored -> new CopyOnWriteArrayList<>())
          .add(order);
    }
  }

  private Order enter(OrderRequest request, @Nullable Fault fault) {
    Order order = new Order(ids.getAndIncrement(), request, this, fault);
    if (order.course.begin() == SaleCourse.State.REFUSED
        && (fault == null || fault.executes() == Fault.When.AT_ONCE)) {
      throw new Refused(400, "INSUFFICIENT_BALANCE", INSUFFICIENT);
    }
    keep(order);
    return order;
  }

  /**
   * How strict the rules are.
   *
   * @param processing how long a synchronous order takes
   * @param asyncProcessing how long an asynchronous order takes
   * @param raceWindow how long after the check an id is not yet taken
   * @param recentlyRecharged whether a line rests for two minutes after each top-up
   * @param unlistedAmounts whether fixed operators take any amount
   */
  record Settings(
      Duration processing,
      Duration asyncProcessing,
      Duration raceWindow,
      boolean recentlyRecharged,
      boolean unlistedAmounts) {}
}
