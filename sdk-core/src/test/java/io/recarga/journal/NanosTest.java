package io.recarga.journal;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NanosTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "2026-11-23T12:00:00.123456789Z",
        "1970-01-01T00:00:00Z",
        "1969-12-31T23:59:59.999999999Z",
        "1700-01-01T00:00:00.000000001Z",
        "2262-01-01T00:00:00Z"
      })
  void momentsOfOurCenturiesAreExact(Instant time) {
    assertThat(Nanos.time(Nanos.of(time))).isEqualTo(time);
  }

  @Test
  void otherMomentsKeepTheirSideOfTheRest() {
    assertThat(Nanos.of(Instant.MAX)).isEqualTo(Long.MAX_VALUE);
    assertThat(Nanos.of(Instant.MIN)).isEqualTo(Long.MIN_VALUE);
    assertThat(Nanos.of(Instant.parse("2263-01-01T00:00:00Z"))).isEqualTo(Long.MAX_VALUE);
    assertThat(Nanos.of(Instant.parse("1600-01-01T00:00:00Z"))).isEqualTo(Long.MIN_VALUE);
  }

  @Test
  void noMomentIsNone() {
    assertThat(Nanos.orNull(null)).isNull();
    assertThat(Nanos.orNull(Instant.EPOCH)).isEqualTo(0);
  }
}
