package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.CarrierEvidence.Basis;
import io.recarga.CarrierVerdict.Agreement;
import io.recarga.Lookup.Found;
import io.recarga.spi.AdapterId;
import java.util.List;
import org.junit.jupiter.api.Test;

class CarrierVerdictTest {
  private static final Carrier CLARO = Samples.CLARO;
  private static final Carrier ENTEL =
      Carrier.builder("entel-pe", "Entel", "PE").build();
  private static final Carrier BITEL =
      Carrier.builder("bitel-pe", "Bitel", "PE").build();

  private static Found<CarrierEvidence> says(String source, Carrier carrier, Basis basis) {
    return new Found<>(new CarrierEvidence(carrier, basis), AdapterId.of(source), Samples.NOON);
  }

  private static Found<CarrierEvidence> caller(Carrier carrier) {
    return says("caller", carrier, Basis.CALLER);
  }

  private static Found<CarrierEvidence> lookedUp(String source, Carrier carrier) {
    return says(source, carrier, Basis.PORTABILITY_LOOKUP);
  }

  private static Found<CarrierEvidence> hint(String source, Carrier carrier) {
    return says(source, carrier, Basis.NUMBER_PREFIX);
  }

  @SafeVarargs
  @SuppressWarnings("varargs")
  private static CarrierVerdict of(Found<CarrierEvidence>... evidence) {
    return CarrierVerdict.of(Lookup.of(List.of(evidence), List.of()));
  }

  @Test
  void lookUpThatNamesTheCallersCarrierAgrees() {
    CarrierVerdict verdict = of(caller(CLARO), lookedUp("one", CLARO));
    assertThat(verdict.agreement()).isEqualTo(Agreement.AGREED);
    assertThat(verdict.carrier()).isEqualTo(CLARO);
    assertThat(verdict.inWords())
        .isEqualTo("Claro, looked up: the caller says Claro, one looked up Claro");
  }

  @Test
  void prefixOfAPortedNumberChangesNothingButIsShown() {
    CarrierVerdict verdict = of(hint("two", ENTEL), lookedUp("one", CLARO));
    assertThat(verdict.agreement()).isEqualTo(Agreement.AGREED);
    assertThat(verdict.carrier()).isEqualTo(CLARO);
    assertThat(verdict.inWords()).contains("two guesses Entel");
  }

  @Test
  void callersWordWinsOverALookUpThatDisagrees() {
    CarrierVerdict verdict = of(caller(CLARO), lookedUp("one", ENTEL));
    assertThat(verdict.agreement()).isEqualTo(Agreement.DISAGREED);
    assertThat(verdict.carrier()).isEqualTo(CLARO);
    assertThat(verdict.inWords())
        .isEqualTo("Claro, by the caller's word, but a look-up disagrees: "
            + "the caller says Claro, one looked up Entel");
  }

  @Test
  void lookUpsThatContradictEachOtherNameNobody() {
    CarrierVerdict verdict = of(lookedUp("one", ENTEL), lookedUp("two", BITEL));
    assertThat(verdict.agreement()).isEqualTo(Agreement.DISAGREED);
    assertThat(verdict.carrier()).isNull();
    assertThat(verdict.inWords()).startsWith("unknown, because those who looked up disagree");
    assertThat(of(caller(ENTEL), lookedUp("one", ENTEL), lookedUp("two", BITEL)).agreement())
        .isEqualTo(Agreement.DISAGREED);
  }

  @Test
  void prefixAloneIsAHintAndSaysSo() {
    CarrierVerdict verdict = of(hint("one", ENTEL), hint("two", ENTEL));
    assertThat(verdict.agreement()).isEqualTo(Agreement.HINT_ONLY);
    assertThat(verdict.carrier()).isEqualTo(ENTEL);
    assertThat(verdict.inWords()).contains("hints only", "numbers are portable");
    assertThat(of(hint("one", ENTEL), hint("two", BITEL)).carrier()).isNull();
    assertThat(of(caller(CLARO), hint("one", ENTEL)).carrier()).isEqualTo(CLARO);
    assertThat(of(caller(CLARO), hint("one", ENTEL)).agreement()).isEqualTo(Agreement.HINT_ONLY);
  }

  @Test
  void nobodysWordIsUnknownAndTheCallersAloneIsJustThat() {
    assertThat(of().agreement()).isEqualTo(Agreement.UNKNOWN);
    assertThat(of().carrier()).isNull();
    assertThat(of(caller(CLARO)).agreement()).isEqualTo(Agreement.CALLER_ONLY);
    assertThat(of(caller(CLARO)).carrier()).isEqualTo(CLARO);
  }
}
