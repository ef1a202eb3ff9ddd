package io.recarga.benchmark;

import io.recarga.benchmark.client.Kind;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;

/**
 * What is measured, and how long.
 *
 * @param callers how many there are at once
 * @param delays milliseconds that the server takes: 0 or 50
 * @param kinds the clients; the first is what the others are compared with
 * @param rounds how often each is measured, one after the other
 * @param millis how long a round takes
 * @param warmUpMillis how long each client runs before anything counts
 * @param colds how many processes of each kind are started for the cold start
 * @param mostRows how many rows the growing journal in memory ends with
 * @param plans how many the catalogue has
 * @param folder where the table and the chart go
 */
record Options(
    List<Integer> callers,
    List<Integer> delays,
    List<Kind> kinds,
    int rounds,
    long millis,
    long warmUpMillis,
    int colds,
    int mostRows,
    int plans,
    Path folder) {

  static final String USAGE = """
      --quick                a smoke test of some 20 s
      --full                 longer rounds and more of them, some 15 minutes
      --callers 1,8,64,256   callers at once
      --delays 0,50          milliseconds that the server takes
      --clients bare,hand,memory,postgres
      --rounds 3   --millis 2000   --warm-up 40000  --cold 7   --rows 1000000
      --plans 50000
      --out <folder>         where benchmark.md and benchmark.svg go""";

  /** Reads a command line. */
  static Options parse(String... args) {
    Map<String, String> given = new TreeMap<>(Map.of(
        "callers", "1,8,64,256",
        "delays", "0,50",
        "clients", "bare,hand,memory,postgres",
        "rounds", "3",
        "millis", "2000",
        "warm-up", "40000",
        "cold", "7",
        "rows", "1000000",
        "out", "."));
    given.put("plans", "50000");
    for (int i = 0; i < args.length; i++) {
      String name = args[i].replaceFirst("^--", "");
      if (name.equals("quick")) {
        given.putAll(Map.of("callers", "1,8", "rounds", "1", "millis", "200"));
        given.putAll(Map.of("warm-up", "300", "cold", "1", "rows", "20000", "plans", "2000"));
      } else if (name.equals("full")) {
        given.putAll(Map.of("rounds", "5", "millis", "3000", "warm-up", "80000", "cold", "11"));
      } else if (given.containsKey(name) && i + 1 < args.length) {
        given.put(name, args[++i]);
      } else {
        throw new IllegalArgumentException("not an option: " + args[i] + "\n" + USAGE);
      }
    }
    return new Options(
        numbers(given, "callers"),
        numbers(given, "delays"),
        Arrays.stream(text(given, "clients").split(",", -1))
            .map(word -> Kind.valueOf(word.toUpperCase(Locale.ROOT)))
            .toList(),
        numbers(given, "rounds").get(0),
        numbers(given, "millis").get(0),
        numbers(given, "warm-up").get(0),
        numbers(given, "cold").get(0),
        numbers(given, "rows").get(0),
        numbers(given, "plans").get(0),
        Path.of(text(given, "out")));
  }

  private static List<Integer> numbers(Map<String, String> given, String name) {
    return Arrays.stream(text(given, name).split(",", -1)).map(Integer::valueOf).toList();
  }

  private static String text(Map<String, String> given, String name) {
    return Objects.requireNonNull(given.get(name), name);
  }
}
