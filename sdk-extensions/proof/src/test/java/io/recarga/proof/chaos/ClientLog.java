package io.recarga.proof.chaos;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;

/** What one app said. */
final class ClientLog {
  private final Hits hits;
  private final Map<Integer, String> told = new ConcurrentHashMap<>();
  private final Map<Integer, String> again = new ConcurrentHashMap<>();
  private final Set<Integer> asked = ConcurrentHashMap.newKeySet();
  private final Set<Integer> going = ConcurrentHashMap.newKeySet();
  private final List<Sample> samples = Collections.synchronizedList(new ArrayList<>());
  private final Set<Integer> late = ConcurrentHashMap.newKeySet();
  private final Map<String, Integer> threw = new HashMap<>();
  private final Queue<String> violations = new ConcurrentLinkedQueue<>();
  private final CountDownLatch done = new CountDownLatch(1);
  private final CountDownLatch replayed = new CountDownLatch(1);
  private int closedOn;

  ClientLog(Hits hits) {
    this.hits = hits;
  }

  void take(String line) {
    String[] words = line.split(" ", -1);
    switch (words[0]) {
      case "asks" -> asked.add(Integer.valueOf(words[1]));
      case "goes" -> going.add(Integer.valueOf(words[1]));
      case "ended" -> going.remove(Integer.valueOf(words[1]));
      case "sample" -> samples.add(Sample.parse(words));
      case "late" -> late.add(Integer.valueOf(words[1]));
      case "told" -> told.put(Integer.valueOf(words[1]), words[2]);
      case "again" -> again.put(Integer.valueOf(words[1]), words[2]);
      case "threw" -> {
        synchronized (threw) {
          threw.merge(words[2], 1, Integer::sum);
        }
      }
      case "hit" -> hits.hit(Trouble.valueOf(words[1]), Integer.parseInt(words[2]));
      case "closes" -> closedOn += Integer.parseInt(words[1]);
      case "done" -> done.countDown();
      case "replayed" -> replayed.countDown();
      case "violated" -> violations.add(line.substring(9));
      case "SLF4J:" -> {} // A library of the simulators has no logger.
      default -> violations.add("an app said: " + line);
    }
  }

  Map<Integer, String> told() {
    return told;
  }

  Map<Integer, String> again() {
    return again;
  }

  /** What was asked for, or on its way to a carrier, and no word of it since: by a death. */
  Set<Integer> unfinished() {
    Set<Integer> unfinished = new HashSet<>(going);
    asked.stream().filter(number -> !told.containsKey(number)).forEach(unfinished::add);
    return unfinished;
  }

  /** Returns how it was at one moment after the other. */
  List<Sample> samples() {
    synchronized (samples) {
      return List.copyOf(samples);
    }
  }

  Set<Integer> late() {
    return late;
  }

  boolean hasAsked(int number) {
    return told.containsKey(number);
  }

  Map<String, Integer> threw() {
    synchronized (threw) {
      return Map.copyOf(threw);
    }
  }

  List<String> violations() {
    return List.copyOf(violations);
  }

  int closedOn() {
    return closedOn;
  }

  CountDownLatch done() {
    return done;
  }

  CountDownLatch replayed() {
    return replayed;
  }
}
