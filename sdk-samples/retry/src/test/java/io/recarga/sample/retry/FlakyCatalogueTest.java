package io.recarga.sample.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlakyCatalogueTest {
  private static final String PRICES = "  prices: [5.00 PEN, 10.00 PEN, 20.00 PEN]";

  @TempDir
  Path temp;

  @Test
  void printsTheWholeStoryAndExitsWithZero() throws Exception {
    assertThat(run().lines())
        .containsExactly(
            "Two hiccups: the third try works",
            "    0.000 s  read: no answer",
            "    0.030 s  read: no answer",
            "    0.033 s  read: answer",
            PRICES,
            "An outage: retries stop when the budget is spent, reads when the breaker opens",
            "    0.033 s  read: no answer",
            "    0.117 s  read: no answer",
            "    0.218 s  read: no answer",
            "  no prices: the server does not answer; circuit breaker: CLOSED",
            "    0.218 s  read: no answer",
            "  no prices: the server does not answer; circuit breaker: CLOSED",
            "    0.218 s  read: no answer",
            "  no prices: the server does not answer; circuit breaker: OPEN",
            "  no prices: the server is given a rest",
            "Back again: ten seconds later one probe goes through and closes the breaker",
            "   10.218 s  read: answer",
            PRICES,
            "   10.218 s  read: answer",
            PRICES,
            "retry budget: 1.5 of 20 tokens");
  }

  @Test
  void readmeShowsWhatIsPrinted() throws Exception {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("Two hiccups");
    String shown = readme.substring(from, readme.indexOf("```", from));
    assertThat(run()).startsWith(shown);
  }

  private String run() throws IOException, InterruptedException {
    Path output = temp.resolve("output.txt");
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    String classPath = System.getProperty("java.class.path");
    Process process = new ProcessBuilder(
            java, "-cp", classPath, "-Dfile.encoding=UTF-8", FlakyCatalogue.class.getName())
        .redirectErrorStream(true)
        .redirectOutput(new File(output.toString()))
        .start();
    try {
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).as("it ends").isTrue();
      String text = Files.readString(output, StandardCharsets.UTF_8).replace("\r\n", "\n");
      assertThat(process.exitValue()).as(text).isZero();
      return text;
    } finally {
      process.destroyForcibly();
    }
  }
}
