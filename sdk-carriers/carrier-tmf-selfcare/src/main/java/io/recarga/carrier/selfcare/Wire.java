package io.recarga.carrier.selfcare;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import com.squareup.moshi.Types;
import io.recarga.spi.http.CarrierJson;
import io.recarga.spi.http.Text;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The JSON of TMF620 v4.1, 671 v4.1, 677 v4.0, 658 v4.0 and 678 v4.0. Records are public only because
 * Moshi asks for it.
 */
final class Wire {
  private static final Moshi MOSHI = CarrierJson.moshi()
      .add(EventBody.class, new EventBody.Adapter().nullSafe())
      .add(Tolerant.FACTORY)
      .build();

  static final JsonAdapter<Failure> FAILURE = MOSHI.adapter(Failure.class);
  static final JsonAdapter<List<@Nullable Offering>> OFFERINGS = list(Offering.class);
  static final JsonAdapter<List<@Nullable Price>> PRICES = list(Price.class);
  static final JsonAdapter<List<@Nullable Promo>> PROMOS = list(Promo.class);
  static final JsonAdapter<List<@Nullable Loyalty>> LOYALTIES = list(Loyalty.class);
  static final JsonAdapter<List<@Nullable LoyaltyEvent>> EVENTS = list(LoyaltyEvent.class);
  static final JsonAdapter<List<@Nullable CustomerBill>> BILLS = list(CustomerBill.class);
  static final JsonAdapter<Consumptions> CONSUMPTIONS = MOSHI.adapter(Consumptions.class);
  static final JsonAdapter<Query> QUERY = MOSHI.adapter(Query.class);

  private Wire() {}

  private static <T> JsonAdapter<List<@Nullable T>> list(Class<T> type) {
    return MOSHI.adapter(Types.newParameterizedType(List.class, type));
  }

  /** What is listed by pages: a thing with an id. */
  interface Listed {
    @Nullable
    String id();
  }

  public record Failure(
      @Text @Nullable String code,
      @Text @Nullable String reason,
      @Text @Nullable String message,
      @Text @Nullable String status) {}

  public record Period(
      @Text @Nullable String startDateTime, @Text @Nullable String endDateTime) {}

  /** A number with a unit: {@code {unit, value}} where it is money, else {@code {amount, units}}. */
  public record Amount(
      @Nullable BigDecimal value,
      @Text @Nullable String unit,
      @Nullable BigDecimal amount,
      @Text @Nullable String units) {

    @Nullable
    BigDecimal number() {
      return value != null ? value : amount;
    }

    @Nullable
    String measure() {
      return unit != null ? unit : units;
    }
  }

  public record Offering(
      @Text @Nullable String id,
      @Text @Nullable String name,
      @Text @Nullable String description,
      @Nullable Boolean isSellable,
      @Text @Nullable String lifecycleStatus,
      @Nullable Period validFor,
      @Nullable List<@Nullable Price> productOfferingPrice,
      @Nullable List<@Nullable Term> productOfferingTerm,
      @Nullable List<@Nullable Trait> prodSpecCharValueUse)
      implements Listed {

    /** Returns the same offering at other prices. */
    Offering at(List<@Nullable Price> prices) {
      return new Offering(
          id,
          name,
          description,
          isSellable,
          lifecycleStatus,
          validFor,
          prices,
          productOfferingTerm,
          prodSpecCharValueUse);
    }
  }

  /** A price, or in an offering only the reference to one. */
  public record Price(
      @Text @Nullable String id,
      @Text @Nullable String name,
      @Text @Nullable String priceType,
      @Text @Nullable String lifecycleStatus,
      @Nullable Period validFor,
      @Nullable Sum price)
      implements Listed {}

  /** What a price comes to: a sum by itself, or within an offering one with its tax. */
  public record Sum(
      @Nullable BigDecimal value,
      @Text @Nullable String unit,
      @Nullable BigDecimal amount,
      @Text @Nullable String units,
      @Nullable Amount taxIncludedAmount) {}

  public record Term(@Text @Nullable String name, @Nullable Amount duration) {}

  public record Trait(
      @Text @Nullable String name,
      @Nullable List<@Nullable TraitValue> productSpecCharacteristicValue) {}

  public record TraitValue(
      @Text @Nullable String value, @Text @Nullable String unitOfMeasure) {}

  public record Promo(
      @Text @Nullable String id,
      @Text @Nullable String name,
      @Text @Nullable String description,
      @Text @Nullable String lifecycleStatus,
      @Nullable Period validFor,
      @Nullable List<@Nullable Pattern> pattern)
      implements Listed {}

  public record Pattern(
      @Text @Nullable String name,
      @Text @Nullable String description,
      @Nullable List<@Nullable CriteriaGroup> criteriaGroup,
      @Nullable List<@Nullable Action> action) {}

  public record CriteriaGroup(@Nullable List<@Nullable Criterion> criteria) {}

  public record Criterion(
      @Text @Nullable String criteriaParameter,
      @Text @Nullable String criteriaOperator,
      @Text @Nullable String criteriaValue) {}

  public record Action(
      @Text @Nullable String actionType, @Text @Nullable String actionValue) {}

  /** A balance of points. */
  public record Loyalty(
      @Text @Nullable String id,
      @Nullable Ref loyaltyProgramMember,
      @Nullable Amount quantity,
      @Nullable Period validFor)
      implements Listed {}

  public record Ref(@Text @Nullable String id) {}

  /** Something that happened to points. Its own id is a reference. */
  public record LoyaltyEvent(
      @Text @Nullable String eventTime,
      @Text @Nullable String eventType,
      @Text @Nullable String memberId,
      @Nullable Ref eventId,
      @Nullable EventBody event)
      implements Listed {

    @Override
    public @Nullable String id() {
      return eventId == null ? null : eventId.id();
    }
  }

  public record CustomerBill(
      @Text @Nullable String id,
      @Text @Nullable String billNo,
      @Text @Nullable String state,
      @Text @Nullable String billDate,
      @Text @Nullable String paymentDueDate,
      @Nullable Period billingPeriod,
      @Nullable Amount taxIncludedAmount,
      @Nullable Amount amountDue,
      @Nullable Amount remainingAmount,
      @Nullable List<@Nullable Ref> relatedParty,
      @Nullable Ref billingAccount)
      implements Listed {}

  /** The question for usage. */
  public record Query(Criteria searchCriteria) {}

  public record Criteria(List<Line> logicalResource) {}

  public record Line(
      String id,
      @com.squareup.moshi.Json(name = "@referredType") String referredType) {}

  /** The answer to the question for usage, which may still be open. */
  public record Consumptions(
      @Text @Nullable String id, @Nullable List<@Nullable Consumption> usageConsumption) {}

  /** What one report says; some editions call its buckets "bucket". */
  public record Consumption(
      @Text @Nullable String state,
      @Nullable List<@Nullable Bucket> bucketRefOrValue,
      @Nullable List<@Nullable Bucket> bucket) {}

  public record Bucket(
      @Text @Nullable String id,
      @Text @Nullable String name,
      @Text @Nullable String usageType,
      @Text @Nullable String status,
      @Nullable Boolean isShared,
      @Text @Nullable String remainingValueName,
      @Nullable Amount remainingValue,
      @Nullable Period validFor,
      @Nullable List<@Nullable Counter> bucketCounter) {}

  public record Counter(
      @Text @Nullable String counterType,
      @Text @Nullable String level,
      @Nullable Ref user,
      @Nullable Amount value) {}
}
