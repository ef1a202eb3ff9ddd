package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.regex.Pattern;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Exact decimals: from a number or its text, to a plain number. */
final class DecimalAdapter extends JsonAdapter<BigDecimal> {
  private static final int MAX_TEXT = 32;
  // Strings did not pass the limits on numbers: 9e999999999 would ask for a gigabyte when shown.
  private static final Pattern DECIMAL =
      Pattern.compile("[+-]?[0-9]+(\\.[0-9]+)?([eE][+-]?([0-2]?[0-9]|30))?");

  @Override
  public @Nullable BigDecimal fromJson(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    String text = reader.nextString().strip();
    if (text.isEmpty()) {
      return null;
    }
    if (text.length() > MAX_TEXT || !DECIMAL.matcher(text).matches()) {
      throw new JsonDataException("not a decimal number at " + reader.getPath());
    }
    return new BigDecimal(text);
  }

  @Override
  public void toJson(JsonWriter writer, @Nullable BigDecimal value) throws IOException {
    if (value == null) {
      writer.nullValue();
      return;
    }
    try (BufferedSink sink = writer.valueSink()) {
      sink.writeUtf8(value.toPlainString());
    }
  }
}
