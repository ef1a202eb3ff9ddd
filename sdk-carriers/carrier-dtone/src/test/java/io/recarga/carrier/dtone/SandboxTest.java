package io.recarga.carrier.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads DT One's own pre-production environment; sells nothing. */
@EnabledIfEnvironmentVariable(named = "RECARGA_DTONE_API_KEY", matches = ".+")
@EnabledIfEnvironmentVariable(named = "RECARGA_DTONE_API_SECRET", matches = ".+")
class SandboxTest {
  private final CarrierAdapter adapter = DtOne.connect(DtOne.Account.sandbox(
          System.getenv("RECARGA_DTONE_API_KEY"), System.getenv("RECARGA_DTONE_API_SECRET"))
      .build());

  @Test
  void theWalletHoldsSomething() {
    assertThat(adapter.wallet().isNegative()).isFalse();
  }

  @Test
  void claroPeruIsPrepared() {
    assertThat(adapter.prepare(Given.topUp(Given.CLARO, "20.00")).notes()).containsKey("product");
  }
}
