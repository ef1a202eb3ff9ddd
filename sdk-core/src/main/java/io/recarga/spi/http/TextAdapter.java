package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a string, number or boolean. */
final class TextAdapter extends JsonAdapter<String> {

  @Override
  public @Nullable String fromJson(JsonReader reader) throws IOException {
    return switch (reader.peek()) {
      case NULL -> reader.nextNull();
      case BOOLEAN -> String.valueOf(reader.nextBoolean());
      default -> reader.nextString();
    };
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
    writer.value(value);
  }
}
