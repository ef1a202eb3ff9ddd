package io.recarga.renewal;

import java.util.Locale;
import java.util.Objects;
import java.util.Optional;

/** The languages in which every text for people is complete. */
public enum Language {
  /** Spanish, as in Peru. */
  SPANISH("es", Locale.forLanguageTag("es-PE")),
  /** English. */
  ENGLISH("en", Locale.ENGLISH),
  /** Chinese, in simplified characters. */
  CHINESE("zh", Locale.SIMPLIFIED_CHINESE);

  private final String code;
  private final Locale locale;

  Language(String code, Locale locale) {
    this.code = code;
    this.locale = locale;
  }

  /** Returns the ISO 639 code: "es", "en" or "zh". */
  public String code() {
    return code;
  }

  /** Returns the locale by which amounts and dates are written. */
  public Locale locale() {
    return locale;
  }

  /** Finds the language of a code or language tag such as "zh" or "es-PE"; empty for others. */
  public static Optional<Language> of(String tag) {
    String code = Locale.forLanguageTag(
            Objects.requireNonNull(tag, "tag").strip().replace('_', '-'))
        .getLanguage();
    for (Language language : values()) {
      if (language.code.equals(code)) {
        return Optional.of(language);
      }
    }
    return Optional.empty();
  }
}
