package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads Reloadly's own sandbox; sells nothing. */
@EnabledIfEnvironmentVariable(named = "RECARGA_RELOADLY_CLIENT_ID", matches = ".+")
@EnabledIfEnvironmentVariable(named = "RECARGA_RELOADLY_CLIENT_SECRET", matches = ".+")
class SandboxTest {
  private final CarrierAdapter adapter = Reloadly.connect(Reloadly.Account.sandbox(
          System.getenv("RECARGA_RELOADLY_CLIENT_ID"),
          System.getenv("RECARGA_RELOADLY_CLIENT_SECRET"))
      .build());

  @Test
  void theWalletHoldsSomething() {
    assertThat(adapter.wallet().isNegative()).isFalse();
  }

  @Test
  void claroPeruIsPrepared() {
    assertThat(adapter.prepare(Given.topUp(Given.CLARO, "5.00")).notes()).containsKey("operator");
  }
}
