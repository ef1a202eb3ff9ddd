package io.recarga;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.spi.Capabilities;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.ProcessingLimits;
import java.time.Duration;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

class EnginePolicyTest {
  private static final Duration TOO_LONG = Duration.ofDays(366);

  /** Added to a moment after a send, such a time would overflow: it is refused up front. */
  @Test
  void timesThatCannotBeCountedAreRefusedByName() {
    EnginePolicy.Builder policy = EnginePolicy.builder();
    assertRefused("sendBudget", () -> policy.sendBudget(TOO_LONG));
    assertRefused("sendBy", () -> policy.sendBy(TOO_LONG));
    assertRefused("leaseMargin", () -> policy.leaseMargin(TOO_LONG));
    assertRefused("unknownAfter", () -> policy.unknownAfter(Duration.ofSeconds(Long.MAX_VALUE)));
    assertRefused("minQuiescence", () -> policy.minQuiescence(TOO_LONG));
    assertRefused("spacing", () -> policy.notFound(3, TOO_LONG));
    assertRefused("pollDelays", () -> policy.pollDelays(List.of(TOO_LONG)));

    Capabilities.Builder can = Capabilities.builder(DuplicateLevel.REPLAYS);
    assertRefused("callTimeout", () -> can.callTimeout(TOO_LONG));
    assertRefused("queryTimeout", () -> can.queryTimeout(TOO_LONG));
    assertRefused("maxProcessing", () -> new ProcessingLimits(TOO_LONG, Duration.ZERO, "test"));
    assertRefused("statusLag", () -> new ProcessingLimits(Duration.ZERO, TOO_LONG, "test"));
  }

  private static void assertRefused(String field, ThrowingCallable call) {
    assertThatThrownBy(call)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(field)
        .hasMessageContaining("365 days");
  }
}
