package io.recarga.carrier.ding;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A receipt's values by name. The names differ from product to product; what is not text or a
 * number is left out, because a receipt must not hide whether something was sold.
 */
record Params(Map<String, String> byName) {

  /** Returns the first value under one of {@code names}, without regard to case, or null. */
  @Nullable
  String first(String... names) {
    for (String name : names) {
      String value = byName.get(name.toLowerCase(Locale.ROOT));
      if (value != null && !value.isBlank()) {
        return value.strip();
      }
    }
    return null;
  }

  /** Shows nothing: it may hold a PIN. */
  @Override
  public String toString() {
    return "***";
  }

  /** Reads it. */
  static final class Adapter extends JsonAdapter<Params> {
    @Override
    public Params fromJson(JsonReader reader) throws IOException {
      Map<String, String> found = new LinkedHashMap<>();
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        reader.skipValue();
        return new Params(found);
      }
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName().toLowerCase(Locale.ROOT);
        JsonReader.Token token = reader.peek();
        if (token == JsonReader.Token.STRING || token == JsonReader.Token.NUMBER) {
          found.putIfAbsent(name, reader.nextString());
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      return new Params(found);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Params value) {
      throw new UnsupportedOperationException("receipts are only read");
    }
  }
}
