package io.recarga.catalogue;

import java.util.List;
import java.util.Locale;

/**
 * What a word of the lexicon means.
 *
 * @param kind topic, order, unit, currency, country or none
 * @param value which one, such as "data" or "PE"
 * @param labels how it is called in Spanish, English and Chinese
 */
record Meaning(String kind, String value, List<String> labels) {
  Meaning {
    labels = List.copyOf(labels);
  }

  boolean is(String otherKind) {
    return kind.equals(otherKind);
  }

  String label(Locale locale) {
    return switch (Phrases.languageOf(locale)) {
      case SPANISH -> labels.get(0);
      case ENGLISH -> labels.get(1);
      case CHINESE -> labels.get(2);
    };
  }
}
