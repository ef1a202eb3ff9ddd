package io.recarga.spi.http;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/** Exact decimals: from a number or its text, to a plain number. */
final class DecimalAdapter extends JsonAdapter<BigDecimal> {
  private DecimalAdapter() {}

  // Made here, so that who reads by hand does not load it.
  static JsonAdapter<BigDecimal> make() {
    return new DecimalAdapter();
  }

  @Override
  public @Nullable BigDecimal fromJson(JsonReader reader) throws IOException {
    return CarrierJson.decimal(reader);
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
