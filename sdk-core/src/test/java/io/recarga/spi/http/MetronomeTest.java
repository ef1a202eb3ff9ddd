package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okio.AsyncTimeout;
import org.junit.jupiter.api.Test;

class MetronomeTest {

  @Test
  void timeoutsStrikeWhileItBeats() throws InterruptedException {
    CountDownLatch struck = new CountDownLatch(2);
    for (int millis : new int[] {20, 1_200}) {
      Metronome.beat();
      AsyncTimeout timeout = new AsyncTimeout() {
        @Override
        protected void timedOut() {
          struck.countDown();
        }
      };
      timeout.timeout(millis, TimeUnit.MILLISECONDS);
      timeout.enter();
    }

    assertThat(struck.await(10, TimeUnit.SECONDS)).isTrue();
  }
}
