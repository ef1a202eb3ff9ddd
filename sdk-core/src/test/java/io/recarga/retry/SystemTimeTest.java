package io.recarga.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SystemTimeTest {
  private final TimeSource time = TimeSource.system();

  @Test
  void nowIsTheMachinesWallClock() {
    Instant before = Instant.now();
    assertThat(time.now()).isBetween(before, Instant.now());
  }

  @Test
  void aSleepTakesAsLongAsItSays() throws InterruptedException {
    long began = time.nanos();
    time.sleep(Duration.ofMillis(2));
    assertThat(time.nanos() - began).isGreaterThanOrEqualTo(2_000_000L);
  }
}
