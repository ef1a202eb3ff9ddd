package io.recarga.benchmark;

import io.recarga.benchmark.client.Kind;
import java.util.List;
import java.util.Locale;

/** Writes down what was measured. */
final class Report {
  private final Options options;
  private final Results results;
  private final Kind limit;

  Report(Options options, Results results) {
    this.options = options;
    this.results = results;
    this.limit = options.kinds().get(0);
  }

  String markdown() {
    StringBuilder text = new StringBuilder();
    text.append("# What a top-up costs\n\n")
        .append(
            "Written by `recarga-benchmark`; [its README](../sdk-extensions/benchmark/README.md)")
        .append(" says how to run it and what each figure means.\n\n")
        .append(Machine.describe())
        .append(". ")
        .append(line(
            "%d rounds of %.1f s a cell, one client after the other in each round; medians.%n%n",
            options.rounds(), options.millis() / 1e3))
        .append(line(
            "The server alone: %,.0f answers/s, %.1f µs of CPU an answer.%n",
            results.serverLimit(), results.serverCpuMicros()));
    for (int delay : options.delays()) {
      text.append(line("%n## Server time %d ms%n%n", delay)).append(table(delay));
    }
    return text.append(cold())
        .append(growth())
        .append("\n## A large catalogue\n\n")
        .append(results.catalogue())
        .append(".\n")
        .toString();
  }

  private String table(int delay) {
    StringBuilder text = new StringBuilder();
    text.append("| callers | client | top-ups/s | × limit | p50 ms | p99 ms | CPU µs | × limit |"
        + " bytes | × limit |\n");
    text.append("|--:|---|--:|--:|--:|--:|--:|--:|--:|--:|\n");
    for (int callers : options.callers()) {
      for (Kind kind : options.kinds()) {
        Cell cell = new Cell(kind, callers, delay);
        text.append(line(
            "| %d | %s | %,.0f | %.3f | %.2f | %.2f | %.1f | %.2f | %,.0f | %.2f |%n",
            callers,
            kind.title(),
            results.median(cell, Round::perSecond),
            results.ratio(cell, limit, Round::perSecond),
            results.median(cell, Round::median) / 1e6,
            results.median(cell, Round::p99) / 1e6,
            results.median(cell, Round::cpuMicros),
            results.ratio(cell, limit, Round::cpuMicros),
            results.median(cell, Round::bytesPerCall),
            results.ratio(cell, limit, Round::bytesPerCall)));
      }
    }
    return text.toString();
  }

  private String cold() {
    if (options.colds() == 0) {
      return "";
    }
    StringBuilder text = new StringBuilder("\n## Cold start\n\nFrom the start of a new JVM to its"
        + " first answered top-up, each with a token, the operators and the top-up.\n\n"
        + "| client | ms, median (least to most) | × limit |\n|---|--:|--:|\n");
    for (Kind kind : options.kinds()) {
      List<Double> colds = results.colds(kind);
      if (!colds.isEmpty()) {
        text.append(line(
            "| %s | %.0f (%.0f to %.0f) | %.2f |%n",
            kind.title(),
            Results.median(colds),
            colds.stream().min(Double::compare).orElseThrow(),
            colds.stream().max(Double::compare).orElseThrow(),
            Results.median(colds) / Results.median(results.colds(limit))));
      }
    }
    return text.toString();
  }

  private String growth() {
    StringBuilder text = new StringBuilder("\n## The engine alone, while its journal in memory"
        + " grows\n\nOne caller, and a carrier that answers at once without HTTP.\n\n"
        + "| rows | CPU µs a top-up | bytes allocated | bytes of heap a row |\n"
        + "|--:|--:|--:|--:|\n");
    for (String told : results.growth()) {
      String[] parts = told.split(" ", 4);
      text.append(line(
          "| %,d | %.2f | %,d | %,d |%n",
          Long.valueOf(parts[0]),
          Long.parseLong(parts[1]) / 1e3,
          Long.valueOf(parts[2]),
          Long.valueOf(parts[3])));
    }
    return text.toString();
  }

  String chart() {
    Chart chart = new Chart(options.kinds());
    for (int delay : options.delays()) {
      for (int callers : options.callers()) {
        chart.group(
            callers + (callers == 1 ? " caller, " : " callers, ") + delay + " ms",
            options.kinds().stream()
                .map(kind -> results.ratio(new Cell(kind, callers, delay), limit, Round::perSecond))
                .toList(),
            options.kinds().stream()
                .map(kind -> results.median(new Cell(kind, callers, delay), Round::perSecond))
                .toList());
      }
    }
    return chart.toSvg();
  }

  /** What took too little CPU for the system's ticks has no ratio. */
  private static String line(String format, Object... values) {
    return String.format(Locale.ROOT, format, values).replace("NaN", "–").replace("Infinity", "–");
  }
}
