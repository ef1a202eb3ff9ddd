package io.recarga.journal;

import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, text, truth values and exact numbers, written and read straight from one text:
 * each top-up does it twice. The text has ASCII characters only, so that no database's encoding can
 * hurt it.
 */
final class Json {
  private static final String HEX = "0123456789abcdef";

  private Json() {}

  static String write(Map<String, ?> object) {
    StringBuilder text = new StringBuilder(1_024);
    write(text, object);
    return text.toString();
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if the text is not one
   */
  static Map<String, Object> read(String text) {
    return new JsonText(text).wholeObject();
  }

  private static void write(StringBuilder text, @Nullable Object value) {
    if (value instanceof String string) {
      quote(text, string);
    } else if (value instanceof BigDecimal number) {
      text.append(number.toPlainString());
    } else if (value instanceof Map<?, ?> map) {
      char before = '{';
      for (Map.Entry<?, ?> each : map.entrySet()) {
        text.append(before);
        quote(text, (String) each.getKey());
        text.append(':');
        write(text, each.getValue());
        before = ',';
      }
      text.append(before == '{' ? "{}" : "}");
    } else if (value instanceof Iterable<?> list) {
      char before = '[';
      for (Object each : list) {
        text.append(before);
        write(text, each);
        before = ',';
      }
      text.append(before == '[' ? "[]" : "]");
    } else {
      text.append((Boolean) value);
    }
  }

  private static void quote(StringBuilder text, String string) {
    text.append('"');
    for (int i = 0; i < string.length(); i++) {
      char character = string.charAt(i);
      if (character == '"' || character == '\\') {
        text.append('\\').append(character);
      } else if (character >= ' ' && character < 0x7f) {
        text.append(character);
      } else {
        text.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
          text.append(HEX.charAt((character >> shift) & 0xf));
        }
      }
    }
    text.append('"');
  }
}
