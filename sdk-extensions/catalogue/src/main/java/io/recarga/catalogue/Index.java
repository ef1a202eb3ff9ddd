package io.recarga.catalogue;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** All entries and what they can be found by: each feature is kept once, with the entries' numbers. */
final class Index {
  private static final int[] NONE = {};

  private final List<Entry> entries;
  private final String[] features;
  private final int[][] numbers;

  Index(List<Entry> entries, Features reader) {
    this.entries = List.copyOf(entries);
    Map<String, List<Integer>> found = new HashMap<>();
    for (int i = 0; i < entries.size(); i++) {
      for (String feature : reader.of(entries.get(i))) {
        found.computeIfAbsent(feature, any -> new ArrayList<>()).add(i);
      }
    }
    features = found.keySet().toArray(String[]::new);
    Arrays.sort(features);
    numbers = new int[features.length][];
    for (int i = 0; i < features.length; i++) {
      numbers[i] = found.getOrDefault(features[i], List.of()).stream()
          .mapToInt(Integer::intValue)
          .toArray();
    }
  }

  List<Entry> entries() {
    return entries;
  }

  boolean has(String feature) {
    return Arrays.binarySearch(features, feature) >= 0;
  }

  BitSet with(String feature) {
    int at = Arrays.binarySearch(features, feature);
    return bits(at < 0 ? NONE : numbers[at]);
  }

  /** Returns the entries that have all of them. */
  BitSet withAll(Set<String> all) {
    BitSet common = new BitSet();
    common.set(0, entries.size());
    all.forEach(feature -> common.and(with(feature)));
    return common;
  }

  /** Returns the entries with a feature that begins so. */
  BitSet beginning(String prefix) {
    BitSet any = new BitSet();
    for (int i = from(prefix); i < features.length && features[i].startsWith(prefix); i++) {
      any.or(bits(numbers[i]));
    }
    return any;
  }

  /** Returns what follows {@code prefix} in all features that begin so. */
  List<String> rests(String prefix) {
    List<String> found = new ArrayList<>();
    for (int i = from(prefix); i < features.length && features[i].startsWith(prefix); i++) {
      found.add(features[i].substring(prefix.length()));
    }
    return found;
  }

  private int from(String prefix) {
    int at = Arrays.binarySearch(features, prefix);
    return at < 0 ? -at - 1 : at;
  }

  private static BitSet bits(int[] numbers) {
    BitSet set = new BitSet();
    for (int number : numbers) {
      set.set(number);
    }
    return set;
  }
}
