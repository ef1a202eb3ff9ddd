package io.recarga.spi.http;

import com.squareup.moshi.JsonReader;
import com.squareup.moshi.Moshi;
import io.recarga.spi.Beta;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * The JSON that carriers speak. Decimal numbers are {@link BigDecimal} and never
 * anything else; a hostile document is refused before it is read: nesting over 32, a number over 32
 * characters or with an exponent beyond 30, a name twice in one object, bytes that are not UTF-8.
 */
@Beta
public final class CarrierJson {
  private static final DecimalAdapter DECIMAL = new DecimalAdapter();
  private static final TextAdapter TEXT = new TextAdapter();

  private CarrierJson() {}

  /**
   * Begins a Moshi that reads {@code BigDecimal} from a number or a string (blank is null) and writes
   * it as a plain number, and reads {@link Text} strings.
   */
  public static Moshi.Builder moshi() {
    return new Moshi.Builder().add(BigDecimal.class, DECIMAL).add(String.class, Text.class, TEXT);
  }

  /** Reads a decimal number as {@link #moshi} does, for adapters that are written by hand. */
  public static @Nullable BigDecimal decimal(JsonReader reader) throws IOException {
    return DECIMAL.fromJson(reader);
  }

  /** Reads the text of a string, number or boolean, or null, as {@link Text} does. */
  public static @Nullable String text(JsonReader reader) throws IOException {
    return TEXT.fromJson(reader);
  }
}
