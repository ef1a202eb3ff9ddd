package io.recarga.proof.chaos;

import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Which top-up meets which trouble on which lane. Follows from the seed and the top-up's number
 * alone, so that every process draws the same without asking another.
 */
final class Plan {
  /** How a key looks wherever it travels, so that a proxy can see it pass. */
  private static final Pattern KEY = Pattern.compile("chaos-(\\d{8})");

  private static final int FIRST_LINE = 910_000_000;
  private static final int FIRST_WARM = 50_000_000;
  private static final int WARMS = 60;
  private static final int MAGIC_EACH = 10_000;
  private static final int MAGIC_LAST = 15;
  private static final int LANES = 2 * Lane.values().length - 1;
  private static final int HEALTHY_PERCENT = 30;
  private static final Money AMOUNT = Money.of("20", "PEN");
  private static final List<List<Trouble>> BY_FAULT = byFault();

  private final long seed;

  Plan(long seed) {
    this.seed = seed;
  }

  long seed() {
    return seed;
  }

  private static List<List<Trouble>> byFault() {
    TreeMap<Integer, List<Trouble>> faults = new TreeMap<>();
    for (Trouble trouble : Trouble.values()) {
      if (trouble != Trouble.HEALTHY) {
        faults.computeIfAbsent(trouble.fault(), any -> new ArrayList<>()).add(trouble);
      }
    }
    return List.copyOf(faults.values());
  }

  private SplittableRandom random(int number) {
    SplittableRandom mixed = new SplittableRandom(seed * 31 + number);
    return mixed.split();
  }

  Lane lane(int number) {
    // Twice as many go to each of the others as to Reloadly.
    Lane[] lanes = Lane.values();
    Lane lane = lanes[random(number).nextInt(LANES) / 2];
    // The simulator gives lines that end so a fate of their own.
    boolean magic = number % MAGIC_EACH <= MAGIC_LAST;
    return lane == Lane.RELOADLY && magic ? Lane.D3 : lane;
  }

  /** Returns numbers that meet no trouble and that nobody judges. */
  static List<Integer> toWarmUp() {
    return IntStream.range(FIRST_WARM, FIRST_WARM + WARMS).boxed().toList();
  }

  /** Draws the fault first and its kind then, so that all faults come equally often. */
  Trouble trouble(int number) {
    SplittableRandom random = random(number);
    int ignored = random.nextInt(LANES);
    if (number >= FIRST_WARM || random.nextInt(100) < HEALTHY_PERCENT) {
      return Trouble.HEALTHY;
    }
    List<Trouble> kinds = BY_FAULT.get(random.nextInt(BY_FAULT.size()));
    Trouble trouble = kinds.get(random.nextInt(kinds.size()));
    // The simulator draws what goes wrong with it by itself.
    return lane(number) == Lane.RELOADLY && !trouble.isCallers() ? Trouble.HEALTHY : trouble;
  }

  /** Chooses one of several, always the same for one number. */
  <T> T choice(int number, List<T> options) {
    SplittableRandom random = random(number);
    random.nextLong();
    random.nextLong();
    random.nextLong();
    return options.get(random.nextInt(options.size()));
  }

  TopUp topUp(int number) {
    return topUp(key(number), number, AMOUNT);
  }

  /** The same key for another amount. */
  TopUp otherPayload(int number) {
    return topUp(key(number), number, Money.of("30", "PEN"));
  }

  /** The same for another key. */
  TopUp otherKey(int number) {
    return topUp(TopUpKey.of("again-" + number), number, AMOUNT);
  }

  private TopUp topUp(TopUpKey key, int number, Money amount) {
    SimCard sim = SimCard.of(String.valueOf(FIRST_LINE + number), lane(number).carrier());
    return TopUp.ofAmount(key, sim, amount);
  }

  static TopUpKey key(int number) {
    return TopUpKey.of(String.format("chaos-%08d", number));
  }

  static boolean isOurs(TopUpKey key) {
    return key.id().startsWith("chaos-");
  }

  static int number(TopUpKey key) {
    return Integer.parseInt(key.id().substring(6));
  }

  static int ofLine(String line) {
    return Integer.parseInt(line.substring(line.length() - 9)) - FIRST_LINE;
  }

  static String line(int number) {
    return String.valueOf(FIRST_LINE + number);
  }

  /** Returns the number whose key is in {@code text}, or null. */
  static @Nullable Integer numberIn(String text) {
    Matcher matcher = KEY.matcher(text);
    return matcher.find() ? Integer.valueOf(matcher.group(1)) : null;
  }
}
