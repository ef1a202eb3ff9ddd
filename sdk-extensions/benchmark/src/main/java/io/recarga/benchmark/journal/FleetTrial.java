package io.recarga.benchmark.journal;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * A fleet in a JVM of its own that is killed as often as is wanted, and run again until all lines have
 * ended, against a carrier in another process.
 *
 * @param lines how many lines the fleet has
 * @param inFlight how many are under way at once
 * @param delayMillis how long the carrier takes to answer
 * @param kills how often the fleet's JVM is killed on its way
 * @param callSeconds for how long an answer of the carrier is waited for
 */
record FleetTrial(long lines, int inFlight, int delayMillis, int kills, int callSeconds) {
  private static final int CLIENT_MIB = 160;
  private static final int CARRIER_MIB = 512;

  /** Runs it on a database that has the journal's tables. */
  Outcome run(String database) throws IOException {
    Path ledger = Files.createTempFile("recarga-fleet", ".ledger");
    try (Jvm carrier = Jvm.start(LeanCarrier.class, CARRIER_MIB, delayMillis, ledger)) {
      int port = Integer.parseInt(carrier.awaitLine("port "));
      List<Run> runs = new ArrayList<>();
      long began = System.nanoTime();
      for (int i = 0; i <= kills; i++) {
        runs.add(run(database, port, i < kills ? lines * (i + 1) / (kills + 1) : Long.MAX_VALUE));
      }
      double seconds = (System.nanoTime() - began) / 1e9;
      String[] counts =
          new LeanAdapter(port, 1, Duration.ofSeconds(callSeconds)).count().split(" ", -1);
      long sold;
      try (Stream<String> sales = Files.lines(ledger)) {
        sold = sales.distinct().count();
      }
      return new Outcome(sold, Long.parseLong(counts[0]), Long.parseLong(counts[1]), seconds, runs);
    } finally {
      Files.delete(ledger);
    }
  }

  /** Runs the fleet until it ends, or is killed after so many lines. */
  private Run run(String database, int port, long killAfter) throws IOException {
    List<Mark> marks = new ArrayList<>();
    String[] report = {""};
    try (Jvm client =
        Jvm.start(FleetClient.class, CLIENT_MIB, database, port, lines, inFlight, callSeconds)) {
      client.listen(line -> {
        String[] words = line.split(" ", 2);
        if (words[0].equals("report")) {
          report[0] = words[1];
          return;
        }
        Mark mark = Mark.of(words[1]);
        marks.add(mark);
        if (mark.lines() >= killAfter) {
          client.kill();
        }
      });
    }
    return new Run(marks, report[0]);
  }

  /**
   * What came of it.
   *
   * @param sold how many different sales stand in the carrier's ledger
   * @param sales how many sales the carrier made
   * @param again how often a reference came again and was refused
   * @param runs the runs, of which all but the last were killed
   */
  record Outcome(long sold, long sales, long again, double seconds, List<Run> runs) {
    /** Returns what the last run said at its end. */
    String report() {
      return runs.get(runs.size() - 1).report();
    }

    /** Returns the lines a second of the first run, from its first mark to its last. */
    double rate() {
      List<Mark> marks = runs.get(0).marks();
      Mark first = marks.get(0);
      Mark last = marks.get(marks.size() - 1);
      return (last.lines() - first.lines()) * 1_000.0 / Math.max(1, last.millis() - first.millis());
    }

    /** Returns the most MiB that outlived a collection in the first, or the second half of a run. */
    long keptMib(boolean secondHalf) {
      long most = 0;
      for (Run run : runs) {
        int half = run.marks().size() / 2;
        List<Mark> marks = secondHalf
            ? run.marks().subList(half, run.marks().size())
            : run.marks().subList(0, half);
        most = Math.max(most, marks.stream().mapToLong(Mark::keptMib).max().orElse(0));
      }
      return most;
    }
  }

  /** One run: how far it was when, and what it said at its end. */
  record Run(List<Mark> marks, String report) {}

  /** How far a run was: lines that have ended, milliseconds, and MiB that outlived a collection. */
  record Mark(long lines, long millis, long keptMib) {
    static Mark of(String text) {
      String[] words = text.split(" ", -1);
      return new Mark(Long.parseLong(words[0]), Long.parseLong(words[1]), Long.parseLong(words[2]));
    }
  }
}
