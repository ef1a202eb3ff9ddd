package io.recarga.carrier.ding;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.market.peru.Peru;
import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads Ding's own service as a test agent; sells nothing. */
@EnabledIfEnvironmentVariable(named = "RECARGA_DING_TEST_AGENT_KEY", matches = ".+")
class SandboxTest {
  private final CarrierAdapter adapter = Ding.connect(
      Ding.Account.sandbox(System.getenv("RECARGA_DING_TEST_AGENT_KEY")).build());

  @Test
  void theWalletHoldsSomething() {
    assertThat(adapter.wallet().isNegative()).isFalse();
  }

  @Test
  void claroPeruIsPrepared() {
    assertThat(adapter.prepare(Given.topUp(Peru.CLARO, "20.00")).notes()).containsKey("sku");
  }
}
