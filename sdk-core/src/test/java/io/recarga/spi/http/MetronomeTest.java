package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
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

  @Test
  void aCallIsCancelledWhenItsTimeIsOverThoughNobodyCallsAfterIt() throws InterruptedException {
    CountDownLatch cancelled = new CountDownLatch(1);
    Call call = new OkHttpClient()
        .newCall(new Request.Builder().url("http://127.0.0.1/").build());
    call.addEventListener(new EventListener() {
      @Override
      public void canceled(Call over) {
        cancelled.countDown();
      }
    });
    long began = System.nanoTime();
    Deadlines.Deadline deadline =
        Objects.requireNonNull(Metronome.enter(call, Metronome.SHORTEST), "deadline");

    assertThat(cancelled.await(30, TimeUnit.SECONDS)).isTrue();
    assertThat(System.nanoTime() - began).isGreaterThanOrEqualTo(Metronome.SHORTEST);
    assertThat(deadline.hasStruck()).isTrue();
    Metronome.leave(deadline);
  }
}
