package io.recarga.simulator.ding;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.Wallet;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All transfers. A reference that was used before is no obstacle: it is executed again. */
final class Books {
  private static final long FIRST = 900_000_001;

  private final SimulatorClock clock;
  private final Wallet wallet;
  private final Ledger ledger;
  private final Duration processing;
  private final boolean deferred;
  private final String completeWord;
  private final AtomicLong ids = new AtomicLong(FIRST);
  private final ConcurrentSkipListMap<Long, Transfer> transfers = new ConcurrentSkipListMap<>();
  private final Map<String, List<Transfer>> byReference = new ConcurrentHashMap<>();
  private volatile Consumer<Transfer> listener = transfer -> {};

  Books(DingSimulator.Builder b) {
    clock = b.clock;
    wallet = b.wallet;
    ledger = b.ledger;
    processing = b.processing;
    deferred = b.deferredTo != null;
    completeWord = b.completeWord;
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

  String completeWord() {
    return completeWord;
  }

  /** Says whether transfers of {@code product} are only submitted at first. */
  boolean submits(DingProduct product) {
    return deferred || product.isBatch();
  }

  void onChange(Consumer<Transfer> value) {
    listener = value;
  }

  void changed(Transfer transfer) {
    listener.accept(transfer);
  }

  /** Lets a transfer in and begins it, or says why not. */
  Transfer begin(TransferRequest request, @Nullable Fault fault) {
    for (Transfer earlier : ofReference(request.reference())) {
      if (earlier.fault != null
          && earlier.fault.isBlamedOnRepeat()
          && earlier.course.hasArrived()) {
        throw new Refused(3, "RateLimited", null);
      }
    }
    boolean later = submits(request.product());
    Transfer transfer =
        new Transfer(nextRef(), request, this, fault, later ? processing : Duration.ZERO);
    if (transfer.course.begin() == SaleCourse.State.REFUSED
        && (fault == null || fault.executes() == Fault.When.AT_ONCE)) {
      throw new Refused(5, "InsufficientBalance", null);
    }
    keep(transfer);
    return transfer;
  }

  /** Puts a failure on record. */
  Transfer failed(TransferRequest request, Refused why) {
    Transfer transfer =
        new Transfer(nextRef(), request, this, clock.now(), SaleCourse.State.FAILED, why);
    keep(transfer);
    return transfer;
  }

  List<Transfer> ofReference(String reference) {
    return byReference.getOrDefault(reference, List.of());
  }

  Collection<Transfer> newestFirst() {
    return transfers.descendingMap().values();
  }

  /** Takes in what an earlier process wrote into the ledger. */
  void restore(Catalogue catalogue) {
    for (Execution earlier : ledger.executions()) {
      DingProduct product = catalogue.product(earlier.product()).orElse(null);
      Money delivered = earlier.delivered();
      if (product == null || delivered == null || !earlier.transactionId().matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException("ledger: not written by this simulator: " + earlier);
      }
      TransferRequest request = new TransferRequest(
          product,
          product.sentFor(delivered.amount()),
          earlier.line().substring(1),
          earlier.reference(),
          false);
      boolean reversed = ledger.reversed().contains(earlier.transactionId());
      SaleCourse.State state = reversed ? SaleCourse.State.REVERSED : SaleCourse.State.SUCCESSFUL;
      ids.accumulateAndGet(Long.parseLong(earlier.transactionId()) + 1, Math::max);
      keep(new Transfer(earlier.transactionId(), request, this, earlier.at(), state, null));
    }
  }

  private String nextRef() {
    return Long.toString(ids.getAndIncrement());
  }

  private void keep(Transfer transfer) {
    transfers.put(Long.parseLong(transfer.transferRef), transfer);
    byReference
        .computeIfAbsent(transfer.request.reference(), ignored -> new CopyOnWriteArrayList<>())
        .add(transfer);
  }
}
