package io.recarga.carrier.tmf654;

import com.squareup.moshi.Json;
import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.Text;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of TMF654 v4.0.0, v4.1.0 and R17 2.0.4, as far as it is read or written here. Records are
 * public only because Moshi asks for it.
 */
final class Wire {
  private static final Moshi PLAIN = plain();

  static final JsonAdapter<TopUp> TOP_UP = PLAIN.adapter(TopUp.class);
  static final JsonAdapter<Seen> SEEN = new Seen.Adapter(TOP_UP);

  private static final Moshi MOSHI = PLAIN.newBuilder().add(Seen.class, SEEN).build();

  static final JsonAdapter<List<@Nullable Seen>> SEEN_LIST = list(Seen.class);
  static final JsonAdapter<List<@Nullable Bucket>> BUCKETS = list(Bucket.class);
  static final JsonAdapter<List<@Nullable Accumulated>> ACCUMULATED = list(Accumulated.class);
  static final JsonAdapter<Failure> FAILURE = MOSHI.adapter(Failure.class);
  static final JsonAdapter<Event> EVENT = MOSHI.adapter(Event.class);
  static final JsonAdapter<Subscription> SUBSCRIPTION = MOSHI.adapter(Subscription.class);
  static final JsonAdapter<Map<String, @Nullable Object>> OBJECT =
      MOSHI.adapter(Types.newParameterizedType(Map.class, String.class, Object.class));

  private Wire() {}

  private static Moshi plain() {
    Moshi plain = CarrierJson.moshi().build();
    Quantity.Adapter quantities = new Quantity.Adapter(
        plain.adapter(BigDecimal.class),
        plain.<String>adapter(String.class, Text.class).nullSafe());
    return CarrierJson.moshi()
        .add(Quantity.class, quantities)
        .add(OneOrMany::create)
        .build();
  }

  private static <T> JsonAdapter<List<@Nullable T>> list(Class<T> type) {
    return MOSHI.adapter(Types.newParameterizedType(List.class, type));
  }

  /** One top-up, or one action on a line's balance, in a carrier's records. */
  public record TopUp(
      @Text @Nullable String id,
      @Text @Nullable String status,
      @Nullable Quantity amount,
      @Text @Nullable String description,
      @Text @Nullable String reason,
      @Text @Nullable String voucher,
      @Text @Nullable String requestedDate,
      @Text @Nullable String confirmationDate,
      @Nullable Party requestor,
      @Nullable List<@Nullable Resource> logicalResource,
      @Nullable List<@Nullable Impact> impactedBucket) {

    /** Shows nothing of the line or the card. */
    @Override
    public String toString() {
      return id + " " + status;
    }
  }

  public record Party(@Text @Nullable String id) {}

  /** A line, or another resource. */
  public record Resource(
      @Text @Nullable String id,
      @Text @Nullable String value,
      @Json(name = "@type") @Text @Nullable String type,
      @Json(name = "@referredType") @Text @Nullable String referredType) {

    /** Shows the kind only. */
    @Override
    public String toString() {
      return String.valueOf(type);
    }
  }

  /** What a top-up did to one bucket, item by item (v4.1). */
  public record Impact(@Nullable List<@Nullable Item> item) {}

  public record Item(
      @Text @Nullable String name,
      @Text @Nullable String itemType,
      @Nullable Quantity amount) {}

  /** One balance of a line; R17 calls some parts by other names. */
  public record Bucket(
      @Text @Nullable String id,
      @Text @Nullable String name,
      @Text @Nullable String status,
      @Text @Nullable String usageType,
      @Text @Nullable String bucketType,
      @Nullable Boolean isShared,
      @Text @Nullable String remainingValueName,
      @Nullable Quantity remainingValue,
      @Nullable Quantity remainedAmount,
      @Nullable Period validFor,
      @Nullable Account partyAccount,
      @Nullable List<@Nullable Resource> logicalResource,
      @Nullable List<@Nullable Resource> realizingResource,
      @Nullable List<@Nullable Resource> product) {

    @Nullable
    String kind() {
      return usageType != null ? usageType : bucketType;
    }

    @Nullable
    Quantity remaining() {
      return remainingValue != null ? remainingValue : remainedAmount;
    }

    /** Shows the id only. */
    @Override
    public String toString() {
      return "bucket " + id;
    }
  }

  public record Period(
      @Text @Nullable String startDateTime, @Text @Nullable String endDateTime) {}

  public record Account(@Text @Nullable String id) {}

  public record Accumulated(
      @Text @Nullable String name, @Nullable Quantity totalBalance) {}

  /** An error in TMF654's own shape. */
  public record Failure(
      @Text @Nullable String code,
      @Text @Nullable String reason,
      @Text @Nullable String message) {}

  /** A notice. */
  public record Event(
      @Text @Nullable String eventType, @Nullable Payload event) {}

  public record Payload(
      @Nullable Seen topupBalance, @Nullable Seen balanceTopup) {}

  public record Subscription(@Text @Nullable String id) {}
}
