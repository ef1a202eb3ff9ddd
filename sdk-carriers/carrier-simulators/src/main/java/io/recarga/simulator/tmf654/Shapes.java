package io.recarga.simulator.tmf654;

import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Records as the edition shows them. */
final class Shapes {
  private static final Duration MONTH = Duration.ofDays(30);

  /** What a carrier repeats of a request; a scratch card's PIN is not among it. */
  private static final Set<String> KEPT = Set.of(
      "amount",
      "usageType",
      "type",
      "bucket",
      "partyAccount",
      "logicalResource",
      "product",
      "channel",
      "description",
      "reason",
      "requestor");

  private final TmfPersonality personality;
  private final boolean r17;

  Shapes(TmfPersonality personality) {
    this.personality = personality;
    r17 = personality.edition() == TmfPersonality.Edition.R17;
  }

  /** The top-up as a search shows it, or as it really is. */
  Map<String, @Nullable Object> topUp(TopUp topUp, SaleCourse.View view) {
    Map<String, @Nullable Object> json = new LinkedHashMap<>();
    json.put("id", topUp.id);
    // Carriers send absolute and relative addresses.
    json.put("href", personality.edition().topUps() + "/" + topUp.id);
    topUp.request.forEach((name, value) -> {
      if (KEPT.contains(name) || name.equals(personality.echo())) {
        json.put(name, value);
      }
    });
    if (personality.isReferenceInHeader()) {
      json.put(personality.echo(), topUp.reference);
    }
    json.put("status", word(topUp, view));
    json.put("requestedDate", topUp.requested.toString());
    Instant confirmed = topUp.confirmed();
    boolean confirms = view == SaleCourse.View.SUCCESSFUL || view == SaleCourse.View.REVERSED;
    if (confirms && !topUp.isCancelled()) {
      json.put("confirmationDate", String.valueOf(confirmed == null ? topUp.requested : confirmed));
    }
    boolean foreign = topUp.isForeign();
    json.put("amount", quantity(foreign ? topUp.amount.add(BigDecimal.ONE) : topUp.amount));
    if (foreign) {
      putLine(json, "51900000000");
    }
    if (personality.edition() == TmfPersonality.Edition.V4_1) {
      json.put("impactedBucket", List.of(impact(topUp)));
    }
    return json;
  }

  private Map<String, @Nullable Object> impact(TopUp topUp) {
    BigDecimal after = topUp.line.credit();
    return Json.object(
        "bucket",
        Json.object("id", moneyId(topUp.line)),
        "amountBefore",
        quantity(after.subtract(topUp.amount)),
        "amountAfter",
        quantity(after),
        "item",
        List.of(
            Json.object("name", "topup", "itemType", "credit", "amount", quantity(topUp.amount))));
  }

  private String word(TopUp topUp, SaleCourse.View view) {
    if (topUp.isCancelled()) {
      return "cancelled";
    }
    return switch (view) {
      case NOTHING, ERROR, PROCESSING -> r17 ? "in progress" : "created";
      case SUCCESSFUL -> r17 ? "confirmed" : "completed";
      // R17 has no word for a failure but this one.
      case FAILED -> r17 ? "cancelled" : "failed";
      case REVERSED -> "cancelled";
    };
  }

  /** The balances of a line: money, data of its own, and data that it shares with another line. */
  List<Map<String, @Nullable Object>> buckets(Line line) {
    if (line.isUnknown()) {
      return List.of();
    }
    Instant soon = line.expires();
    return List.of(
        bucket(moneyId(line), "Saldo", line, false, quantity(line.credit()), "monetary", soon),
        bucket(
            "data-" + line.number,
            "Internet",
            line,
            false,
            Json.object("amount", new BigDecimal("1536.5"), "units", "MB"),
            "data",
            soon),
        bucket(
            "pool-" + line.number,
            "Internet familiar",
            line,
            true,
            Json.object("amount", new BigDecimal("10"), "units", "GB"),
            "data",
            soon.plus(MONTH)));
  }

  private Map<String, @Nullable Object> bucket(
      String id,
      String name,
      Line line,
      boolean shared,
      Map<String, @Nullable Object> remaining,
      String kind,
      Instant expires) {
    Map<String, @Nullable Object> json =
        Json.object("id", id, "href", "bucket/" + id, "name", name, "status", "active");
    json.put(r17 ? "remainedAmount" : "remainingValue", remaining);
    json.put(r17 ? "bucketType" : "usageType", kind);
    json.put(
        "validFor",
        Json.object(
            "startDateTime", expires.minus(MONTH).toString(), "endDateTime", expires.toString()));
    json.put("partyAccount", Json.object("id", accountOf(line)));
    if (!r17) {
      json.put("isShared", shared);
    }
    putLine(json, line.number);
    return json;
  }

  Map<String, @Nullable Object> accumulated(Line line) {
    return Json.object(
        "id",
        "total-" + line.number,
        "name",
        "Saldo",
        "bucket",
        List.of(Json.object("id", moneyId(line))),
        "totalBalance",
        quantity(line.credit()));
  }

  private void putLine(Map<String, @Nullable Object> json, String number) {
    Map<String, @Nullable Object> resource =
        Json.object("id", number, "value", number, "@type", "MSISDN");
    switch (personality.edition()) {
      case R17 -> {
        json.put("product", List.of(Json.object("id", number, "href", "product/" + number)));
        json.put(
            "realizingResource",
            List.of(Json.object("name", "line", "@Type", "MSISDN", "value", number)));
      }
      case V4_0 -> json.put("logicalResource", List.of(resource));
      case V4_1 -> json.put("logicalResource", resource);
    }
  }

  private Map<String, @Nullable Object> quantity(BigDecimal soles) {
    return Json.object(
        "amount", soles.movePointRight(personality.decimals()), "units", personality.unit());
  }

  private static String moneyId(Line line) {
    return "money-" + line.number;
  }

  private String accountOf(Line line) {
    return personality.carrier() + "-" + line.number;
  }
}
