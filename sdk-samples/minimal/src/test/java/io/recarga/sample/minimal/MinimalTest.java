package io.recarga.sample.minimal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.carrier.reloadly.Reloadly;
import io.recarga.simulator.reloadly.ReloadlySimulator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class MinimalTest {
  @Test
  void printsTheReceiptThatTheReadmeShows() throws IOException {
    String readme = Files.readString(Path.of("README.md"));
    int from = readme.indexOf("         TOP-UP RECEIPT");
    String shown = readme.substring(from, readme.indexOf("```", from));

    assertThat(run()).startsWith(shown).contains("order-4711").doesNotContain("987654321");
  }

  @Test
  void fitsIntoFortyLines() throws IOException {
    Path source = Path.of("src/main/java/io/recarga/sample/minimal/Minimal.java");
    assertThat(Files.readAllLines(source)).hasSizeLessThanOrEqualTo(40);
  }

  @Test
  void firstTopUpOfTheReadmeIsDelivered() {
    try (ReloadlySimulator simulator = ReloadlySimulator.start()) {
      Reloadly.Account account = Reloadly.Account.sandbox("any-id", "any-secret")
          .authUrl(simulator.url())
          .topupsUrl(simulator.url())
          .build();
      assertThat(FirstTopUp.run(account)).startsWith("delivered:\n").contains("20.00 PEN");
      assertThat(simulator.ledger().count()).isEqualTo(1);
    }
  }

  private static String run() {
    PrintStream before = System.out;
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    System.setOut(new PrintStream(text, true, StandardCharsets.UTF_8));
    try {
      Minimal.main(new String[0]);
    } finally {
      System.setOut(before);
    }
    return text.toString(StandardCharsets.UTF_8).replace("\r\n", "\n");
  }
}
