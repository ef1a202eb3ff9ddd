package io.recarga.benchmark.journal;

import io.recarga.journal.FieldCipher;
import io.recarga.journal.JdbcJournal;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.journal.tests.ConnectionPool;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import javax.sql.DataSource;

public final class JournalBench {
  private JournalBench() {}

  public static void main(String[] args) throws Exception {
    int seconds = Integer.getInteger("seconds", 4);
    int rounds = Integer.getInteger("rounds", 3);
    int conns = Integer.getInteger("conns", 32);
    boolean sealed = Boolean.getBoolean("sealed");
    try (DebianPostgres server = DebianPostgres.startOrSay().orElseThrow()) {
      server.create("bench");
      DataSource source = server.dataSource("bench");
      JdbcJournal.migrate(source);
      FieldCipher cipher = sealed ? FieldCipher.ofKey("k", new byte[32]) : FieldCipher.none();
      List<Recorded> recorded = new ArrayList<>();
      long first = 4_711_471_147_114_711_471L;
      Journal recording = JdbcJournal.builder(Recorded.recording(source, recorded)).cipher(cipher).open();
      recorded.clear();
      topUp(recording, first);
      PgBench pgbench = new PgBench(server, first, recorded);
      if (Boolean.getBoolean("show")) System.out.println(pgbench.script());
      for (String c : args) {
        int callers = Integer.parseInt(c);
        for (int i = 0; i < rounds; i++) {
          String out = callers + " callers:";
          if (!Boolean.getBoolean("nopg")) {
            long c0 = server.cpu(); long k0 = kids();
            double theirs = pgbench.run("bench", callers, seconds);
            double n = theirs * seconds;
            out += String.format(" pgbench %.0f (server %.0f client %.0f us)", theirs, (server.cpu() - c0) / n, (kids() - k0) / n);
          }
          for (int from : new int[] {Integer.MAX_VALUE, Integer.getInteger("from", 1)}) {
            try (ConnectionPool pool = new ConnectionPool(source, Math.min(conns, callers))) {
              Journal j = JdbcJournal.builder(pool).cipher(cipher).shareCommitsFrom(from).open();
              run(j, callers, 1);
              long c0 = server.cpu(); long j0 = jvm();
              double r = run(j, callers, seconds);
              double n = r * seconds;
              out += String.format(" | %s %.0f (server %.0f client %.0f us)", from == Integer.MAX_VALUE ? "alone" : "group", r, (server.cpu() - c0) / n, (jvm() - j0) / n);
            }
          }
          System.out.println(out);
        }
      }
    }
  }

  static long jvm() {
    return ((com.sun.management.OperatingSystemMXBean) java.lang.management.ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1000;
  }

  static long kids() throws Exception {
    String[] f = java.nio.file.Files.readString(java.nio.file.Path.of("/proc/self/stat")).split(" ");
    return (Long.parseLong(f[15]) + Long.parseLong(f[16])) * 10_000;
  }

  static void topUp(Journal journal, long number) {
    JournalRow row = SampleTopUps.sending(number);
    if (journal.insert(row) != null || !journal.replace(row, SampleTopUps.delivered(row))) {
      throw new IllegalStateException("rival");
    }
  }

  static double run(Journal journal, int callers, int seconds) throws Exception {
    LongAdder done = new LongAdder();
    AtomicReference<Throwable> failure = new AtomicReference<>();
    List<Thread> threads = new ArrayList<>();
    long began = System.nanoTime();
    long end = began + seconds * 1_000_000_000L;
    for (int i = 0; i < callers; i++) {
      Thread t = new Thread(() -> {
        try {
          while (System.nanoTime() < end) {
            topUp(journal, ThreadLocalRandom.current().nextLong(1_000_000_000_000_000_000L, 9_000_000_000_000_000_000L));
            done.increment();
          }
        } catch (Throwable e) {
          failure.set(e);
        }
      });
      threads.add(t);
      t.start();
    }
    for (Thread t : threads) t.join();
    if (failure.get() != null) throw new IllegalStateException(failure.get());
    return done.sum() * 1e9 / (System.nanoTime() - began);
  }
}
