package io.recarga.simulator.wire;

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

/** JSON as maps, lists, strings, booleans, null and numbers that keep every digit. */
public final class Json {
  private Json() {}

  /** Makes an object of names and values in turn; values may be null. */
  public static Map<String, @Nullable Object> object(@Nullable Object... namesAndValues) {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    for (int i = 0; i < namesAndValues.length; i += 2) {
      object.put(String.valueOf(namesAndValues[i]), namesAndValues[i + 1]);
    }
    return object;
  }

  /**
   * Reads an object.
   *
   * @throws IllegalArgumentException if the text is not one JSON object
   */
  public static Map<String, @Nullable Object> readObject(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      Map<String, @Nullable Object> object = object(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IllegalArgumentException("json: something follows the object");
      }
      return object;
    } catch (IOException | JsonDataException | NumberFormatException e) {
      throw new IllegalArgumentException("json: not an object: " + e.getMessage(), e);
    }
  }

  /**
   * Reads a list.
   *
   * @throws IllegalArgumentException if the text is not one JSON array
   */
  public static List<@Nullable Object> readArray(String text) {
    try (JsonReader reader = JsonReader.of(new Buffer().writeUtf8(text))) {
      List<@Nullable Object> array = array(reader);
      if (reader.peek() != JsonReader.Token.END_DOCUMENT) {
        throw new IllegalArgumentException("json: something follows the array");
      }
      return array;
    } catch (IOException | JsonDataException | NumberFormatException e) {
      throw new IllegalArgumentException("json: not an array: " + e.getMessage(), e);
    }
  }

  /** Writes a value; numbers are written plainly, with their trailing zeros. */
  public static String write(@Nullable Object value) {
    StringBuilder out = new StringBuilder(256);
    write(out, value);
    return out.toString();
  }

  private static @Nullable Object value(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case BEGIN_OBJECT -> object(reader);
      case BEGIN_ARRAY -> array(reader);
      case NUMBER -> new BigDecimal(reader.nextString());
      case BOOLEAN -> reader.nextBoolean();
      case NULL -> reader.nextNull();
      default -> reader.nextString();
    };
  }

  private static Map<String, @Nullable Object> object(JsonReader reader) throws IOException {
    Map<String, @Nullable Object> object = new LinkedHashMap<>();
    reader.beginObject();
    while (reader.hasNext()) {
      object.put(reader.nextName(), value(reader));
    }
    reader.endObject();
    return object;
  }

  private static List<@Nullable Object> array(JsonReader reader) throws IOException {
    List<@Nullable Object> array = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      array.add(value(reader));
    }
    reader.endArray();
    return array;
  }

  private static void write(StringBuilder out, @Nullable Object value) {
    if (value instanceof Map<?, ?> object) {
      String separator = "{";
      for (Map.Entry<?, ?> entry : object.entrySet()) {
        out.append(separator);
        text(out, String.valueOf(entry.getKey()));
        out.append(':');
        write(out, entry.getValue());
        separator = ",";
      }
      out.append(object.isEmpty() ? "{}" : "}");
    } else if (value instanceof Iterable<?> array) {
      out.append('[');
      String separator = "";
      for (Object element : array) {
        out.append(separator);
        write(out, element);
        separator = ",";
      }
      out.append(']');
    } else if (value instanceof BigDecimal number) {
      out.append(number.toPlainString());
    } else if (value == null || value instanceof Number || value instanceof Boolean) {
      out.append(value);
    } else {
      text(out, value.toString());
    }
  }

  private static void text(StringBuilder out, String text) {
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '"' || c == '\\') {
        out.append('\\').append(c);
      } else if (c < 0x20 || c == 0x2028 || c == 0x2029) {
        out.append(String.format("\\u%04x", (int) c));
      } else {
        out.append(c);
      }
    }
    out.append('"');
  }
}
