package io.recarga.simulator.reloadly;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/** Operators, rates, discounts and promotions: everything that can be asked and never changes. */
final class Catalogue {
  private final SimulatorClock clock;
  private final List<ReloadlyOperator> operators;
  private final Map<String, Long> ported = new ConcurrentHashMap<>();

  Catalogue(SimulatorClock clock, List<ReloadlyOperator> operators) {
    this.clock = clock;
    this.operators = List.copyOf(operators);
  }

  void port(String digits, long operatorId) {
    ported.put(digits, operatorId);
  }

  ReloadlyOperator operator(long id) {
    return find(id)
        .orElseThrow(() -> new Refused(404, "RESOURCE_NOT_FOUND", "Operator not found: " + id));
  }

  Optional<ReloadlyOperator> find(long id) {
    return operators.stream().filter(operator -> operator.id() == id).findFirst();
  }

  Object page(Call call) {
    return Pages.page(call, shown(call, operators));
  }

  Object one(Call call) {
    return OperatorJson.of(operator(call.id("id")), call);
  }

  Object ofCountry(Call call) {
    return shown(call, inCountry(call.part("country")));
  }

  /** Finds by prefix, so that a ported number gives its old operator. */
  Object autoDetect(Call call) {
    String digits = digits(call.part("phone"), call.part("country"));
    return OperatorJson.of(byPrefix(digits).orElseThrow(Catalogue::undetected), call);
  }

  Object mnpLookup(Call call) {
    return mnp(call.part("phone"), call.part("country"), call);
  }

  Object mnpLookupByBody(Call call) {
    Map<String, @Nullable Object> body = call.body();
    return mnp(String.valueOf(body.get("phone")), String.valueOf(body.get("countryCode")), call);
  }

  Object fxRateOfPath(Call call) {
    return fxRate(operator(call.id("id")), call.body().get("amount"));
  }

  Object fxRateOfBody(Call call) {
    Map<String, @Nullable Object> body = call.body();
    Long id = Call.whole(body.get("operatorId"));
    if (id == null) {
      throw new Refused(400, "INVALID_INPUT_PROVIDED", "operatorId is required");
    }
    return fxRate(operator(id), body.get("amount"));
  }

  Object commissions(Call call) {
    return Pages.page(call, operators.stream().map(this::commissionOf).toList());
  }

  Object commission(Call call) {
    return commissionOf(operator(call.id("id")));
  }

  Object promotions(Call call) {
    return Pages.page(call, promotionsOf(operators));
  }

  Object promotion(Call call) {
    long id = call.id("id");
    return promotionsOf(operators).stream()
        .filter(promotion -> Long.valueOf(id).equals(promotion.get("id")))
        .findFirst()
        .orElseThrow(() -> new Refused(404, "RESOURCE_NOT_FOUND", "Promotion not found: " + id));
  }

  Object promotionsOfOperator(Call call) {
    return Promotions.of(operator(call.id("id")));
  }

  Object promotionsOfCountry(Call call) {
    return promotionsOf(inCountry(call.part("country")));
  }

  Object countries(Call call) {
    return Country.ALL.stream().map(Country::toJson).toList();
  }

  Object country(Call call) {
    return Country.served(call.part("country")).toJson();
  }

  private Object mnp(String phone, String country, Call call) {
    String digits = digits(phone, country);
    Long moved = ported.get(digits);
    Optional<ReloadlyOperator> found = moved == null ? byPrefix(digits) : find(moved);
    return OperatorJson.of(
        found.orElseThrow(
            () -> new Refused(404, "RESOURCE_NOT_FOUND", "mnp lookup for given number failed")),
        call);
  }

  private Object fxRate(ReloadlyOperator operator, @Nullable Object amount) {
    BigDecimal asked = Call.decimal(amount);
    if (asked == null || asked.signum() <= 0) {
      throw new Refused(400, "INVALID_AMOUNT", "amount must be a number greater than 0");
    }
    // Not the rate of one unit but the converted amount. (Java SDK's fixtures, 2025)
    return Json.object(
        "id", operator.id(),
        "name", operator.name(),
        "fxRate", asked.multiply(operator.fxRate()),
        "currencyCode", Country.served(operator.country()).currencyCode());
  }

  private Map<String, @Nullable Object> commissionOf(ReloadlyOperator o) {
    return Json.object(
        "percentage", o.internationalDiscount(),
        "internationalPercentage", o.internationalDiscount(),
        "localPercentage", o.localDiscount(),
        "updatedAt", Dates.format(clock.now()),
        "operator",
            Json.object(
                "id", o.id(),
                "operatorId", o.id(),
                "name", o.name(),
                "countryCode", o.country(),
                "data", o.isData(),
                "bundle", o.isBundle(),
                "status", o.isActive()));
  }

  private static List<Map<String, @Nullable Object>> promotionsOf(List<ReloadlyOperator> of) {
    return of.stream().flatMap(operator -> Promotions.of(operator).stream()).toList();
  }

  private List<ReloadlyOperator> inCountry(String isoName) {
    Country country = Country.served(isoName);
    return operators.stream().filter(o -> o.country().equals(country.isoName())).toList();
  }

  private static List<Object> shown(Call call, List<ReloadlyOperator> all) {
    return all.stream()
        .filter(o -> call.flag("includeBundles", true) || !o.isBundle())
        .filter(o -> call.flag("includeData", true) || !o.isData())
        .filter(o -> call.flag("includePin", true) || !o.isPin())
        .filter(o -> call.flag("includeCombo", true) || !o.isCombo())
        .filter(o -> call.flag("includeRange", true) || !o.isRange())
        .filter(o -> call.flag("includeFixed", true) || o.isRange())
        .<Object>map(o -> OperatorJson.of(o, call))
        .toList();
  }

  private Optional<ReloadlyOperator> byPrefix(String digits) {
    return operators.stream()
        .filter(o -> o.prefixes().stream().anyMatch(digits::startsWith))
        .findFirst();
  }

  private static String digits(String phone, String country) {
    String digits = Country.served(country).toInternational(phone);
    if (digits == null) {
      throw undetected();
    }
    return digits;
  }

  private static Refused undetected() {
    return new Refused(
        404,
        "COULD_NOT_AUTO_DETECT_OPERATOR",
        "Could not auto detect operator for given phone number");
  }
}
