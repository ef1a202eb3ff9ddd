package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Reply;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Status and history of orders. */
final class Reports {
  private final Books books;

  Reports(Books books) {
    this.books = books;
  }

  Reply status(Call call) {
    Order order = known(call);
    String shown = Orders.look(order);
    if (shown == null) {
      throw notFound();
    }
    return Reply.json(200, OrderJson.status(order, shown));
  }

  Object one(Call call) {
    Map<String, @Nullable Object> shown = shown(known(call));
    if (shown == null) {
      throw notFound();
    }
    return shown;
  }

  Object page(Call call) {
    Filter filter = Filter.of(call);
    List<Object> found = new ArrayList<>();
    boolean searched = filter.reference() != null;
    for (Order order : books.newestFirst()) {
      if (filter.takes(order)) {
        // Only a search for one sale counts as looking at it; a list of all shows what is true.
        Map<String, @Nullable Object> shown = searched ? shown(order) : listed(order);
        if (shown != null) {
          found.add(shown);
        }
      }
    }
    return Pages.page(call, found);
  }

  private static @Nullable Map<String, @Nullable Object> shown(Order order) {
    String status = Orders.look(order);
    if (status == null) {
      return null;
    }
    Map<String, @Nullable Object> json = OrderJson.of(order);
    json.put("status", status);
    return json;
  }

  private static @Nullable Map<String, @Nullable Object> listed(Order order) {
    return order.course.hasArrived() ? OrderJson.of(order) : null;
  }

  private Order known(Call call) {
    Order order = books.order(call.id("id"));
    if (order == null) {
      throw notFound();
    }
    return order;
  }

  private static Refused notFound() {
    return new Refused(404, "TRANSACTION_NOT_FOUND", "Transaction not found");
  }

  private record Filter(
      @Nullable String reference,
      @Nullable String country,
      @Nullable String operatorId,
      @Nullable String operatorName,
      @Nullable Instant from,
      @Nullable Instant to) {

    static Filter of(Call call) {
      String start = blankToNull(call.query("startDate"));
      String end = blankToNull(call.query("endDate"));
      if ((start == null) != (end == null)) {
        throw new Refused(400, "INVALID_REQUEST", "startDate and endDate must come together");
      }
      return new Filter(
          lower(call.query("customIdentifier")),
          lower(call.query("countryCode")),
          blankToNull(call.query("operatorId")),
          lower(call.query("operatorName")),
          start == null ? null : Dates.parse(start, "startDate"),
          end == null ? null : Dates.parse(end, "endDate"));
    }

    // The id is searched without case and as a part: clients must compare. (Sandbox, October 2026)
    boolean takes(Order order) {
      ReloadlyOperator operator = order.request.operator();
      return (reference == null || order.searchable.contains(reference))
          && (country == null || operator.country().toLowerCase(Locale.ROOT).equals(country))
          && (operatorId == null || String.valueOf(operator.id()).equals(operatorId))
          && (operatorName == null
              || operator.name().toLowerCase(Locale.ROOT).contains(operatorName))
          && (from == null || !order.began.isBefore(from))
          && (to == null || order.began.isBefore(to.plusSeconds(1)));
    }

    private static @Nullable String lower(@Nullable String text) {
      String given = blankToNull(text);
      return given == null ? null : given.toLowerCase(Locale.ROOT);
    }

    private static @Nullable String blankToNull(@Nullable String text) {
      return text == null || text.isBlank() ? null : text;
    }
  }
}
