package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OperatorNameTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Claro Peru",
        "Peru Claro",
        "CLARO",
        "Claro Perú Data",
        "Claro PE Bundles",
        "Claro Peru Combo",
        " Claro  Peru  PIN "
      })
  void namesOfOneCarrier(String name) {
    assertThat(OperatorName.isOf(Given.CLARO, name, new Wire.Country("PE", "Peru", null)))
        .isTrue();
    assertThat(OperatorName.isOf(Given.BITEL, name, null)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"Claro Colombia", "Claro Movil Peru", "Peru", "", "Claromax Peru"})
  void namesOfOthers(String name) {
    assertThat(OperatorName.isOf(Given.CLARO, name, null)).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "Claro Peru Data, PE, Peru, claro-pe, Claro",
    "Tigo El Salvador, SV, El Salvador, tigo-sv, Tigo",
    "EE PIN England, GB, United Kingdom, ee-england-gb, EE England",
    "Airtel India Bundles, IN, India, airtel-in, Airtel",
    "Data, PE, Peru, data-pe, Data"
  })
  void makesTheCarrierOfAName(String name, String iso2, String country, String id, String brand)
      throws IOException {
    String json = "{\"name\":\"%s\",\"country\":{\"name\":\"%s\"}}".formatted(name, country);

    Carrier carrier = OperatorName.carrierOf(Wire.OPERATOR.fromJson(json), iso2);

    assertThat(carrier.id()).isEqualTo(id);
    assertThat(carrier.brand()).isEqualTo(brand);
  }

  @Test
  void anEmptyOrEndlessNameBreaksNothing() throws IOException {
    assertThat(OperatorName.carrierOf(Wire.OPERATOR.fromJson("{\"name\":\" \"}"), "PE"))
        .isNull();
    assertThat(OperatorName.carrierOf(Wire.OPERATOR.fromJson("{}"), "PE")).isNull();
    String endless = "{\"name\":\"" + "Long ".repeat(30) + "\"}";
    assertThat(OperatorName.carrierOf(Wire.OPERATOR.fromJson(endless), "PE").id())
        .hasSizeLessThanOrEqualTo(40)
        .endsWith("-pe");
  }
}
