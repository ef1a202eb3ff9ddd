package io.recarga.simulator.tmf654;

import io.recarga.Money;
import io.recarga.simulator.Execution;
import io.recarga.simulator.Fault;
import io.recarga.simulator.Ledger;
import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.SimulatorClock;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** All lines and top-ups of one carrier. */
final class Books {
  private static final long FIRST_ID = 540_001;

  private final SimulatorClock clock;
  private final Ledger ledger;
  private final TmfPersonality personality;
  private final Duration processing;
  private final AtomicLong ids = new AtomicLong(FIRST_ID);
  private final ConcurrentSkipListMap<Long, TopUp> topUps = new ConcurrentSkipListMap<>();
  private final Map<String, List<TopUp>> byReference = new ConcurrentHashMap<>();
  private final Map<String, Line> lines = new ConcurrentHashMap<>();
  private final Object letIn = new Object();
  private volatile Consumer<TopUp> listener = topUp -> {};

  Books(SimulatorClock clock, Ledger ledger, TmfPersonality personality, Duration processing) {
    this.clock = clock;
    this.ledger = ledger;
    this.personality = personality;
    this.processing = processing;
  }

  SimulatorClock clock() {
    return clock;
  }

  Ledger ledger() {
    return ledger;
  }

  TmfPersonality personality() {
    return personality;
  }

  void onChange(Consumer<TopUp> value) {
    listener = value;
  }

  void changed(TopUp topUp) {
    listener.accept(topUp);
  }

  /** Returns the line of a number, in whatever form it comes. */
  Line line(String number) {
    String digits = number.replaceAll("[^0-9]", "");
    if (digits.length() < 9) {
      throw Refused.badRequest("not a line: " + digits.length() + " digits");
    }
    String whole = digits.length() == 9 ? "51" + digits : digits;
    return lines.computeIfAbsent(whole, key -> new Line(key, clock));
  }

  /** Lets a top-up in and begins it; a repeat is treated as the personality does. */
  TopUp begin(
      String reference,
      Line line,
      BigDecimal amount,
      Map<String, @Nullable Object> request,
      @Nullable Fault fault) {
    synchronized (letIn) {
      TopUp earlier = arrived(reference);
      if (earlier != null) {
        switch (personality.repeats()) {
          case EXECUTED -> {}
          case REFUSED -> throw Refused.usedBefore();
          case REPLAYED -> {
            return earlier;
          }
        }
      }
      String id = String.valueOf(ids.getAndIncrement());
      TopUp topUp = new TopUp(id, reference, line, amount, request, fault, processing, this);
      keep(topUp);
      SaleCourse.State ignored = topUp.course.begin();
      return topUp;
    }
  }

  @Nullable
  TopUp topUp(String id) {
    return id.matches("[0-9]{1,18}") ? topUps.get(Long.valueOf(id)) : null;
  }

  /** Returns the top-ups under {@code reference}, those that never arrived too. */
  List<TopUp> ofReference(String reference) {
    return byReference.getOrDefault(reference, List.of());
  }

  Collection<TopUp> all() {
    return topUps.values();
  }

  /** Takes in what an earlier process wrote into the ledger. */
  void restore() {
    for (Execution earlier : ledger.executions()) {
      Money delivered = earlier.delivered();
      if (delivered == null || !earlier.transactionId().matches("[0-9]{1,18}")) {
        throw new IllegalArgumentException("ledger: not written by this simulator: " + earlier);
      }
      Line line = line(earlier.line());
      line.add(delivered.amount());
      Map<String, @Nullable Object> request = new LinkedHashMap<>();
      if (!personality.isReferenceInHeader()) {
        request.put(personality.reference(), earlier.reference());
      }
      ids.accumulateAndGet(Long.parseLong(earlier.transactionId()) + 1, Math::max);
      keep(new TopUp(earlier, line, delivered.amount(), request, this));
    }
  }

  private @Nullable TopUp arrived(String reference) {
    if (reference.isEmpty()) {
      return null;
    }
    for (TopUp earlier : new ArrayList<>(ofReference(reference))) {
      if (earlier.course.hasArrived()) {
        return earlier;
      }
    }
    return null;
  }

  private void keep(TopUp topUp) {
    topUps.put(Long.valueOf(topUp.id), topUp);
    if (!topUp.reference.isEmpty()) {
      byReference
          .computeIfAbsent(topUp.reference, ignored -> new CopyOnWriteArrayList<>())
          .add(topUp);
    }
  }
}
