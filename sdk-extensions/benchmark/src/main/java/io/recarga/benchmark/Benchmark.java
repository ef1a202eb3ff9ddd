package io.recarga.benchmark;

import io.recarga.benchmark.catalogue.CatalogueSize;
import io.recarga.benchmark.client.ClientProcess;
import io.recarga.benchmark.client.FirstTopUp;
import io.recarga.benchmark.client.Kind;
import io.recarga.benchmark.client.MemoryGrowth;
import io.recarga.benchmark.client.ServerLimit;
import io.recarga.benchmark.server.AnswerServer;
import io.recarga.journal.tests.PostgresServer;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Measures what {@code Recarga.topUp} costs beside its HTTP call: each client in a process of its
 * own, against one server in another, all of them round by round in one run. Writes a table and a
 * chart.
 */
public final class Benchmark {
  // One heap for all: what a larger one saves is no merit of a client's.
  private static final List<String> CLIENT_JVM =
      List.of("-Xms1g", "-Xmx1g", "-XX:+UseG1GC", "-XX:+AlwaysPreTouch");
  private static final List<String> COLD_JVM = List.of("-Xmx1g");

  private final Options options;
  private final Child server;
  private final int prompt;
  private final int slow;
  private final Map<Kind, Child> clients = new EnumMap<>(Kind.class);
  private final Results results = new Results();

  private Benchmark(Options options, Child server) throws IOException {
    this.options = options;
    this.server = server;
    String[] ports = server.line().split(" ", 2);
    prompt = Integer.parseInt(ports[0]);
    slow = Integer.parseInt(ports[1]);
  }

  /** Measures; see {@link Options#USAGE} for what may be set. */
  public static void main(String[] args) throws IOException {
    Options options = Options.parse(args);
    Files.createDirectories(options.folder());
    try (Child server = Child.start(AnswerServer.class, List.of("-Xmx256m", "-XX:+UseSerialGC"))) {
      Benchmark benchmark = new Benchmark(options, server);
      benchmark.run();
      Report report = new Report(options, benchmark.results);
      Files.writeString(options.folder().resolve("benchmark.md"), report.markdown());
      Files.writeString(options.folder().resolve("benchmark.svg"), report.chart());
      System.out.println(report.markdown());
    }
  }

  private void run() throws IOException {
    boolean durable = options.kinds().stream().anyMatch(Kind::isDurable);
    try (PostgresServer database = durable ? PostgresServer.start() : null) {
      startClients(database);
      measureServer();
      for (int round = 0; round < options.rounds(); round++) {
        measureRound();
        System.out.println("round " + (round + 1) + " of " + options.rounds());
      }
    } finally {
      clients.values().forEach(Child::close);
    }
    measureColdStarts();
    measureGrowth();
    measureCatalogue();
  }

  private void startClients(@Nullable PostgresServer database) throws IOException {
    for (Kind kind : options.kinds()) {
      String url =
          database == null || !kind.isDurable() ? "" : database.url(database.newDatabase());
      Child client = Child.start(ClientProcess.class, CLIENT_JVM, kind.name(), url);
      clients.put(kind, client);
      for (int callers : options.callers()) {
        long millis = Math.max(1, options.warmUpMillis() / options.callers().size());
        client.ask(prompt + " " + callers + " " + millis);
      }
    }
  }

  private void measureServer() throws IOException {
    Duration before = server.cpu();
    long millis = options.millis();
    try (Child asker =
        Child.start(ServerLimit.class, List.of("-XX:+UseSerialGC"), "" + prompt, "" + millis)) {
      String[] line = asker.line().split(" ", 2);
      double perSecond = Long.parseLong(line[0]) * 1e9 / Long.parseLong(line[1]);
      // What it did before the measured stretch is in the CPU too, at about the same rate.
      double stretch = millis / 1e3 + Math.min(1, millis / 1e3);
      Duration cpu = server.cpu().minus(before);
      results.server(perSecond, cpu.toNanos() / 1e3 / (perSecond * stretch));
    }
  }

  private void measureRound() throws IOException {
    for (int delay : options.delays()) {
      for (int callers : options.callers()) {
        for (Map.Entry<Kind, Child> each : clients.entrySet()) {
          String order = (delay == 0 ? prompt : slow) + " " + callers + " " + options.millis();
          Round round = Round.parse(each.getValue().ask(order));
          results.add(new Cell(each.getKey(), callers, delay), round);
        }
      }
    }
  }

  private void measureColdStarts() throws IOException {
    for (int i = 0; i < options.colds(); i++) {
      for (Kind kind : options.kinds()) {
        if (!kind.isDurable()) {
          long began = System.nanoTime();
          try (Child first = Child.start(FirstTopUp.class, COLD_JVM, kind.name(), "" + prompt)) {
            first.line();
            results.addCold(kind, (System.nanoTime() - began) / 1e6);
          }
        }
      }
    }
  }

  private void measureCatalogue() throws IOException {
    List<String> jvm = List.of("-Xmx1g", "-XX:+UseG1GC");
    try (Child catalogue = Child.start(CatalogueSize.class, jvm, "" + options.plans())) {
      results.catalogue(catalogue.line());
    }
  }

  private void measureGrowth() throws IOException {
    List<String> jvm = List.of("-Xms3g", "-Xmx3g", "-XX:+UseG1GC");
    try (Child growing = Child.start(MemoryGrowth.class, jvm, "" + options.mostRows())) {
      for (String line = growing.line(); !line.equals("end"); line = growing.line()) {
        results.addGrowth(line);
      }
    }
  }
}
