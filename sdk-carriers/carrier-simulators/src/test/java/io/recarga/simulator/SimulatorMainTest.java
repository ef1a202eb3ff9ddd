package io.recarga.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.ByteArrayOutputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SimulatorMainTest {
  @TempDir
  Path folder;

  @Test
  void processPrintsItsUrlServesAndEndsOnSigterm() throws Exception {
    Process process = new ProcessBuilder(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-cp",
            System.getProperty("java.class.path"),
            SimulatorMain.class.getName(),
            "reloadly",
            "--ledger",
            folder.resolve("ledger.jsonl").toString(),
            "--faults",
            "0.1",
            "--seed",
            "7")
        .redirectError(ProcessBuilder.Redirect.DISCARD)
        .start();
    try (BufferedReader out = new BufferedReader(
        new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8))) {
      String url = out.readLine();
      assertThat(url).startsWith("http://");
      try (Response response = new OkHttpClient()
          .newCall(new Request.Builder().url(url + "countries").build())
          .execute()) {
        assertThat(response.code()).isEqualTo(401);
      }
      process.destroy();
      assertThat(process.waitFor(10, TimeUnit.SECONDS)).isTrue();
    } finally {
      process.destroyForcibly();
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'', name a simulator",
    "acme, no such simulator",
    "dtone --webhook http://localhost/, --webhook: not for dtone",
    "dtone --client-id me, --client-secret: give this as well",
    "dtone --port 99999, port",
    "reloadly --port many, --port: not a whole number",
    "reloadly --port 99999, port",
    "reloadly --walet 5, --walet: unknown argument",
    "reloadly --wallet, --wallet: give a value",
    "reloadly --faults 1.5, share: not from 0 to 1",
    "ding --rate-limit 5, --rate-limit: not for ding",
    "tapi --api-key k, --api-key: not for tapi",
    "reloadly --api-key k, --api-key: not for reloadly",
    "reloadly --tls missing.p12, cannot read missing.p12",
    "reloadly --client-id me, --client-secret: give this as well",
    "tmf654 --edition 5, --edition: give 4.0",
    "tmf654 --wallet 5, --wallet: not for tmf654",
    "reloadly --carrier claro-pe, --carrier: not for reloadly",
    "reloadly --ledger /none/ledger.jsonl, cannot open /none/ledger.jsonl"
  })
  void mistakesAreNamed(String line, String message) {
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    String[] args = line.isEmpty() ? new String[0] : line.split(" ", -1);
    PrintStream sink = new PrintStream(err, true, StandardCharsets.UTF_8);
    assertThat(SimulatorMain.run(args, sink, sink)).isEqualTo(2);
    assertThat(err.toString(StandardCharsets.UTF_8)).contains(message);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ding --api-key k --wallet 5", "tapi --client-id u --client-secret p"})
  void everySimulatorStarts(String line) {
    SimulatorMain.Running running = SimulatorMain.start(Arguments.parse(line.split(" ", -1)));
    assertThat(running.url().port()).isPositive();
    assertThat(running.ledger().count()).isZero();
    running.close();
  }

  @Test
  void tmf654IsStartedAsItsOptionsSay() throws Exception {
    SimulatorMain.Running running =
        SimulatorMain.start(Arguments.parse("tmf654", "--carrier", "bitel-pe", "--edition", "r17"));
    try (Response response = new OkHttpClient()
        .newCall(new Request.Builder()
            .url(running.url() + "tmf-api/prepayBalanceManagement/v2/bucket?product.id=987654321")
            .build())
        .execute()) {
      assertThat(response.code()).isEqualTo(200);
      assertThat(response.body().string()).contains("bitel-pe-51987654321", "remainedAmount");
    } finally {
      running.close();
    }
  }

  @Test
  void helpNamesEveryOption() {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    PrintStream sink = new PrintStream(out, true, StandardCharsets.UTF_8);
    assertThat(SimulatorMain.run(new String[] {"--help"}, sink, sink)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).contains("--ledger", "--tls-password");
  }
}
