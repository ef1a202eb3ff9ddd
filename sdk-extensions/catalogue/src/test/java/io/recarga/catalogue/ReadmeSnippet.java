package io.recarga.catalogue;

import io.recarga.Recarga;
import io.recarga.market.peru.Peru;
import java.util.Locale;

/** The README's snippet. */
final class ReadmeSnippet {
  private ReadmeSnippet() {}

  static String search(Recarga recarga) {
    // snippet: catalogue
    Catalogue catalogue = Catalogue.of(recarga, Peru.CARRIERS); // make one and keep it
    StringBuilder shown = new StringBuilder();
    for (Hit hit :
        catalogue.search("recarga claro 20", Locale.forLanguageTag("es")).hits()) {
      String what = hit.plan().map(Object::toString).orElse(hit.carrier().brand());
      shown.append(what).append(' ').append(hit.reasons()).append('\n');
    }
    // end
    return shown.toString();
  }
}
