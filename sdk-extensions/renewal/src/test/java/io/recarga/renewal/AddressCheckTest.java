package io.recarga.renewal;

import static io.recarga.renewal.AddressCheck.Verdict.LISTED;
import static io.recarga.renewal.AddressCheck.Verdict.LOOK_ALIKE;
import static io.recarga.renewal.AddressCheck.Verdict.OFFICIAL;
import static io.recarga.renewal.AddressCheck.Verdict.UNKNOWN;
import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.renewal.AddressCheck.Verdict;
import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AddressCheckTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bitel.com.pe",
        "https://www.bitel.com.pe/recarga?x=1",
        "https://CLARO.com.pe:443/",
        "https://comunidad.claro.com.pe./",
        "https://play.google.com/store/apps/details?id=com.bitel.selfcare",
        "market://details?id=com.bitel.selfcare"
      })
  void addressesOfTheOwnerAreOfficial(String uri) {
    assertThat(verdict(uri)).isEqualTo(OFFICIAL);
  }

  @Test
  void addressesBySomebodyElsesWordAreListed() {
    assertThat(verdict("https://www.entel.pe/")).isEqualTo(LISTED);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://bitel-recargas.com",
        "https://bitel.com.pe.evil.example/",
        "https://bitel.com.pe@evil.example/",
        "https://evil.example@bitel.com.pe.example/",
        "https://b1tel.com.pe/",
        "https://bitell.com.pe/",
        "https://btiel.com.pe/",
        "https://ciaro.com.pe.co/",
        "https://clar0.com.pe/",
        "https://claro.com.pe.pagos.example/",
        "https://xn--clro-63d.com.pe/",
        "https://movistar-peru.example/",
        "https://entei.pe/x",
        "https://ente1.pe/x",
        "https://play.google.com/store/apps/details?id=com.bitel.selfcar",
        "market://details?id=com.bite1.selfcare"
      })
  void imitationsAreLookAlikes(String uri) {
    assertThat(verdict(uri)).isEqualTo(LOOK_ALIKE);
  }

  @Test
  void lettersOfOtherScriptsAreLookAlikes() {
    // The first a is Cyrillic.
    assertThat(verdict("https://cl\u0430ro.com.pe/")).isEqualTo(LOOK_ALIKE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://example.com/",
        "https://www.intel.com/",
        "https://osiptel.gob.pe/",
        "http://bitel.com.pe/",
        "https://bitel.com.pe:8443/",
        "https://me:secret@bitel.com.pe/",
        "https://play.google.com/store/apps/details?id=com.example.game",
        "ftp://bitel.com.pe/",
        "mailto:someone@bitel.com.pe",
        "tel:+51999999999",
        "bitel.com.pe"
      })
  void othersAreUnknown(String uri) {
    assertThat(verdict(uri)).isEqualTo(UNKNOWN);
  }

  @Test
  void theVerdictSaysWhyAndForWhichChannel() {
    AddressCheck check = DirectoryTest.PERU.check(URI.create("https://bitel-recargas.com"));
    assertThat(check.entry()).isEqualTo(DirectoryTest.PERU.entry("bitel-web"));
    assertThat(check.why().in(Language.ENGLISH)).contains("not bitel.com.pe", "Do not use it");
    assertThat(check.why().in(Language.SPANISH)).contains("No la use");
    assertThat(check.why().in(Language.CHINESE)).contains("请勿使用");
  }

  private static Verdict verdict(String uri) {
    return DirectoryTest.PERU.check(URI.create(uri)).verdict();
  }
}
