package io.recarga.carrier.tmf654;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonDataException;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * So much of something: {@code {amount, units}} in TMF654, {@code {value, unit}} in TM Forum's Money
 * and in samples of TMF654 itself, a bare number at some carriers. Written as the first.
 *
 * @param amount the number, or null if none is stated
 * @param units the unit, or null if none is stated
 */
public record Quantity(
    @Nullable BigDecimal amount, @Nullable String units) {

  static final class Adapter extends JsonAdapter<Quantity> {
    private final JsonAdapter<BigDecimal> decimals;
    private final JsonAdapter<String> texts;

    Adapter(JsonAdapter<BigDecimal> decimals, JsonAdapter<String> texts) {
      this.decimals = decimals;
      this.texts = texts;
    }

    @Override
    public @Nullable Quantity fromJson(JsonReader reader) throws IOException {
      return switch (reader.peek()) {
        case NULL -> reader.nextNull();
        case NUMBER, STRING -> new Quantity(decimals.fromJson(reader), null);
        case BEGIN_OBJECT -> object(reader);
        default -> throw new JsonDataException("no quantity at " + reader.getPath());
      };
    }

    private Quantity object(JsonReader reader) throws IOException {
      BigDecimal amount = null;
      String units = null;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "amount", "value" -> amount = decimals.fromJson(reader);
          case "units", "unit" -> units = texts.fromJson(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Quantity(amount, units);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Quantity value) throws IOException {
      if (value == null) {
        writer.nullValue();
        return;
      }
      writer.beginObject();
      writer.name("amount");
      decimals.toJson(writer, value.amount());
      writer.name("units");
      texts.toJson(writer, value.units());
      writer.endObject();
    }
  }
}
