package io.recarga.sample.scheduled;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ScheduledTest {
  @Test
  void eachMandateIsRenewedOnceByWhicheverMachine() throws Exception {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    int executions = Scheduled.run(new PrintStream(bytes, true, StandardCharsets.UTF_8));
    String out = bytes.toString(StandardCharsets.UTF_8);

    assertThat(executions).isEqualTo(3);
    assertThat(out.lines().filter(line -> line.contains(" RENEWED, "))).hasSize(3);
    assertThat(out).contains("3 executions at the carrier");
  }
}
