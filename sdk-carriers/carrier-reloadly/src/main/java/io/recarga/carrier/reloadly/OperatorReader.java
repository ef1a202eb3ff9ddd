package io.recarga.carrier.reloadly;

import static io.recarga.spi.http.CarrierJson.decimal;
import static io.recarga.spi.http.CarrierJson.text;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.JsonReader;
import com.squareup.moshi.JsonWriter;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.JsonShape;
import java.io.IOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Reads operators. By hand: the list of them is read before an app's first top-up, and what reads
 * records by reflection takes long to get ready.
 */
final class OperatorReader implements JsonShape<Wire.Operator> {
  static final OperatorReader OPERATOR = new OperatorReader();

  private OperatorReader() {}

  @Override
  public Wire.@Nullable Operator read(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable Long id = null;
    @Nullable Long operatorId = null;
    @Nullable String name = null;
    @Nullable Boolean bundle = null;
    @Nullable Boolean data = null;
    @Nullable Boolean comboProduct = null;
    @Nullable Boolean pin = null;
    @Nullable Boolean supportsLocalAmounts = null;
    @Nullable Boolean supportsGeographicalRechargePlans = null;
    @Nullable String denominationType = null;
    @Nullable String senderCurrencyCode = null;
    @Nullable String destinationCurrencyCode = null;
    @Nullable BigDecimal commission = null;
    @Nullable BigDecimal internationalDiscount = null;
    @Nullable BigDecimal localDiscount = null;
    @Nullable BigDecimal minAmount = null;
    @Nullable BigDecimal maxAmount = null;
    @Nullable BigDecimal localMinAmount = null;
    @Nullable BigDecimal localMaxAmount = null;
    Wire.@Nullable Country country = null;
    Wire.@Nullable Fx fx = null;
    @Nullable List<@Nullable BigDecimal> fixedAmounts = null;
    @Nullable Described fixedAmountsDescriptions = null;
    @Nullable List<@Nullable BigDecimal> localFixedAmounts = null;
    @Nullable Described localFixedAmountsDescriptions = null;
    @Nullable List<Wire.@Nullable Circle> geographicalRechargePlans = null;
    Wire.@Nullable Fees fees = null;
    @Nullable String status = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "id" -> id = number(reader);
        case "operatorId" -> operatorId = number(reader);
        case "name" -> name = text(reader);
        case "bundle" -> bundle = flag(reader);
        case "data" -> data = flag(reader);
        case "comboProduct" -> comboProduct = flag(reader);
        case "pin" -> pin = flag(reader);
        case "supportsLocalAmounts" -> supportsLocalAmounts = flag(reader);
        case "supportsGeographicalRechargePlans" ->
          supportsGeographicalRechargePlans = flag(reader);
        case "denominationType" -> denominationType = text(reader);
        case "senderCurrencyCode" -> senderCurrencyCode = text(reader);
        case "destinationCurrencyCode" -> destinationCurrencyCode = text(reader);
        case "commission" -> commission = decimal(reader);
        case "internationalDiscount" -> internationalDiscount = decimal(reader);
        case "localDiscount" -> localDiscount = decimal(reader);
        case "minAmount" -> minAmount = decimal(reader);
        case "maxAmount" -> maxAmount = decimal(reader);
        case "localMinAmount" -> localMinAmount = decimal(reader);
        case "localMaxAmount" -> localMaxAmount = decimal(reader);
        case "country" -> country = country(reader);
        case "fx" -> fx = fx(reader);
        case "fixedAmounts" -> fixedAmounts = decimals(reader);
        case "fixedAmountsDescriptions" -> fixedAmountsDescriptions = Described.read(reader);
        case "localFixedAmounts" -> localFixedAmounts = decimals(reader);
        case "localFixedAmountsDescriptions" ->
          localFixedAmountsDescriptions = Described.read(reader);
        case "geographicalRechargePlans" ->
          geographicalRechargePlans = list(reader, OperatorReader::circle);
        case "fees" -> fees = fees(reader);
        case "status" -> status = text(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Wire.Operator(
        id,
        operatorId,
        name,
        bundle,
        data,
        comboProduct,
        pin,
        supportsLocalAmounts,
        supportsGeographicalRechargePlans,
        denominationType,
        senderCurrencyCode,
        destinationCurrencyCode,
        commission,
        internationalDiscount,
        localDiscount,
        minAmount,
        maxAmount,
        localMinAmount,
        localMaxAmount,
        country,
        fx,
        fixedAmounts,
        fixedAmountsDescriptions,
        localFixedAmounts,
        localFixedAmountsDescriptions,
        geographicalRechargePlans,
        fees,
        status);
  }

  private static Wire.@Nullable Country country(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable String isoName = null;
    @Nullable String name = null;
    @Nullable List<@Nullable String> callingCodes = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "isoName" -> isoName = text(reader);
        case "name" -> name = text(reader);
        case "callingCodes" -> callingCodes = list(reader, CarrierJson::text);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Wire.Country(isoName, name, callingCodes);
  }

  private static Wire.@Nullable Fx fx(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable BigDecimal rate = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "rate" -> rate = decimal(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Wire.Fx(rate);
  }

  private static Wire.@Nullable Fees fees(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable BigDecimal international = null;
    @Nullable BigDecimal local = null;
    @Nullable BigDecimal localPercentage = null;
    @Nullable BigDecimal internationalPercentage = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "international" -> international = decimal(reader);
        case "local" -> local = decimal(reader);
        case "localPercentage" -> localPercentage = decimal(reader);
        case "internationalPercentage" -> internationalPercentage = decimal(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Wire.Fees(international, local, localPercentage, internationalPercentage);
  }

  private static Wire.@Nullable Circle circle(JsonReader reader) throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    @Nullable String locationCode = null;
    @Nullable String locationName = null;
    @Nullable List<@Nullable BigDecimal> fixedAmounts = null;
    @Nullable List<@Nullable BigDecimal> localAmounts = null;
    @Nullable Described fixedAmountsPlanNames = null;
    @Nullable Described fixedAmountsDescriptions = null;
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.nextName()) {
        case "locationCode" -> locationCode = text(reader);
        case "locationName" -> locationName = text(reader);
        case "fixedAmounts" -> fixedAmounts = decimals(reader);
        case "localAmounts" -> localAmounts = decimals(reader);
        case "fixedAmountsPlanNames" -> fixedAmountsPlanNames = Described.read(reader);
        case "fixedAmountsDescriptions" -> fixedAmountsDescriptions = Described.read(reader);
        default -> reader.skipValue();
      }
    }
    reader.endObject();
    return new Wire.Circle(
        locationCode,
        locationName,
        fixedAmounts,
        localAmounts,
        fixedAmountsPlanNames,
        fixedAmountsDescriptions);
  }

  private static @Nullable Long number(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL ? reader.nextNull() : (Long) reader.nextLong();
  }

  private static @Nullable Boolean flag(JsonReader reader) throws IOException {
    return reader.peek() == JsonReader.Token.NULL
        ? reader.nextNull()
        : (Boolean) reader.nextBoolean();
  }

  private static @Nullable List<@Nullable BigDecimal> decimals(JsonReader reader)
      throws IOException {
    return list(reader, CarrierJson::decimal);
  }

  private static <T> @Nullable List<@Nullable T> list(JsonReader reader, JsonShape<T> element)
      throws IOException {
    if (reader.peek() == JsonReader.Token.NULL) {
      return reader.nextNull();
    }
    List<@Nullable T> found = new ArrayList<>();
    reader.beginArray();
    while (reader.hasNext()) {
      found.add(element.read(reader));
    }
    reader.endArray();
    return found;
  }

  /** Reads one operator for whoever wants Moshi's adapter. */
  static final class Adapter extends JsonAdapter<Wire.Operator> {
    @Override
    public Wire.@Nullable Operator fromJson(JsonReader reader) throws IOException {
      return OPERATOR.read(reader);
    }

    @Override
    public void toJson(JsonWriter writer, Wire.@Nullable Operator value) {
      throw new UnsupportedOperationException("operators are only read");
    }
  }
}
