package io.recarga.renewal.internal;

import io.recarga.renewal.Formats;
import io.recarga.renewal.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The texts of this module, one file for each language. */
public final class Bundle {
  private static final Pattern PLACE = Pattern.compile("\\{([0-9])}");
  private static final Map<Language, Properties> TEXTS = read();

  private Bundle() {}

  /** Returns all codes of one language. */
  public static Set<String> codes(Language language) {
    return new TreeSet<>(texts(language).stringPropertyNames());
  }

  /** Returns the text of {@code code} with its places, such as {0}. */
  public static String pattern(Language language, String code) {
    String text = texts(language).getProperty(code);
    if (text == null) {
      throw new IllegalArgumentException("code: there is no text " + code);
    }
    return text;
  }

  /** Refuses codes that have no text. */
  public static void check(String code) {
    pattern(Language.ENGLISH, code);
  }

  /** Writes a text with its values. */
  public static String text(Language language, String code, List<Object> values) {
    Matcher place = PLACE.matcher(pattern(language, code));
    return place.replaceAll(found -> {
      int index = Integer.parseInt(found.group(1));
      Object value = index < values.size() ? values.get(index) : found.group();
      return Matcher.quoteReplacement(Formats.value(value, language));
    });
  }

  private static Properties texts(Language language) {
    Properties texts = TEXTS.get(language);
    if (texts == null) {
      throw new IllegalStateException("no texts in " + language);
    }
    return texts;
  }

  private static Map<Language, Properties> read() {
    Map<Language, Properties> all = new EnumMap<>(Language.class);
    for (Language language : Language.values()) {
      all.put(language, read("texts_" + language.code() + ".properties"));
    }
    return all;
  }

  private static Properties read(String name) {
    try (InputStream in = Bundle.class.getResourceAsStream(name)) {
      if (in == null) {
        throw new IllegalStateException("the jar lacks " + name);
      }
      Properties texts = new Properties();
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
      return texts;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
