package io.recarga.carrier.selfcare;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a loyalty event says of itself, which TMF658 leaves to the carrier: the number of points, if
 * it stands under a name that says so.
 */
record EventBody(@Nullable BigDecimal points) {
  private static final Set<String> NAMES = Set.of("points", "quantity", "value", "amount");
  private static final String NUMBER = "-?[0-9]{1,18}(\\.[0-9]{1,8})?";

  /** Reads anything. */
  static final class Adapter extends JsonAdapter<EventBody> {
    @Override
    public EventBody fromJson(JsonReader reader) throws IOException {
      return new EventBody(points(reader));
    }

    private static @Nullable BigDecimal points(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        reader.skipValue();
        return null;
      }
      BigDecimal found = null;
      reader.beginObject();
      while (reader.hasNext()) {
        BigDecimal number = NAMES.contains(reader.nextName()) ? number(reader) : skipped(reader);
        found = found == null ? number : found;
      }
      reader.endObject();
      return found;
    }

    /** Reads a number, its text, or an object that holds one. */
    private static @Nullable BigDecimal number(JsonReader reader) throws IOException {
      JsonReader.Token token = reader.peek();
      if (token != JsonReader.Token.NUMBER && token != JsonReader.Token.STRING) {
        return points(reader);
      }
      String text = reader.nextString();
      return text.matches(NUMBER) ? new BigDecimal(text) : null;
    }

    private static @Nullable BigDecimal skipped(JsonReader reader) throws IOException {
      reader.skipValue();
      return null;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable EventBody value) {
      throw new UnsupportedOperationException("events are only read");
    }
  }
}
