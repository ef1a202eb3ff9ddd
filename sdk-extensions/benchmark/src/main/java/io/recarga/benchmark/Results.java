package io.recarga.benchmark;

import io.recarga.benchmark.client.Kind;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.ToDoubleFunction;

/** What was measured, round by round. */
final class Results {
  private final Map<Cell, List<Round>> rounds = new LinkedHashMap<>();
  private final Map<Kind, List<Double>> colds = new EnumMap<>(Kind.class);
  private final List<String> growth = new ArrayList<>();
  private String catalogue = "";
  private double serverLimit;
  private double serverCpuMicros;

  void add(Cell cell, Round round) {
    rounds.computeIfAbsent(cell, key -> new ArrayList<>()).add(round);
  }

  void addCold(Kind kind, double millis) {
    colds.computeIfAbsent(kind, key -> new ArrayList<>()).add(millis);
  }

  void addGrowth(String line) {
    growth.add(line);
  }

  void server(double answersPerSecond, double cpuMicros) {
    serverLimit = answersPerSecond;
    serverCpuMicros = cpuMicros;
  }

  void catalogue(String told) {
    catalogue = told;
  }

  /** Returns what was told of the catalogue. */
  String catalogue() {
    return catalogue;
  }

  double serverLimit() {
    return serverLimit;
  }

  double serverCpuMicros() {
    return serverCpuMicros;
  }

  /** Returns rows, nanoseconds a top-up and bytes of heap a row, as they were told. */
  List<String> growth() {
    return growth;
  }

  List<Double> colds(Kind kind) {
    return colds.getOrDefault(kind, List.of());
  }

  boolean has(Cell cell) {
    return rounds.containsKey(cell);
  }

  /** Returns the middle one of the rounds' figures. */
  double median(Cell cell, ToDoubleFunction<Round> figure) {
    return median(rounds(cell).stream().map(figure::applyAsDouble).toList());
  }

  /** Returns the middle one of the ratios, each of two rounds that were neighbours in time. */
  double ratio(Cell cell, Kind to, ToDoubleFunction<Round> figure) {
    List<Round> own = rounds(cell);
    List<Round> others = rounds(cell.of(to));
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(own.size(), others.size()); i++) {
      ratios.add(figure.applyAsDouble(own.get(i)) / figure.applyAsDouble(others.get(i)));
    }
    return median(ratios);
  }

  static double median(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int middle = sorted.size() / 2;
    return sorted.size() % 2 == 1
        ? sorted.get(middle)
        : (sorted.get(middle - 1) + sorted.get(middle)) / 2;
  }

  private List<Round> rounds(Cell cell) {
    return Objects.requireNonNull(rounds.get(cell), "rounds");
  }
}
