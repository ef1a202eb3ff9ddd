package io.recarga.carrier.dtone;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.recarga.spi.http.CarrierJson;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;

/**
 * What the wire calls an amount: one number, or a range with its ends and maybe a step.
 *
 * @param min the least, or null where it is open
 * @param max the most, or null where it is open
 * @param increment the step between two, or null
 */
record Bounds(
    @Nullable BigDecimal min,
    @Nullable BigDecimal max,
    @Nullable BigDecimal increment) {

  /** Returns the number, or null where it is missing or a range of several. */
  static @Nullable BigDecimal single(@Nullable Bounds bounds) {
    if (bounds == null || bounds.min == null || bounds.max == null) {
      return null;
    }
    return bounds.min.compareTo(bounds.max) == 0 ? bounds.min : null;
  }

  /** Says whether {@code amount} lies within, on one of the steps. */
  boolean allows(BigDecimal amount) {
    return (min == null || amount.compareTo(min) >= 0)
        && (max == null || amount.compareTo(max) <= 0)
        && stepsTo(amount).stripTrailingZeros().scale() <= 0;
  }

  /** Returns the most that is allowed up to {@code amount}, or null if that is all too much. */
  @Nullable
  BigDecimal floor(BigDecimal amount) {
    BigDecimal most = max == null ? amount : amount.min(max);
    if (min != null && most.compareTo(min) < 0) {
      return null;
    }
    return at(stepsTo(most).setScale(0, RoundingMode.FLOOR), most);
  }

  /** Returns the least that is allowed from {@code amount} on, or null if that is all too little. */
  @Nullable
  BigDecimal ceiling(BigDecimal amount) {
    BigDecimal least = min == null ? amount : amount.max(min);
    BigDecimal found = at(stepsTo(least).setScale(0, RoundingMode.CEILING), least);
    return max != null && found.compareTo(max) > 0 ? null : found;
  }

  private BigDecimal stepsTo(BigDecimal amount) {
    BigDecimal step = increment;
    if (step == null || step.signum() <= 0) {
      return BigDecimal.ZERO;
    }
    BigDecimal from = amount.subtract(base());
    BigDecimal[] parts = from.divideAndRemainder(step);
    return parts[1].signum() == 0 ? parts[0] : parts[0].add(new BigDecimal("0.5"));
  }

  private BigDecimal at(BigDecimal steps, BigDecimal otherwise) {
    BigDecimal step = increment;
    return step == null || step.signum() <= 0 ? otherwise : base().add(steps.multiply(step));
  }

  private BigDecimal base() {
    return min == null ? BigDecimal.ZERO : min;
  }

  /** Reads and writes it. */
  static final class Adapter extends JsonAdapter<Bounds> {
    private static final JsonAdapter<BigDecimal> NUMBER =
        CarrierJson.moshi().build().adapter(BigDecimal.class);

    @Override
    public @Nullable Bounds fromJson(JsonReader reader) throws IOException {
      if (reader.peek() != JsonReader.Token.BEGIN_OBJECT) {
        BigDecimal one = NUMBER.fromJson(reader);
        return one == null ? null : new Bounds(one, one, null);
      }
      BigDecimal min = null;
      BigDecimal max = null;
      BigDecimal increment = null;
      reader.beginObject();
      while (reader.hasNext()) {
        switch (reader.nextName()) {
          case "min" -> min = NUMBER.fromJson(reader);
          case "max" -> max = NUMBER.fromJson(reader);
          case "increment" -> increment = NUMBER.fromJson(reader);
          default -> reader.skipValue();
        }
      }
      reader.endObject();
      return new Bounds(min, max, increment);
    }

    @Override
    public void toJson(JsonWriter writer, @Nullable Bounds value) throws IOException {
      NUMBER.toJson(writer, single(value));
    }
  }
}
