package io.recarga.internal;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.journal.Inbox;
import java.lang.reflect.Proxy;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class NoticeFloodTest {
  private final DrivenTime time = new DrivenTime();
  private final NoticeFlood flood = new NoticeFlood(time);
  private long waiting;
  private int counts;
  private final Inbox inbox = (Inbox) Proxy.newProxyInstance(
      Inbox.class.getClassLoader(), new Class<?>[] {Inbox.class}, (proxy, method, args) -> {
        counts++;
        return waiting;
      });

  @Test
  void theBoundsAreExact() {
    waiting = NoticeFlood.CROWDED - 1;
    assertThat(flood.isCrowded(inbox)).isFalse();
    waiting = NoticeFlood.CROWDED;
    assertThat(new NoticeFlood(time).isCrowded(inbox)).isTrue();
    waiting = NoticeFlood.FULL - 1;
    assertThat(new NoticeFlood(time).isFull(inbox)).isFalse();
    waiting = NoticeFlood.FULL;
    assertThat(new NoticeFlood(time).isFull(inbox)).isTrue();
  }

  @Test
  void oneCountServesForAThousandNotices() {
    time.advance(Duration.ofHours(1));
    for (int uses = 0; uses < 1_000; uses++) {
      flood.isFull(inbox);
    }
    assertThat(counts).isEqualTo(1);
    waiting = NoticeFlood.FULL;
    assertThat(flood.isFull(inbox)).isTrue();
    assertThat(counts).isEqualTo(2);
  }

  @Test
  void orForFiveSeconds() {
    time.advance(Duration.ofHours(1));
    flood.isFull(inbox);
    time.advance(Duration.ofSeconds(5));
    flood.isFull(inbox);
    assertThat(counts).isEqualTo(1);
    time.advance(Duration.ofNanos(1));
    flood.isFull(inbox);
    assertThat(counts).isEqualTo(2);
  }
}
