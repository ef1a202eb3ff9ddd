package io.recarga.simulator.selfcare;

import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One line and what its carrier counts for it: buckets, points and bills. Thread-safe. */
public final class SimulatedLine {
  private final String id;
  private final List<Bucket> buckets = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> events = new ArrayList<>();
  private final List<Map<String, @Nullable Object>> bills = new ArrayList<>();
  private @Nullable BigDecimal points;
  private @Nullable Instant pointsExpire;

  SimulatedLine(String id) {
    this.id = id;
  }

  /** Returns the id that the line is asked for by: the digits of its number. */
  public String id() {
    return id;
  }

  /**
   * Gives the line a bucket.
   *
   * @param units such as "GB", "min", "SMS" or "PEN"
   */
  public synchronized SimulatedLine bucket(
      String name, String usageType, String amount, String units, Instant begins, Instant ends) {
    buckets.add(new Bucket(name, usageType, new BigDecimal(amount), units, begins, ends));
    return this;
  }

  /**
   * Uses some of a bucket.
   *
   * @throws IllegalArgumentException if there is no such bucket, or not so much left in it
   */
  public synchronized SimulatedLine use(String name, String amount) {
    Bucket bucket = buckets.stream()
        .filter(one -> one.name.equals(name))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("name: no such bucket: " + name));
    BigDecimal used = new BigDecimal(amount);
    if (used.compareTo(bucket.left()) > 0) {
      throw new IllegalArgumentException("amount: only " + bucket.left() + " are left");
    }
    bucket.used = bucket.used.add(used);
    return this;
  }

  /** Adds points, which can be redeemed until {@code expire}. */
  public synchronized SimulatedLine earn(String amount, Instant at, Instant expire) {
    points = (points == null ? BigDecimal.ZERO : points).add(new BigDecimal(amount));
    pointsExpire = expire;
    event("earn", amount, at);
    return this;
  }

  /**
   * Gives points for something.
   *
   * @throws IllegalArgumentException if there are not so many
   */
  public synchronized SimulatedLine redeem(String amount, Instant at) {
    BigDecimal wanted = new BigDecimal(amount);
    if (points == null || wanted.compareTo(points) > 0) {
      throw new IllegalArgumentException("amount: only " + points + " points are left");
    }
    points = points.subtract(wanted);
    event("redeem", amount, at);
    return this;
  }

  /** Writes a bill, to be paid within 15 days. */
  public synchronized SimulatedLine bill(
      String number, String amount, String currency, Instant at) {
    Map<String, @Nullable Object> money = Shapes.money(new BigDecimal(amount), currency);
    bills.add(Json.object(
        "id",
        "bill-" + id + "-" + (bills.size() + 1),
        "href",
        "customerBill/bill-" + id + "-" + (bills.size() + 1),
        "billNo",
        number,
        "state",
        "sent",
        "category",
        "normal",
        "billDate",
        at,
        "paymentDueDate",
        at.plus(Duration.ofDays(15)),
        "billingPeriod",
        Json.object("startDateTime", at.minus(Duration.ofDays(30)), "endDateTime", at),
        "taxIncludedAmount",
        money,
        "amountDue",
        money,
        "remainingAmount",
        money,
        "relatedParty",
        List.of(Json.object("id", id, "role", "customer", "@referredType", "Individual")),
        "@type",
        "CustomerBill"));
    return this;
  }

  /**
   * Marks a bill as paid.
   *
   * @throws IllegalArgumentException if there is no such bill
   */
  public synchronized SimulatedLine pay(String number) {
    Map<String, @Nullable Object> bill = bills.stream()
        .filter(one -> number.equals(one.get("billNo")))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("number: no such bill: " + number));
    Map<?, ?> due = (Map<?, ?>) Objects.requireNonNull(bill.get("amountDue"));
    bill.put("state", "settled");
    bill.put("remainingAmount", Shapes.money(BigDecimal.ZERO, String.valueOf(due.get("unit"))));
    return this;
  }

  synchronized List<Map<String, @Nullable Object>> bills() {
    return bills.stream().<Map<String, @Nullable Object>>map(LinkedHashMap::new).toList();
  }

  synchronized List<Map<String, @Nullable Object>> events() {
    return List.copyOf(events);
  }

  synchronized List<Map<String, @Nullable Object>> balances() {
    BigDecimal left = points;
    if (left == null) {
      return List.of();
    }
    return List.of(Json.object(
        "id",
        "points-" + id,
        "href",
        "loyaltyBalance/points-" + id,
        "loyaltyProgramMember",
        Json.object("id", id, "href", "loyaltyProgramMember/" + id),
        "quantity",
        Shapes.money(left, "points"),
        "validFor",
        Json.object("endDateTime", pointsExpire),
        "@type",
        "LoyaltyBalance"));
  }

  synchronized Map<String, @Nullable Object> report(String state) {
    return Json.object(
        "id",
        "report-" + id,
        "state",
        state,
        "bucketRefOrValue",
        buckets.stream().map(Bucket::json).toList(),
        "logicalResource",
        List.of(Json.object("id", id, "@referredType", "MSISDN")),
        "@type",
        "UsageConsumption");
  }

  private void event(String type, String amount, Instant at) {
    events.add(Json.object(
        "eventId",
        Json.object("id", "e-" + id + "-" + (events.size() + 1), "href", "loyaltyEvent"),
        "eventTime",
        at,
        "eventType",
        type,
        "memberId",
        id,
        "event",
        Json.object("points", new BigDecimal(amount)),
        "@type",
        "LoyaltyEvent"));
  }

  private static final class Bucket {
    private final String name;
    private final String usageType;
    private final BigDecimal whole;
    private final String units;
    private final Instant begins;
    private final Instant ends;
    private BigDecimal used = BigDecimal.ZERO;

    private Bucket(
        String name,
        String usageType,
        BigDecimal whole,
        String units,
        Instant begins,
        Instant ends) {
      this.name = name;
      this.usageType = usageType;
      this.whole = whole;
      this.units = units;
      this.begins = begins;
      this.ends = ends;
    }

    private BigDecimal left() {
      return whole.subtract(used);
    }

    private Map<String, @Nullable Object> json() {
      return Json.object(
          "id",
          "bucket-" + name.replace(' ', '-'),
          "name",
          name,
          "usageType",
          usageType,
          "status",
          "active",
          "isShared",
          false,
          "remainingValue",
          Shapes.quantity(left(), units),
          "remainingValueName",
          left().toPlainString() + " " + units,
          "validFor",
          Json.object("startDateTime", begins, "endDateTime", ends),
          "bucketCounter",
          List.of(
              Json.object(
                  "counterType", "used", "level", "global", "value", Shapes.quantity(used, units)),
              Json.object(
                  "counterType",
                  "used",
                  "level",
                  "user",
                  "user",
                  Json.object("id", "somebody", "@referredType", "Individual"),
                  "value",
                  Shapes.quantity(BigDecimal.ZERO, units))),
          "@type",
          "Bucket");
    }
  }
}
