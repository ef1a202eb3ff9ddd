package io.recarga.simulator;

import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.jspecify.annotations.Nullable;

/**
 * Which money call meets which {@link Fault}: those told by {@link #forReference}, else those told
 * by {@link #next}, else by chance if {@link #random} says so. Thread-safe.
 */
public final class FaultPlan {
  private final Deque<Fault> next = new ArrayDeque<>();
  private final Map<String, Deque<Fault>> byReference = new HashMap<>();
  private final Map<String, List<Fault>> injected = new LinkedHashMap<>();
  private final Map<String, Integer> calls = new HashMap<>();
  private long seed;
  private double share;
  private List<Fault> chances = List.of();
  private boolean stopped;
  private int taken;

  private FaultPlan() {}

  /** Makes a plan without faults. */
  public static FaultPlan none() {
    return new FaultPlan();
  }

  /**
   * Makes a plan in which {@code share} of all money calls meet a fault, all of {@code faults}
   * equally often. The same seed and references give the same faults, however many threads call.
   *
   * @throws IllegalArgumentException if the share is not from 0 to 1 or no fault is given
   */
  public static FaultPlan random(long seed, double share, List<Fault> faults) {
    if (!(share >= 0 && share <= 1)) {
      throw new IllegalArgumentException("share: not from 0 to 1: " + share);
    }
    if (faults.isEmpty()) {
      throw new IllegalArgumentException("faults: give at least one");
    }
    FaultPlan plan = new FaultPlan();
    plan.seed = seed;
    plan.share = share;
    plan.chances = List.copyOf(faults);
    return plan;
  }

  /** Lets the next money calls meet {@code faults}, one each. */
  public synchronized FaultPlan next(Fault... faults) {
    next.addAll(List.of(faults));
    return this;
  }

  /** Lets the next money calls under {@code reference} meet {@code faults}, one each. */
  public synchronized FaultPlan forReference(String reference, Fault... faults) {
    byReference.computeIfAbsent(reference, ignored -> new ArrayDeque<>()).addAll(List.of(faults));
    return this;
  }

  /** Ends all faults, told and by chance; what was begun takes its course. */
  public synchronized void stop() {
    stopped = true;
  }

  /** Returns which references met which faults, in the order in which they came. */
  public synchronized Map<String, List<Fault>> injected() {
    Map<String, List<Fault>> copy = new LinkedHashMap<>();
    injected.forEach((reference, faults) -> copy.put(reference, List.copyOf(faults)));
    return copy;
  }

  /** Returns how many money calls came so far, with a fault or without. */
  public synchronized int moneyCalls() {
    return taken;
  }

  /** Takes the fault for a money call under {@code reference}, or null if it goes as usual. */
  public synchronized @Nullable Fault take(String reference) {
    taken++;
    if (stopped) {
      return null;
    }
    Deque<Fault> told = byReference.get(reference);
    Fault fault = told == null ? null : told.poll();
    if (fault == null) {
      fault = next.poll();
    }
    if (fault == null && share > 0) {
      fault = byChance(reference);
    }
    if (fault != null) {
      injected.computeIfAbsent(reference, ignored -> new ArrayList<>()).add(fault);
    }
    return fault;
  }

  private @Nullable Fault byChance(String reference) {
    CRC32 crc = new CRC32();
    crc.update(reference.getBytes(StandardCharsets.UTF_8));
    long nth = calls.merge(reference, 1, Integer::sum);
    SplittableRandom random = new SplittableRandom(seed ^ (crc.getValue() << 16) ^ nth);
    return random.nextDouble() < share ? chances.get(random.nextInt(chances.size())) : null;
  }
}
