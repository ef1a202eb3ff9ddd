package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class DatabaseClockTest {
  private static final Instant THEIRS = Instant.parse("2026-11-23T12:00:00Z");

  private final Local local = new Local();
  private final Remote remote = new Remote();
  private final DatabaseClock clock = new DatabaseClock(remote::now);

  @Test
  void theWallClockOfThisMachineIsNeverTheTime() {
    assertThat(clock.now(local)).isEqualTo(THEIRS);
    local.pass(Duration.ofSeconds(30));
    assertThat(clock.now(local)).isEqualTo(THEIRS.plusSeconds(30));
  }

  @Test
  void theDatabaseIsAskedOnceAMinute() {
    clock.now(local);
    int asked = remote.asked;
    for (int i = 0; i < 60; i++) {
      local.pass(Duration.ofSeconds(1));
      clock.now(local);
    }
    assertThat(remote.asked).isEqualTo(asked);
    local.pass(Duration.ofNanos(1));
    clock.now(local);
    assertThat(remote.asked).isGreaterThan(asked);
  }

  @Test
  void aDatabaseWhoseClockWasSetIsFollowedAfterAMinute() {
    clock.now(local);
    remote.ahead = Duration.ofHours(1);
    local.pass(Duration.ofSeconds(61));
    assertThat(clock.now(local)).isEqualTo(THEIRS.plusSeconds(61).plus(Duration.ofHours(1)));
  }

  @Test
  void aJumpOfTheWallClockMakesItAskAgain() {
    clock.now(local);
    int asked = remote.asked;
    local.wall = local.wall.plusSeconds(3600);
    assertThat(clock.now(local)).isEqualTo(THEIRS);
    assertThat(remote.asked).isGreaterThan(asked);
  }

  @Test
  void aPauseThatTheMonotonicClockDidNotSeeIsNoticed() {
    clock.now(local);
    local.wall = local.wall.plusMillis(501);
    remote.ahead = Duration.ofMillis(501);
    assertThat(clock.now(local)).isEqualTo(THEIRS.plusMillis(501));
  }

  @Test
  void aSmallCorrectionOfTheWallClockChangesNothing() {
    clock.now(local);
    int asked = remote.asked;
    local.wall = local.wall.plusMillis(500);
    assertThat(clock.now(local)).isEqualTo(THEIRS);
    assertThat(remote.asked).isEqualTo(asked);
  }

  @Test
  void theSoonestAnswerIsTaken() {
    remote.delays = new long[] {900, 10, 500};
    Instant now = clock.now(local);
    Instant exact = remote.exact();
    assertThat(Duration.between(exact, now).abs()).isLessThanOrEqualTo(Duration.ofMillis(5));
  }

  @Test
  void aDatabaseThatCannotBeAskedTellsNoTime() {
    remote.fails = true;
    assertThatThrownBy(() -> clock.now(local)).isInstanceOf(IllegalStateException.class);
    remote.fails = false;
    assertThat(clock.now(local)).isEqualTo(THEIRS);
  }

  @Test
  void theLastAnswerServesForTenMinutesMore() {
    clock.now(local);
    remote.fails = true;
    local.pass(Duration.ofMinutes(10));
    assertThat(clock.now(local)).isEqualTo(THEIRS.plus(Duration.ofMinutes(10)));
    local.pass(Duration.ofNanos(1));
    assertThatThrownBy(() -> clock.now(local)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void theLastAnswerDoesNotServeAfterAJump() {
    clock.now(local);
    remote.fails = true;
    local.wall = local.wall.plusSeconds(1);
    assertThatThrownBy(() -> clock.now(local)).isInstanceOf(IllegalStateException.class);
  }

  @Test
  void twoSourcesOfTimeDoNotMix() {
    Local other = new Local();
    other.nanos = 1_000_000_000_000L;
    assertThat(clock.now(local)).isEqualTo(THEIRS);
    assertThat(clock.now(other)).isEqualTo(THEIRS);
    local.pass(Duration.ofSeconds(1));
    assertThat(clock.now(local)).isEqualTo(THEIRS.plusSeconds(1));
    assertThat(clock.now(other)).isEqualTo(THEIRS);
  }

  /** A machine whose wall clock is a year behind. */
  private static final class Local implements TimeSource {
    private Instant wall = Instant.parse("2025-11-23T12:00:00Z");
    private long nanos = -5;

    void pass(Duration duration) {
      wall = wall.plus(duration);
      nanos += duration.toNanos();
    }

    @Override
    public Instant now() {
      return wall;
    }

    @Override
    public long nanos() {
      return nanos;
    }

    @Override
    public void sleep(Duration duration) {
      pass(duration);
    }
  }

  /** A database that takes its time to answer. */
  private final class Remote {
    private final long began = local.nanos;
    private long[] delays = {0};
    private Duration ahead = Duration.ZERO;
    private boolean fails;
    private int asked;

    Instant now() {
      if (fails) {
        throw new IllegalStateException("no connection");
      }
      long delay = delays[asked++ % delays.length];
      // The question travels for longer than the answer.
      local.pass(Duration.ofMillis(delay * 9 / 10));
      Instant answer = exact();
      local.pass(Duration.ofMillis(delay - delay * 9 / 10));
      return answer;
    }

    Instant exact() {
      return THEIRS.plusNanos(local.nanos - began).plus(ahead);
    }
  }
}
