package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CarrierTest {

  @Test
  void currencyIsTheCountrysOwnUnlessSet() {
    assertThat(carrier("PE").build().currency().getCurrencyCode()).isEqualTo("PEN");
    assertThat(carrier("ec").build().currency().getCurrencyCode()).isEqualTo("USD");
    assertThat(carrier("PE").currency("USD").build().currency().getCurrencyCode())
        .isEqualTo("USD");
  }

  @Test
  void countryWithoutCurrencyNeedsOneSet() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> carrier("AQ").build())
        .withMessage("currency: set it, AQ has none of its own");
    assertThat(carrier("AQ").currency("USD").build().country()).isEqualTo("AQ");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "P", "PER", "51", "Ｐ", "ZZ"})
  void unknownCountryIsNamed(String country) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> carrier(country).build())
        .withMessage("country: not an ISO 3166 code such as PE: " + country);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Claro", "claro_pe", "-claro", "claro-", "claro--pe", "clãro"})
  void malformedIdIsNamed(String id) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Carrier.builder(id, "Claro", "PE"))
        .withMessageStartingWith("id: use lower-case words joined by dashes, such as claro-pe");
  }

  @Test
  void networkCodesStayText() {
    assertThat(carrier("PE").mccMnc("716-06", "716-006").build().mccMnc())
        .containsExactly("716-06", "716-006");
    for (String code :
        new String[] {"71610", "716-1", "716-1000", "716 10", "71a-10", "716-1a", ""}) {
      assertThatIllegalArgumentException()
          .isThrownBy(() -> carrier("PE").mccMnc(code))
          .withMessageStartingWith("mccMnc: not of the form 716-10");
    }
  }

  @Test
  void brandIsBare() {
    assertThat(Carrier.builder("x", "  Claro ", "PE").build().brand()).isEqualTo("Claro");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> Carrier.builder("x", " ", "PE"))
        .withMessage("brand: is empty");
    assertThatNullPointerException()
        .isThrownBy(() -> Carrier.builder("x", null, "PE"))
        .withMessage("brand");
  }

  @Test
  void equalById() {
    assertThat(Carrier.builder("acme-pe", "Other", "CL").build())
        .isEqualTo(carrier("PE").build())
        .hasSameHashCodeAs(carrier("PE").build())
        .hasToString("acme-pe");
    assertThat(Carrier.builder("acme-cl", "Acme", "PE").build())
        .isNotEqualTo(carrier("PE").build());
  }

  private static Carrier.Builder carrier(String country) {
    return Carrier.builder("acme-pe", "Acme", country);
  }
}
