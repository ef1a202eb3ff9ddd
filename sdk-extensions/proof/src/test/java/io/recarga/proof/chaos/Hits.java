package io.recarga.proof.chaos;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Which top-ups really met their trouble, told by whoever made it. */
final class Hits {
  private final Map<Trouble, Set<Integer>> met = new EnumMap<>(Trouble.class);

  Hits() {
    for (Trouble trouble : Trouble.values()) {
      met.put(trouble, ConcurrentHashMap.newKeySet());
    }
  }

  /** Notes a hit; says whether it is the first of this top-up. */
  boolean hit(Trouble trouble, int number) {
    return of(trouble).add(number);
  }

  Set<Integer> of(Trouble trouble) {
    return met.getOrDefault(trouble, Set.of());
  }

  /** Returns how many top-ups met the fault. */
  int ofFault(int fault) {
    return met.entrySet().stream()
        .filter(entry -> entry.getKey().fault() == fault)
        .mapToInt(entry -> entry.getValue().size())
        .sum();
  }
}
