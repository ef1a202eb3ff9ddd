package io.recarga.spi.http;

import com.squareup.moshi.Moshi;
import io.recarga.spi.Beta;
import java.math.BigDecimal;

/**
 * The JSON that carriers speak. Decimal numbers are {@link BigDecimal} and never
 * anything else; a hostile document is refused before it is read: nesting over 32, a number over 32
 * characters or with an exponent beyond 30, a name twice in one object, bytes that are not UTF-8.
 */
@Beta
public final class CarrierJson {
  private CarrierJson() {}

  /**
   * Begins a Moshi that reads {@code BigDecimal} from a number or a string (blank is null) and writes
   * it as a plain number, and reads {@link Text} strings.
   */
  public static Moshi.Builder moshi() {
    return new Moshi.Builder()
        .add(BigDecimal.class, new DecimalAdapter())
        .add(String.class, Text.class, new TextAdapter());
  }
}
