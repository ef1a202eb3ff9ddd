package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.http.Deadlines.Deadline;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import okhttp3.Call;
import okhttp3.EventListener;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import org.junit.jupiter.api.Test;

class DeadlinesTest {
  private static final long MOST = 1_000;

  private final OkHttpClient client = new OkHttpClient();
  private final Deadlines deadlines = new Deadlines();

  private Call call() {
    return client.newCall(new Request.Builder().url("http://127.0.0.1/").build());
  }

  private Deadline enter(Call call, long until) {
    return Objects.requireNonNull(deadlines.enter(call, until), "deadline");
  }

  @Test
  void onlyCallsWhoseTimeIsOverAreCancelled() {
    Call early = call();
    Call late = call();
    Deadline first = enter(early, 100);
    Deadline second = enter(late, 101);

    assertThat(deadlines.strike(99, MOST)).isEqualTo(1);
    assertThat(early.isCanceled()).isFalse();
    assertThat(deadlines.strike(100, MOST)).isEqualTo(1);
    assertThat(early.isCanceled()).isTrue();
    assertThat(first.hasStruck()).isTrue();
    assertThat(late.isCanceled()).isFalse();
    assertThat(second.hasStruck()).isFalse();
  }

  @Test
  void timeMayRunThroughTheEndOfItsRange() {
    Call call = call();
    enter(call, Long.MIN_VALUE + 10);

    assertThat(deadlines.strike(Long.MAX_VALUE - 9, MOST)).isEqualTo(20);
    assertThat(call.isCanceled()).isFalse();
    deadlines.strike(Long.MIN_VALUE + 10, MOST);
    assertThat(call.isCanceled()).isTrue();
  }

  @Test
  void whoLeftIsNotCancelledAndNotWaitedFor() {
    Call call = call();
    Deadline deadline = enter(call, 100);
    deadlines.leave(deadline);

    assertThat(deadlines.strike(200, MOST)).isEqualTo(-1);
    assertThat(call.isCanceled()).isFalse();
    assertThat(deadline.hasStruck()).isFalse();
  }

  @Test
  void leavingTwiceFreesNobodyElsesPlace() {
    Deadline deadline = enter(call(), 100);
    deadlines.leave(deadline);
    Call other = call();
    enter(other, 100);
    deadlines.leave(deadline);

    deadlines.strike(100, MOST);
    assertThat(other.isCanceled()).isTrue();
  }

  @Test
  void anyNumberOfCallsIsLookedAfterOrToldThatItIsNot() {
    List<Call> watched = new ArrayList<>();
    Call call = call();
    while (deadlines.enter(call, 100 + watched.size()) != null) {
      watched.add(call);
      call = call();
    }
    assertThat(watched).hasSizeGreaterThanOrEqualTo(1_000);
    assertThat(deadlines.strike(0, MOST)).isEqualTo(100);

    deadlines.strike(100_000, MOST);
    assertThat(watched).allMatch(Call::isCanceled);
    assertThat(call.isCanceled()).isFalse();
    assertThat(deadlines.strike(100_000, MOST)).isEqualTo(-1);
  }

  @Test
  void aListenerThatThrowsCostsNobodyElseHisTime() {
    List<Call> calls = List.of(call(), call());
    for (Call call : calls) {
      call.addEventListener(new EventListener() {
        @Override
        public void canceled(Call over) {
          throw new IllegalStateException("a listener's own failure");
        }
      });
      enter(call, 100);
    }
    deadlines.strike(100, MOST);
    assertThat(calls).allMatch(Call::isCanceled);
  }
}
