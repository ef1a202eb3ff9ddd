package io.recarga.carrier.reloadly;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Texts by amount. An empty map comes as {@code []} at times; anything but a map counts as empty,
 * because a description must not hide what is sold.
 */
record Described(Map<String, String> byAmount) {

  /** Reads it, whatever stands there. */
  static Described read(JsonReader reader) throws IOException {
    Map<String, String> found = new LinkedHashMap<>();
    if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
      reader.skipValue();
      return new Described(found);
    }
    reader.beginObject();
    while (reader.hasNext()) {
      String key = reader.nextName();
      JsonReader.Token token = reader.peek();
      if (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER) {
        found.put(key, reader.nextString());
      } else {
        reader.skipValue();
      }
    }
    reader.endObject();
    return new Described(found);
  }

  /** Returns the text of {@code amount}, however many zeros its key ends in, or null. */
  @Nullable
  String of(BigDecimal amount) {
    for (Map.Entry<String, String> entry : byAmount.entrySet()) {
      if (isSame(entry.getKey(), amount)) {
        return entry.getValue();
      }
    }
    return null;
  }

  private static boolean isSame(String key, BigDecimal amount) {
    // Length and form are bounded, so that a key cannot be an arithmetic bomb.
    return key.length() <= 32
        && key.matches("[0-9]+(\\.[0-9]+)?")
        && new BigDecimal(key).compareTo(amount) == 0;
  }
}
