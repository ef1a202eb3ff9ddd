package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** The text of a string, number or boolean. */
final class TextAdapter extends JsonAdapter<String> {
  private TextAdapter() {}

  // Made here, so that who reads by hand does not load it.
  static JsonAdapter<String> make() {
    return new TextAdapter();
  }

  @Override
  public @Nullable String fromJson(JsonReader reader) throws IOException {
    return CarrierJson.text(reader);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable String value) throws IOException {
    writer.value(value);
  }
}
