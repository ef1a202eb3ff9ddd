package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Everything that can be asked and never changes, with the filters that DT One documents. */
final class Catalogue {
  private static final List<String> BENEFITS =
      List.of("TALKTIME", "DATA", "SMS", "PAYMENT", "CREDITS");

  private final List<DtOneProduct> products;
  private final String walletCurrency;
  private final Map<String, Long> ported = new ConcurrentHashMap<>();

  Catalogue(List<DtOneProduct> products, String walletCurrency) {
    this.products =
        products.stream().sorted(Comparator.comparing(DtOneProduct::id)).toList();
    this.walletCurrency = walletCurrency;
  }

  void port(String digits, long operatorId) {
    ported.put(digits, operatorId);
  }

  Optional<DtOneProduct> find(long id) {
    return products.stream().filter(product -> product.id() == id).findFirst();
  }

  Reply services(Call call) {
    return Pages.page(
        call,
        Stream.of(Industry.values())
            .filter(one -> anySold(call, product -> product.industry() == one))
            .map(Industry::toJson)
            .toList());
  }

  Object service(long id) {
    return Stream.of(Industry.values())
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(Problem.NO_SUCH_SERVICE::refused)
        .toJson();
  }

  Reply countries(Call call) {
    return Pages.page(
        call,
        Country.ALL.stream()
            .filter(one -> anySold(call, product -> product.operator().country().equals(one)))
            .map(Country::toJson)
            .toList());
  }

  Object country(String isoCode) {
    return Country.find(isoCode).orElseThrow(Problem.NO_SUCH_COUNTRY::refused).toJson();
  }

  Reply operators(Call call) {
    return Pages.page(
        call,
        operators().stream()
            .filter(one -> anySold(call, product -> product.operator().id() == one.id()))
            .map(DtOneOperator::toJson)
            .toList());
  }

  Object operator(long id) {
    return operators().stream()
        .filter(one -> one.id() == id)
        .findFirst()
        .orElseThrow(Problem.NO_SUCH_OPERATOR::refused)
        .toJson();
  }

  Reply benefitTypes(Call call) {
    return Pages.page(
        call, BENEFITS.stream().map(name -> Json.object("name", name)).toList());
  }

  Reply products(Call call) {
    List<String> benefits = call.list("benefit_types");
    List<String> tags = call.list("tags");
    String type = call.query("type");
    String region = call.query("region");
    return localised(Pages.page(
        call,
        products.stream()
            .filter(filter(call))
            .filter(one -> type == null || one.type().name().equals(type))
            .filter(one -> tags.isEmpty() || tags.contains(one.tag()))
            .filter(one -> region == null || region.startsWith(regionOf(one)))
            .filter(one -> benefits.isEmpty() || brings(one, benefits))
            .sorted(order(call.query("sort")))
            .map(one -> ProductJson.of(one, walletCurrency))
            .toList()));
  }

  Reply product(long id) {
    DtOneProduct found = find(id).orElseThrow(Problem.NO_SUCH_PRODUCT::refused);
    return localised(Reply.json(200, ProductJson.of(found, walletCurrency)));
  }

  Reply promotions(Call call) {
    return localised(Pages.page(
        call,
        offered(call).flatMap(one -> Promotions.promotionsOf(one).stream()).toList()));
  }

  Reply promotion(long id) {
    return localised(Reply.json(
        200,
        products.stream()
            .flatMap(one -> Promotions.promotionsOf(one).stream())
            .filter(one -> Long.valueOf(id).equals(one.get("id")))
            .findFirst()
            .orElseThrow(Problem.NO_SUCH_PROMOTION::refused)));
  }

  Reply campaigns(Call call) {
    return Pages.page(
        call, offered(call).flatMap(one -> Promotions.campaignsOf(one).stream()).toList());
  }

  Object campaign(long id) {
    return products.stream()
        .flatMap(one -> Promotions.campaignsOf(one).stream())
        .filter(one -> Long.valueOf(id).equals(one.get("id")))
        .findFirst()
        .orElseThrow(Problem.NO_SUCH_CAMPAIGN::refused);
  }

  /** Lists the mobile operators of the number's country, and tells which one it belongs to. */
  List<Map<String, @Nullable Object>> lookUp(@Nullable String number) {
    String digits = TransactionRequest.digits(number, Problem.INVALID_CREDIT_PARTY);
    Long moved = ported.get(digits);
    List<Map<String, @Nullable Object>> found = new ArrayList<>();
    for (DtOneOperator one : operators()) {
      if (one.isMobile() && digits.startsWith(one.country().callingCode())) {
        Map<String, @Nullable Object> json = one.toJson();
        json.put("identified", moved == null ? one.hasPrefixOf(digits) : moved == one.id());
        found.add(json);
      }
    }
    return found;
  }

  Object statements(Call call) {
    Map<String, @Nullable Object> body = call.body();
    Long id = Call.whole(body.get("product_id"), "product_id");
    String account = Call.text(body.get("account_number"), "account_number");
    DtOneProduct product = find(id == null ? 0 : id).orElseThrow(Problem.NO_SUCH_PRODUCT::refused);
    if (account == null || product.type() != DtOneProduct.Type.RANGED_VALUE_PAYMENT) {
      throw Problem.NOT_SUPPORTED.refused();
    }
    Map<String, @Nullable Object> balance =
        ProductJson.value(product.currency(), new BigDecimal("45.2"));
    return Pages.page(
        1,
        50,
        List.of(Json.object(
            "reference",
            "Jan 2027",
            "dates",
            Json.object("due", "2027-01-31", "statement", "2027-01-05"),
            "balance",
            balance)));
  }

  private Stream<DtOneProduct> offered(Call call) {
    Long product = call.id("product_id");
    return products.stream()
        .filter(filter(call))
        .filter(one -> product == null || one.id() == product);
  }

  private boolean anySold(Call call, Predicate<DtOneProduct> of) {
    return products.stream().filter(of).anyMatch(filter(call));
  }

  private static Predicate<DtOneProduct> filter(Call call) {
    Long service = call.id("service_id");
    Long part = call.id("subservice_id");
    Long operator = call.id("operator_id");
    String country = call.query("country_iso_code");
    return product -> (service == null || product.industry().id() == service)
        && (part == null || (product.part() != null && product.part() == part.intValue()))
        && (operator == null || product.operator().id() == operator)
        && (country == null || product.operator().country().isoCode().equals(country));
  }

  private List<DtOneOperator> operators() {
    List<DtOneOperator> all = new ArrayList<>();
    for (DtOneProduct product : products) {
      if (all.stream().noneMatch(one -> one.id() == product.operator().id())) {
        all.add(product.operator());
      }
    }
    return all;
  }

  private static String regionOf(DtOneProduct product) {
    return product.operator().country().isoCode();
  }

  private static boolean brings(DtOneProduct product, List<String> types) {
    return ProductJson.benefits(product, null).stream()
        .anyMatch(one -> types.contains(String.valueOf(((Map<?, ?>) one).get("type"))));
  }

  private static Comparator<DtOneProduct> order(@Nullable String sort) {
    Comparator<DtOneProduct> order = Comparator.comparing(one -> 0);
    for (String field : sort == null ? new String[] {"id"} : sort.split(",", -1)) {
      String name = field.strip().toLowerCase(Locale.ROOT);
      Comparator<DtOneProduct> by = switch (name.replaceFirst("^-", "")) {
        case "id" -> Comparator.comparing(DtOneProduct::id);
        case "name" -> Comparator.comparing(DtOneProduct::name);
        case "amount" -> Comparator.comparing(one -> one.prices().min());
        default -> throw Problem.BAD_REQUEST.refused("sort by id, name or amount");
      };
      order = order.thenComparing(name.startsWith("-") ? by.reversed() : by);
    }
    return order;
  }

  private static Reply localised(Reply reply) {
    return reply.header("Content-Language", "en").header("Vary", "Accept-Language");
  }
}
