package io.recarga.simulator.dtone;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All transactions, and what lets one in. */
final class Books {
  private static final long FIRST_ID = 2_260_000_001L;

  private final SimulatorClock clock;
  private final Holdings holdings;
  private final Ledger ledger;
  private final Settings settings;
  private final AtomicLong ids = new AtomicLong(FIRST_ID);
  private final ConcurrentSkipListMap<Long, Transaction> transactions =
      new ConcurrentSkipListMap<>();
  private final Map<String, Transaction> byExternalId = new ConcurrentHashMap<>();
  private final Map<String, String> rejections = new ConcurrentHashMap<>();
  private volatile boolean closed;
  private volatile Consumer<Transaction> listener = transaction -> {};

  Books(SimulatorClock clock, Holdings holdings, Ledger ledger, Settings settings) {
    this.clock = clock;
    this.holdings = holdings;
    this.ledger = ledger;
    this.settings = settings;
  }

  SimulatorClock clock() {
    return clock;
  }

  Ledger ledger() {
    return ledger;
  }

  Holdings holdings() {
    return holdings;
  }

  Settings settings() {
    return settings;
  }

  String walletCurrency() {
    return holdings.wallet().currency();
  }

  void onChange(Consumer<Transaction> value) {
    listener = value;
  }

  void changed(Transaction transaction) {
    listener.accept(transaction);
  }

  void rejectLine(String line, String message) {
    rejections.put(line, message);
  }

  @Nullable
  String rejectionOf(TransactionRequest request) {
    return rejections.get(request.line());
  }

  boolean hasLine(TransactionRequest request) {
    return request.product().creditParty() != null;
  }

  /** Creates a transaction, or says why not. */
  Transaction create(TransactionRequest request, @Nullable Fault fault)
      throws InterruptedException {
    if (byExternalId.containsKey(request.externalId())) {
      throw Problem.EXTERNAL_ID_USED.refused();
    }
    if (!settings.raceWindow().isZero()) {
      TimeUnit.NANOSECONDS.sleep(settings.raceWindow().toNanos());
    }
    Transaction created = new Transaction(ids.getAndIncrement(), request, this, fault);
    SaleCourse.State state = created.begin();
    if (state == SaleCourse.State.REFUSED
        && (fault == null || fault.executes() == Fault.When.AT_ONCE)) {
      throw byExternalId.containsKey(request.externalId())
          ? Problem.EXTERNAL_ID_USED.refused()
          : Problem.INSUFFICIENT_BALANCE.refused();
    }
    if (created.hasArrived()) {
      byExternalId.putIfAbsent(request.externalId(), created);
    }
    transactions.put(created.id, created);
    return created;
  }

  /** Takes a transaction in when it arrives: claims its external id and holds its cost. */
  boolean takeIn(Transaction transaction) {
    String externalId = transaction.request.externalId();
    Transaction earlier = byExternalId.putIfAbsent(externalId, transaction);
    if (earlier != null && settings.raceWindow().isZero()) {
      return false;
    }
    if (holdings.hold(transaction.cost)) {
      return true;
    }
    byExternalId.remove(externalId, transaction);
    return false;
  }

  /** Lets nobody wait any more. */
  void close() {
    closed = true;
    transactions.values().forEach(Transaction::stopWaiting);
  }

  boolean isClosed() {
    return closed;
  }

  void capture(Transaction transaction) {
    holdings.capture(transaction.cost);
  }

  void release(Transaction transaction) {
    holdings.release(transaction.cost);
  }

  void reverse(Transaction transaction) {
    holdings.reverse(transaction.cost);
    ledger.reverse(String.valueOf(transaction.id));
  }

  /**
   * Returns a transaction that is on record.
   *
   * @throws Refused if there is none
   */
  Transaction known(long id) {
    Transaction found = transactions.get(id);
    if (found == null || !found.hasArrived()) {
      throw Problem.NO_SUCH_TRANSACTION.refused();
    }
    return found;
  }

  /** Returns a transaction, on record or on its way, or null. */
  @Nullable
  Transaction find(long id) {
    return transactions.get(id);
  }

  /** Returns all transactions, newest first. */
  Collection<Transaction> newestFirst() {
    return transactions.descendingMap().values();
  }

  /** Takes in what an earlier process wrote into the ledger, so that its ids stay used. */
  void restore(Catalogue catalogue) {
    for (Execution earlier : ledger.executions()) {
      Money delivered = earlier.delivered();
      boolean ours =
          earlier.product().matches("[0-9]{1,9}") && earlier.transactionId().matches("[0-9]{1,18}");
      DtOneProduct product =
          ours ? catalogue.find(Long.parseLong(earlier.product())).orElse(null) : null;
      if (product == null || delivered == null) {
        throw new IllegalArgumentException("ledger: not written by this simulator: " + earlier);
      }
      long id = Long.parseLong(earlier.transactionId());
      TransactionRequest request = TransactionRequest.restored(product, earlier, delivered);
      Transaction restored = new Transaction(id, request, this, earlier);
      ids.accumulateAndGet(id + 1, Math::max);
      transactions.put(id, restored);
      byExternalId.put(earlier.reference(), restored);
    }
  }

  /**
   * How it works.
   *
   * @param processing how long an operator takes
   * @param confirmationTime how long after creation a transaction can be confirmed
   * @param syncHold how long a synchronous call is kept waiting for the end, in real time
   * @param raceWindow how long after the check an external id is not yet taken
   * @param narrowSearch whether a search by external id alone shows one day only
   */
  record Settings(
      Duration processing,
      Duration confirmationTime,
      Duration syncHold,
      Duration raceWindow,
      boolean narrowSearch) {}
}
