package io.recarga.spi.http;

import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import io.recarga.spi.Beta;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that carriers speak. Decimal numbers are {@link BigDecimal} and never
 * anything else; a hostile document is refused before it is read: nesting over 32, a number over 32
 * characters or with an exponent beyond 30, a name twice in one object, bytes that are not UTF-8.
 */
@Beta
public final class CarrierJson {
  private static final int MAX_DECIMAL = 32;

  private CarrierJson() {}

  /**
   * Begins a Moshi that reads {@code BigDecimal} from a number or a string (blank is null) and writes
   * it as a plain number, and reads {@link Text} strings.
   */
  public static Moshi.Builder moshi() {
    return new Moshi.Builder()
        .add(BigDecimal.class, DecimalAdapter.make())
        .add(String.class, Text.class, TextAdapter.make());
  }

  /** Reads a decimal number as {@link #moshi} does, for adapters that are written by hand. */
  public static @Nullable BigDecimal decimal(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    String text = reader.nextString().strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() > MAX_DECIMAL
        || !(isPlain(text) || Unusual.DECIMAL.matcher(text).matches())) {
      throw new JsonDataException("not a decimal number at " + reader.getPath());
    }
    return new BigDecimal(text);
  }

  /** Reads the text of a string, number or boolean, or null, as {@link Text} does. */
  public static @Nullable String text(JsonReader reader) throws IOException {
    JsonReader.Token token = reader.peek();
    if (token == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    return token == JsonReader.Token.BOOLEAN
        ? String.valueOf(reader.nextBoolean())
        : reader.nextString();
  }

  /** Reads a list as {@link EachByItself} says. */
  static <T> List<@Nullable T> eachByItself(JsonReader reader, JsonShape<T> element)
      throws IOException {
    List<@Nullable T> found = new ArrayList<>();
    JsonDataException odd = null;
    reader.beginArray();
    while (reader.hasNext()) {
      try (JsonReader ahead = reader.peekJson()) {
        found.add(element.read(ahead));
      } catch (JsonDataException e) {
        odd = e;
      }
      reader.skipValue();
    }
    reader.endArray();
    if (odd != null && found.isEmpty()) {
      throw odd;
    }
    return found;
  }

  /** Says whether a text that is not empty is digits only, with a point between them at most. */
  private static boolean isPlain(String text) {
    int last = text.length() - 1;
    int points = 0;
    for (int i = 0; i <= last; i++) {
      char c = text.charAt(i);
      if (c == '.' && i > 0 && i < last) {
        points++;
      } else if (c < '0' || c > '9') {
        return false;
      }
    }
    return points <= 1;
  }

  /** What takes long to make at an app's start, and few numbers need. */
  private static final class Unusual {
    // Strings did not pass the limits on numbers: 9e999999999 would ask for a gigabyte when shown.
    static final Pattern DECIMAL =
        Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?([0-2]?[0-9]|30))?");
  }
}
