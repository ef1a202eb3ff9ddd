package io.recarga.catalogue;

import java.util.Locale;

/** The sentences by which hits are explained, in Spanish, English and Chinese. */
enum Phrases {
  BRAND("«%s» es la marca %s", "“%s” is the brand %s", "“%s”是品牌%s"),
  NEAR("«%s» se parece a %s", "“%s” looks like %s", "“%s”近似%s"),
  MEANS("«%s» quiere decir %s", "“%s” means %s", "“%s”意为%s"),
  COSTS("«%s»: cuesta %s", "“%s”: costs %s", "“%s”：价格%s"),
  TAKES("«%s»: se puede recargar %s", "“%s”: can be topped up with %s", "“%s”：可充值%s"),
  GIVES("«%s» es parte de lo que ofrece", "“%s” is part of what it gives", "包含“%s”"),
  TEXT("«%s» está en su texto", "“%s” is in its text", "文字中有“%s”");

  private final String spanish;
  private final String english;
  private final String chinese;

  Phrases(String spanish, String english, String chinese) {
    this.spanish = spanish;
    this.english = english;
    this.chinese = chinese;
  }

  String in(Locale locale, String... parts) {
    String pattern = switch (languageOf(locale)) {
      case SPANISH -> spanish;
      case ENGLISH -> english;
      case CHINESE -> chinese;
    };
    return String.format(Locale.ROOT, pattern, (Object[]) parts);
  }

  static Language languageOf(Locale locale) {
    return switch (locale.getLanguage()) {
      case "es" -> Language.SPANISH;
      case "zh" -> Language.CHINESE;
      default -> Language.ENGLISH;
    };
  }

  /** A language of explanations. */
  enum Language {
    SPANISH,
    ENGLISH,
    CHINESE
  }
}
