package io.recarga.carrier.tmf654;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One top-up in a carrier's records, with all texts that stand in it by name: a dialect may put our
 * reference under any.
 *
 * @param topUp what TMF654 says of it
 * @param texts the strings among its own attributes
 */
record Seen(Wire.TopUp topUp, Map<String, String> texts) {
  Seen {
    texts = Map.copyOf(texts);
  }

  /** Returns our reference as the carrier repeats it, or null if it does not. */
  @Nullable
  String echo(TmfReference reference) {
    String name = reference.echo();
    if (name == null) {
      return null;
    }
    if (name.equals("requestor")) {
      Wire.Party requestor = topUp.requestor();
      return requestor == null ? null : requestor.id();
    }
    return texts.get(name);
  }

  /** Shows nothing of the line. */
  @Override
  public String toString() {
    return topUp.id() + " " + topUp.status();
  }

  static final class Adapter extends JsonAdapter<Seen> {
    private final JsonAdapter<Wire.TopUp> topUp;

    Adapter(JsonAdapter<Wire.TopUp> topUp) {
      this.topUp = topUp;
    }

    @Override
    public @Nullable Seen fromJson(JsonReader reader) throws IOException {
      Map<String, String> texts;
      try (JsonReader ahead = reader.peekJson()) {
        texts = texts(ahead);
      }
      Wire.TopUp read = topUp.fromJson(reader);
      return read == null ? null : new Seen(read, texts);
    }

    private static Map<String, String> texts(JsonReader reader) throws IOException {
      Map<String, String> texts = new HashMap<>();
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        return texts;
      }
      reader.beginObject();
      while (reader.hasNext()) {
        String name = reader.nextName();
        if (reader.peek() == JsonReader.Token.STRING) {
          texts.put(name, reader.nextString());
        } else {
          reader.skipValue();
        }
      }
      reader.endObject();
      return texts;
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Seen value) {
      throw new UnsupportedOperationException("records are only read");
    }
  }
}
