package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.SimCard;
import io.recarga.market.peru.Peru;
import io.recarga.spi.CarrierAdapter;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/** Reads TAPI's own sandbox; sells nothing. */
@EnabledIfEnvironmentVariable(named = "RECARGA_TAPI_USER", matches = ".+")
@EnabledIfEnvironmentVariable(named = "RECARGA_TAPI_PASSWORD", matches = ".+")
class SandboxTest {
  private final CarrierAdapter adapter = Tapi.connect(Tapi.Account.sandbox(
          "PE", System.getenv("RECARGA_TAPI_USER"), System.getenv("RECARGA_TAPI_PASSWORD"))
      .keys(
          System.getenv("RECARGA_TAPI_LOGIN_KEY"),
          System.getenv("RECARGA_TAPI_COMPANIES_KEY"),
          System.getenv("RECARGA_TAPI_RECHARGE_KEY"))
      .build());

  @Test
  void theCatalogueIsRead() {
    assertThat(adapter.plans(SimCard.of(Given.NUMBER, Peru.CLARO))).isNotNull();
  }
}
