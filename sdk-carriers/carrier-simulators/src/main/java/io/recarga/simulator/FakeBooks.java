package io.recarga.simulator;

import io.recarga.DeclineReason;
import io.recarga.HistoryEntry;
import io.recarga.Iccid;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.simulator.SaleCourse.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** The sales of a {@link FakeCarrier}, and what it does with a reference that it has seen. */
final class FakeBooks {
  private final AdapterId id;
  private final SimulatorClock clock;
  private final Wallet wallet;
  private final Ledger ledger;
  private final Duration processing;
  private final AtomicLong transactions = new AtomicLong();
  private final List<FakeSale> sales = new ArrayList<>();
  private final Map<String, List<FakeSale>> byReference = new HashMap<>();

  FakeBooks(AdapterId id, SimulatorClock clock, Wallet wallet, Ledger ledger, Duration processing) {
    this.id = id;
    this.clock = clock;
    this.wallet = wallet;
    this.ledger = ledger;
    this.processing = processing;
  }

  Ledger ledger() {
    return ledger;
  }

  Money balance() {
    return Money.of(wallet.balance(), wallet.currency());
  }

  static Money faceValue(TopUp topUp) {
    Money amount = topUp.amount();
    Plan plan = topUp.plan();
    if (amount != null) {
      return amount;
    }
    if (plan == null) {
      throw new IllegalArgumentException("topUp: has neither amount nor plan");
    }
    return plan.price();
  }

  Answer sell(Attempt attempt, Money cost, @Nullable Fault fault, Capabilities declared) {
    if (fault != null && fault.answer() == Fault.Answer.REFUSED) {
      throw new NotSentException(id + ": connection refused");
    }
    FakeSale sale;
    synchronized (sales) {
      Answer repeat = answerToRepeat(attempt.reference(), declared.duplicates());
      if (repeat != null) {
        return fault == null ? repeat : FakeAnswers.afterRepeat(fault, repeat);
      }
      sale = new FakeSale(transactions.incrementAndGet(), attempt, cost, fault, this);
      sale.course.begin();
      sales.add(sale);
      byReference.computeIfAbsent(sale.reference, unseen -> new ArrayList<>()).add(sale);
    }
    return FakeAnswers.toSend(sale);
  }

  Answer find(Attempt attempt, Capabilities declared) {
    if (declared.duplicates() == DuplicateLevel.BLIND) {
      return Answer.inDoubt(Doubt.AMBIGUOUS, Evidence.of("NO_SEARCH", id + " cannot be searched"));
    }
    List<FakeSale> all = salesOf(attempt.reference());
    Answer best = Answer.notFound(Window.until(clock.now()));
    for (FakeSale sale : all) {
      Answer shown = FakeAnswers.toFind(sale, best);
      best = better(best, shown);
    }
    return best;
  }

  List<HistoryEntry> history(Instant from, Instant to) {
    synchronized (sales) {
      return sales.stream()
          .filter(sale -> sale.course.hasArrived())
          .filter(sale -> !sale.began.isBefore(from) && !sale.began.isAfter(to))
          .map(FakeAnswers::toHistory)
          .toList();
    }
  }

  SimulatorClock clock() {
    return clock;
  }

  Duration processing() {
    return processing;
  }

  Wallet wallet() {
    return wallet;
  }

  static String lineOf(SimCard sim) {
    PhoneNumber number = sim.number();
    Iccid iccid = sim.iccid();
    return number != null ? number.e164() : iccid == null ? "" : iccid.digits();
  }

  /** Returns what is said to a reference seen before, or null if the request is taken as new. */
  private @Nullable Answer answerToRepeat(String reference, DuplicateLevel level) {
    if (!level.mayResend()) {
      return null;
    }
    for (FakeSale sale : salesOf(reference)) {
      boolean replays = level == DuplicateLevel.REPLAYS;
      if (replays && sale.course.state() != State.REFUSED) {
        return FakeAnswers.truth(sale);
      }
      if (!replays && sale.course.hasArrived()) {
        return sale.fault != null && sale.fault.isBlamedOnRepeat()
            ? FakeAnswers.recentlyRecharged()
            : Answer.inDoubt(Doubt.REFERENCE_USED, Evidence.of("REFERENCE_USED", null));
      }
    }
    return null;
  }

  private List<FakeSale> salesOf(String reference) {
    synchronized (sales) {
      return List.copyOf(byReference.getOrDefault(reference, List.of()));
    }
  }

  private static Answer better(Answer one, Answer other) {
    return rank(other) > rank(one) ? other : one;
  }

  private static int rank(Answer answer) {
    if (answer instanceof Answer.NotFound) {
      return 0;
    }
    if (answer instanceof Answer.Failed) {
      return 1;
    }
    if (answer instanceof Answer.InDoubt) {
      return 2;
    }
    return answer instanceof Answer.Delivered ? 4 : 3;
  }

  static Answer walletTooLow() {
    return FakeAnswers.refused(DeclineReason.WALLET_TOO_LOW, "WALLET_TOO_LOW");
  }
}
