package io.recarga.proof.sim;

import java.util.BitSet;
import java.util.EnumMap;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.IntPredicate;
import org.jspecify.annotations.Nullable;

/**
 * Draws what goes wrong. Each world has its own mood: some kinds never strike in it, others often.
 * Each strike has a number, by which a
 * smaller plan can leave it out.
 */
final class Chaos {
  private static final double[] RATES = {0.3, 1, 1, 4};
  private static final int MOST_EACH = 4096;

  private final Map<Kind, Double> rates = new EnumMap<>(Kind.class);
  private final IntPredicate permitted;
  private final BitSet struck = new BitSet();
  private final Luck common;

  Chaos(SplittableRandom random, IntPredicate permitted) {
    this.permitted = permitted;
    boolean calm = random.nextInt(10) == 0;
    for (Kind kind : Kind.values()) {
      double mood = random.nextInt(5) < 2 ? 0 : RATES[random.nextInt(RATES.length)];
      rates.put(kind, calm ? 0 : Math.min(0.6, kind.usual * mood));
    }
    common = new Luck(random.split(), 0);
  }

  /** Says whether it goes wrong in this way, here and now; {@code about} is null for all at once. */
  boolean strikes(Kind kind, @Nullable Obligation about) {
    Luck luck = about == null ? common : about.luck;
    double rate = rates.getOrDefault(kind, 0.0);
    if (rate == 0 || luck.random.nextDouble() >= rate) {
      return false;
    }
    int number = luck.first + Math.min(luck.strikes++, MOST_EACH - 1);
    boolean happens = permitted.test(number);
    if (happens) {
      struck.set(number);
    }
    return happens;
  }

  /** Returns the numbers of what went wrong. */
  BitSet struck() {
    return struck;
  }

  /** Chance of one obligation: what happens to others does not change it. */
  static final class Luck {
    final SplittableRandom random;
    private final int first;
    private int strikes;

    private Luck(SplittableRandom random, int first) {
      this.random = random;
      this.first = first;
    }

    static Luck of(Obligation about, SplittableRandom random) {
      return new Luck(random, (about.number + 1) * MOST_EACH);
    }
  }

  /** What can go wrong, and how often it usually does where it can. */
  enum Kind {
    // A process and its machine.
    CRASH(0.004),
    STALL(0.01),
    INTERRUPT(0.05),
    CLOCK_JUMP(0.004),
    // The journal.
    READ_FAILS(0.01),
    WRITE_FAILS_BEFORE(0.01),
    WRITE_FAILS_AFTER(0.01),
    JOURNAL_DOWN(0.001),
    // The way to the carrier.
    PREPARE_FAILS(0.03),
    NO_TOKEN(0.02),
    NOT_SENT(0.05),
    ADAPTER_THROWS(0.01),
    ANSWER_LOST(0.08),
    SLOW_NETWORK(0.05),
    // The carrier.
    REQUEST_LOST(0.06),
    LATE_EXECUTION(0.06),
    REJECTED(0.08),
    REJECTED_NOW(0.04),
    BURNED(0.3),
    PENDING(0.1),
    PENDING_HOURS(0.03),
    PENDING_FOR_EVER(0.01),
    FAILED_RECORD(0.05),
    DELIVERS_AFTER_ALL(0.2),
    GIVEN_BACK(0.03),
    REVERSED(0.04),
    GARBLED(0.02),
    OTHER_AMOUNT(0.01),
    NOTICES(0.4),
    QUERY_FAILS(0.1),
    QUERY_UNREADABLE(0.05),
    BREAKS_LIMITS(0.2);

    private final double usual;

    Kind(double usual) {
      this.usual = usual;
    }
  }
}
