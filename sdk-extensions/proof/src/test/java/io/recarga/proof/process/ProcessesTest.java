package io.recarga.proof.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.spi.DuplicateLevel;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Some JVMs, one PostgreSQL, one carrier. {@code -Dproof.processes=full}, or the profile {@code
 * proof}, runs the sizes that the figures in the documents are from.
 */
class ProcessesTest {
  private static final boolean FULL =
      "full".equals(System.getProperty("proof.processes")) || Boolean.getBoolean("proof.full");
  private static final int KEYS = FULL ? 10_000 : 150;
  private static final int THREADS = FULL ? 32 : 8;
  private static final int ROUNDS = FULL ? 25 : 1;
  private static final int KILLS = Integer.getInteger("proof.kills", FULL ? 100 : 2);
  private static final int HERDS = FULL ? 20 : 1;
  private static final int HERD = 15;
  private static final int JVMS = 3;
  private static final int BATCH = 60;
  private static final int CALLERS = 16;

  private static final List<DuplicateLevel> LEVELS = FULL
      ? List.of(DuplicateLevel.REFUSES_REPEAT, DuplicateLevel.REPLAYS)
      : List.of(DuplicateLevel.REFUSES_REPEAT);
  private static final List<String> POINTS = FULL
      ? Points.ALL
      : List.of("after insert", "before send", "during send", "before replace SUCCEEDED");

  private static PostgresServer server;

  @BeforeAll
  static void start() {
    server = PostgresServer.start();
  }

  @AfterAll
  static void stop() {
    // Its processes may still be writing when it is told to end; the folder goes with the system's.
    server.kill();
  }

  @Test
  void oneKeyIsSentOnceHoweverManyThreadsAndProcessesAskForIt() throws Exception {
    try (Scene scene = new Scene(server, DuplicateLevel.REFUSES_REPEAT, false)) {
      List<Child> apps = new ArrayList<>();
      for (int i = 0; i < JVMS; i++) {
        apps.add(scene.topUp("default", 0, KEYS, THREADS));
      }
      Child other = scene.topUp("tenant-b", 0, 20, 2);
      for (Child app : apps) {
        List<String> said = app.await();
        assertThat(said).contains("end").noneMatch(line -> line.contains("threw"));
      }
      assertThat(other.await()).contains("end");

      assertThat(scene.judge()).isEqualTo(Map.of(State.SUCCEEDED, KEYS + 20));
      assertThat(scene.sold().count()).isEqualTo(KEYS + 20);
    }
  }

  @Test
  void whoeverIsKilledAtAnyPointLosesAndDoublesNothing() throws Exception {
    for (DuplicateLevel level : LEVELS) {
      try (Scene scene = new Scene(server, level, true)) {
        int first = 0;
        int killed = 0;
        for (int round = 0; round < ROUNDS; round++) {
          for (String point : POINTS) {
            Child app = scene.dyingAt(point, 1 + round % 3, "default", first, 40, 8);
            List<String> said = app.await();
            killed += app.exitCode() == 137 ? 1 : 0;
            assertThat(said).as(point).noneMatch(line -> line.endsWith("Unknown"));
            first += 40;
          }
        }
        System.out.println(level + ": " + killed + " processes killed");
        assertThat(killed).isGreaterThanOrEqualTo(ROUNDS * POINTS.size() * 2 / 3);
        assertThat(scene.recovering(120).await()).contains("open 0");

        Map<State, Integer> ends = scene.judge();
        System.out.println(level + ": " + ends);
        assertThat(ends.keySet()).allMatch(ClientMain::isClosedWell);
        assertThat(ends.get(State.SUCCEEDED)).isPositive();
      }
    }
  }

  @Test
  void aDatabaseThatIsKilledLosesNothingThatItAcknowledged() throws Exception {
    try (Scene scene = new Scene(server, DuplicateLevel.REFUSES_REPEAT, true)) {
      // Each key is asked for once, so that nobody else may have journaled what an exception
      // denies.
      int keys = KILLS * BATCH;
      Child app = scene.topUpOnce("default", 0, keys, CALLERS);
      app.awaitLine("told");
      long began = System.nanoTime();
      for (int kill = 0; kill < KILLS; kill++) {
        Thread.sleep(50);
        server.kill();
        server.restart();
        long told = app.count("told");
        assertThat(app.awaits("told", Math.min(keys, told + CALLERS))).isTrue();
      }
      Duration took = Duration.ofNanos(System.nanoTime() - began);
      List<String> said = app.await();
      assertThat(scene.recovering(120).await()).contains("open 0");

      Map<State, Integer> ends = scene.judge();
      Map<Integer, JournalRow> rows = scene.rows("default", keys);
      int threw = 0;
      for (String line : said) {
        String[] words = line.split(" ", -1);
        JournalRow row = words[0].equals("told") ? rows.get(Integer.valueOf(words[1])) : null;
        if (words[0].equals("told") && words[2].equals("Delivered")) {
          assertThat(row).as(line).isNotNull();
          assertThat(row.state()).as(line).isEqualTo(State.SUCCEEDED);
        } else if (words[0].equals("told") && words[2].equals("threw")) {
          threw++;
          assertThat(row).as(line + ", but it surfaced").isNull();
        }
      }
      long pending = said.stream().filter(line -> line.endsWith(" Pending")).count();
      System.out.println("database killed " + KILLS + " times within " + took + ": " + ends
          + ", calls told pending: " + pending + ", calls that threw: " + threw);
      assertThat(threw + pending).as("calls that met the outage").isPositive();
    }
  }

  @Test
  void whoSleptBetweenCommitAndFirstByteSendsNothing() throws Exception {
    try (Scene scene = new Scene(server, DuplicateLevel.REFUSES_REPEAT, false)) {
      for (int herd = 0; herd < HERDS; herd++) {
        int first = herd * HERD;
        Child sleepers = scene.stoppingAt("before send", "default", first, HERD);
        sleepers.awaitLine("stops");
        sleepUntilOthersAreAtIt(scene, herd);
        int sold = scene.sold().count();
        sleepers.wake();
        List<String> said = sleepers.await();
        if (herd % 4 == 0) {
          assertThat(said).filteredOn(line -> line.endsWith("Delivered")).hasSize(HERD);
          assertThat(scene.sold().count()).isEqualTo(sold);
        }
      }
      assertThat(scene.recovering(60).await()).contains("open 0");

      System.out.println(HERDS * HERD + " zombies woken, sent again by them: " + scene.repeats());
      assertThat(scene.repeats()).isEmpty();
      assertThat(scene.judge()).isEqualTo(Map.of(State.SUCCEEDED, HERDS * HERD));
      assertThat(scene.sold().count()).isEqualTo(HERDS * HERD);
    }
  }

  /**
   * Past quiescence others find out that nothing was sent, and send it themselves; or the sleep ends
   * within the time to send, after it but within the lease, or shortly after the lease.
   */
  private static void sleepUntilOthersAreAtIt(Scene scene, int herd) throws Exception {
    if (herd % 4 == 0) {
      assertThat(scene.recovering(60).await()).contains("open 0");
      return;
    }
    Child successor = scene.recovering(3);
    Thread.sleep(List.of(300, 2_000, 4_500).get(herd % 4 - 1));
    assertThat(successor.lines()).isNotNull();
  }
}
