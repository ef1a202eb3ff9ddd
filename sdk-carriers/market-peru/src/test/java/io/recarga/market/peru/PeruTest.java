package io.recarga.market.peru;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.recarga.Carrier;
import io.recarga.SimCard;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PeruTest {

  @Test
  void idsAndCodesStayAsTheyAre() {
    assertThat(Peru.CARRIERS)
        .extracting(Carrier::id)
        .containsExactly("claro-pe", "movistar-pe", "entel-pe", "bitel-pe");
    assertThat(Peru.CARRIERS)
        .extracting(Carrier::mccMnc)
        .containsExactly(
            List.of("716-10"), List.of("716-06"), List.of("716-17", "716-07"), List.of("716-15"));
  }

  @Test
  void allArePeruvianHoldSolesAndNameTheirSourceWithADate() {
    assertThat(Peru.CARRIERS).allSatisfy(carrier -> {
      assertThat(carrier.country()).isEqualTo("PE");
      assertThat(carrier.currency().getCurrencyCode()).isEqualTo("PEN");
      assertThat(carrier.source()).containsPattern("[0-9]{4}-[0-9]{2}-[0-9]{2}");
    });
  }

  @Test
  void noTwoShareAnIdABrandOrACode() {
    assertThat(Peru.CARRIERS).doesNotHaveDuplicates();
    assertThat(Peru.CARRIERS).extracting(Carrier::brand).doesNotHaveDuplicates();
    assertThat(Peru.CARRIERS).flatExtracting(Carrier::mccMnc).doesNotHaveDuplicates();
  }

  @Test
  void everyCarrierIsFoundByIdAndByBrandInAnyCase() {
    for (Carrier carrier : Peru.CARRIERS) {
      assertThat(Peru.carrier(carrier.id())).contains(carrier);
      assertThat(Peru.carrier(carrier.brand())).contains(carrier);
      assertThat(Peru.carrier(" " + carrier.brand().toUpperCase(Locale.ROOT) + "\n"))
          .contains(carrier);
    }
    assertThat(Peru.carrier("Ｃｌａｒｏ")).contains(Peru.CLARO);
  }

  @Test
  void theReadersLanguageDoesNotMatter() {
    Locale before = Locale.getDefault();
    try {
      // In Turkish the capital of "i" is not "I".
      Locale.setDefault(Locale.forLanguageTag("tr"));
      assertThat(Peru.carrier("BITEL")).contains(Peru.BITEL);
    } finally {
      Locale.setDefault(before);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "Tuenti", "clar", "claro-ar", "716-10", "Claro Movistar"})
  void otherTextFindsNothing(String text) {
    assertThat(Peru.carrier(text)).isEmpty();
  }

  @Test
  void missingTextIsNamed() {
    assertThatNullPointerException().isThrownBy(() -> Peru.carrier(null)).withMessage("idOrBrand");
  }

  @Test
  void aLineOfPeruIsReadInItsNationalForm() {
    assertThat(SimCard.of("987 654 321", Peru.CLARO))
        .isEqualTo(SimCard.of("+51987654321", Peru.CLARO));
  }
}
