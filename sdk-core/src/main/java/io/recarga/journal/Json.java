package io.recarga.journal;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import okio.Buffer;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * JSON as maps, lists, text, truth values and exact numbers. The text has ASCII characters only, so
 * that no database's encoding can hurt it.
 */
final class Json {
  private static final int LONGEST_NUMBER = 64;

  private Json() {}

  static String write(Map<String, ?> object) {
    Buffer buffer = new Buffer();
    try (JsonWriter writer = JsonWriter.of(buffer)) {
      write(writer, object);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return ascii(buffer.readUtf8());
  }

  static Map<String, Object> read(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      return readObject(reader);
    } catch (IOException e) {
      throw new IllegalArgumentException("not JSON", e);
    }
  }

  private static void write(JsonWriter writer, @Nullable Object value) throws IOException {
    if (value instanceof Map<?, ?> map) {
      writer.beginObject();
      for (Map.Entry<?, ?> each : map.entrySet()) {
        writer.name((String) each.getKey());
        write(writer, each.getValue());
      }
      writer.endObject();
    } else if (value instanceof Iterable<?> list) {
      writer.beginArray();
      for (Object each : list) {
        write(writer, each);
      }
      writer.endArray();
    } else if (value instanceof Boolean truth) {
      writer.value(truth);
    } else if (value instanceof BigDecimal number) {
      try (BufferedSink sink = writer.valueSink()) {
        sink.writeUtf8(number.toPlainString());
      }
    } else {
      writer.value((String) value);
    }
  }

  private static Map<String, Object> readObject(JsonReader reader) throws IOException {
    Map<String, Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      String name = reader.nextName();
      Object value = readValue(reader);
      if (value != null) {
        object.put(name, value);
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
    BigDecimal number = new BigDecimal(text);
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

  /** Outside of quoted text JSON has no other characters, so that each may be escaped. */
  private static String ascii(String json) {
    if (json.chars().allMatch(character -> character < 0x7f)) {
      return json;
    }
    StringBuilder ascii = new StringBuilder(json.length() + 64);
    for (int i = 0; i < json.length(); i++) {
      char character = json.charAt(i);
      if (character < 0x7f) {
        ascii.append(character);
      } else {
        ascii.append(String.format("\\u%04x", (int) character));
      }
    }
    return ascii.toString();
  }
}
