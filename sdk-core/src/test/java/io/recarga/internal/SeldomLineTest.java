package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class SeldomLineTest {
  @Test
  void oneLineAMinuteTellsHowManyWereHeldBack() {
    DrivenTime time = new DrivenTime();
    SeldomLine line = new SeldomLine(time);
    assertThat(line.next()).isZero();
    time.advance(Duration.ofSeconds(59));
    assertThat(line.next()).isEqualTo(-1);
    assertThat(line.next()).isEqualTo(-1);
    time.advance(Duration.ofSeconds(1));
    assertThat(line.next()).isEqualTo(2);
    time.advance(Duration.ofMinutes(1));
    assertThat(line.next()).isZero();
  }
}
