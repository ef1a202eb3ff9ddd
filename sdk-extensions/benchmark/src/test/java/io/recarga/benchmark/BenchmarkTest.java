package io.recarga.benchmark;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.benchmark.client.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class BenchmarkTest {

  /** Looks at no figure: a machine that builds is not one that measures. */
  @Test
  void everyClientIsMeasuredAndWrittenDown(@TempDir Path folder) throws IOException {
    Benchmark.main(new String[] {
      "--quick",
      "--callers",
      "2",
      "--millis",
      "100",
      "--warm-up",
      "100",
      "--rows",
      "1000",
      "--out",
      folder.toString()
    });
    String table = Files.readString(folder.resolve("benchmark.md"));
    String chart = Files.readString(folder.resolve("benchmark.svg"));
    for (Kind kind : Kind.values()) {
      assertThat(table.lines().filter(line -> line.startsWith("| 2 | " + kind.title())))
          .as("at 0 and at 50 ms")
          .hasSize(2);
      assertThat(chart).contains(kind.title());
    }
    assertThat(table)
        .contains("The server alone")
        .contains("Cold start")
        .contains("| 1,000 |")
        .contains("2,000 plans");
    assertThat(chart).startsWith("<svg").endsWith("</svg>\n");
  }

  @Test
  void aRoundSurvivesItsLine() {
    Round round = new Round(1, 2, 3, 4, 5, 6);
    assertThat(Round.parse(round.toLine())).isEqualTo(round);
  }

  @Test
  void anUnknownOptionIsNamedWithThoseThatThereAre() {
    assertThatThrownBy(() -> Options.parse("--fast"))
        .hasMessageContaining("--fast")
        .hasMessageContaining("--quick");
  }
}
