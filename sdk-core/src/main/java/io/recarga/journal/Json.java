package io.recarga.journal;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, text, truth values and exact numbers. Each top-up is written twice and hardly
 * ever read, so that it is written straight into one text. That has ASCII characters only, so that no
 * database's encoding can hurt it.
 */
final class Json {
  private static final String HEX = "0123456789abcdef";
  private static final int LONGEST_NUMBER = 64;

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
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      Map<String, Object> object = readObject(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IllegalArgumentException("not JSON: more comes after the object");
      }
      return object;
    } catch (IOException | JsonDataException e) {
      // What they say may repeat a part of the text.
      throw new IllegalArgumentException("not JSON, of " + text.length() + " characters");
    }
  }

  private static Map<String, Object> readObject(JsonReader reader) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Object value = readValue(reader);
      if (value != null && object.put(name, value) != null) {
        throw new IllegalArgumentException("not JSON: a name stands twice in an object");
      }
    }
    reader.endObject();
    return object;
  }

  private static @Nullable Object readValue(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> readObject(reader);
      case BEGIN_ARRAY -> readArray(reader);
      case STRING -> reader.nextString();
      case NUMBER -> number(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      default -> reader.<Object>nextNull();
    };
  }

  /** Numbers are written in full: an exponent of nine digits would ask for a gigabyte. */
  private static BigDecimal number(String text) {
    BigDecimal number;
    try {
      number = new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("not JSON: no number");
    }
    if (text.length() > LONGEST_NUMBER || Math.abs(number.scale()) > LONGEST_NUMBER) {
      throw new IllegalArgumentException("a number is longer than " + LONGEST_NUMBER);
    }
    return number;
  }

  private static List<Object> readArray(JsonReader reader) throws IOException {
    List<Object> list = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      Object value = readValue(reader);
      if (value != null) {
        list.add(value);
      }
    }
    reader.endArray();
    return list;
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
