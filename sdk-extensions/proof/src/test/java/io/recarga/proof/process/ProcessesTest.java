package io.recarga.proof.process;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.journal.tests.PostgresServer;
import io.recarga.spi.DuplicateLevel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/**
 * Some JVMs, one PostgreSQL, one carrier. {@code -Dproof.processes=full} runs the sizes that the
 * figures in the documents are from.
 */
class ProcessesTest {
  private static final boolean FULL = "full".equals(System.getProperty("proof.processes"));
  private static final int KEYS = FULL ? 10_000 : 150;
  private static final int THREADS = FULL ? 32 : 8;
  private static final int ROUNDS = FULL ? 20 : 1;
  private static final int KILLS = FULL ? 30 : 1;
  private static final int JVMS = 3;
  private static final int BATCH = FULL ? 400 : 100;

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
      List<String> said = new ArrayList<>();
      for (int kill = 0; kill < KILLS; kill++) {
        Child app = scene.topUp("default", kill * BATCH, BATCH, 16);
        app.awaitLine("told");
        Thread.sleep(300);
        server.kill();
        Thread.sleep(200);
        server.restart();
        said.addAll(app.await());
      }
      assertThat(scene.recovering(120).await()).contains("open 0");

      Map<State, Integer> ends = scene.judge();
      System.out.println("database killed " + KILLS + " times: " + ends);
      Map<Integer, JournalRow> rows = scene.rows("default", KILLS * BATCH);
      int threw = 0;
      for (String line : said) {
        if (line.startsWith("told")) {
          String[] words = line.split(" ", -1);
          JournalRow row = rows.get(Integer.valueOf(words[1]));
          if (words[2].equals("Delivered")) {
            assertThat(row).as(line).isNotNull();
            assertThat(row.state()).as(line).isEqualTo(State.SUCCEEDED);
          } else if (words[2].equals("threw") && asked(said, words[1]) == 1) {
            threw++;
            assertThat(row).as(line + ", but it surfaced").isNull();
          }
        }
      }
      System.out.println("calls that threw: " + threw);
    }
  }

  private static long asked(List<String> said, String key) {
    return said.stream().filter(line -> line.startsWith("told " + key + " ")).count();
  }

  @Test
  void whoSleptBetweenCommitAndFirstByteSendsNothing() throws Exception {
    try (Scene scene = new Scene(server, DuplicateLevel.REFUSES_REPEAT, false)) {
      Child sleeper = scene.stoppingAt("before send", "default", 1);
      sleeper.awaitLine("stops");
      // Past its lease others find out that nothing was sent, and send it themselves.
      assertThat(scene.recovering(60).await()).contains("open 0");
      int sold = scene.sold().count();
      assertThat(sold).isEqualTo(1);
      sleeper.wake();
      assertThat(sleeper.await()).contains("told 1 Delivered");

      assertThat(scene.sold().count()).isEqualTo(sold);
      assertThat(scene.judge()).isEqualTo(Map.of(State.SUCCEEDED, 1));
    }
  }
}
