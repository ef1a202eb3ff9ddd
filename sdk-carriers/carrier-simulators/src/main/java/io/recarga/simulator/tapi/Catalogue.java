package io.recarga.simulator.tapi;

import io.recarga.simulator.wire.Json;
import io.recarga.simulator.wire.Reply;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import mockwebserver3.RecordedRequest;
import org.jspecify.annotations.Nullable;

/** Companies and what they sell, page by page. */
final class Catalogue {
  private static final int SHORTEST_SEARCH = 3;

  private final List<TapiCompany> companies;
  private final int pageSize;

  Catalogue(List<TapiCompany> companies, int pageSize) {
    this.companies = List.copyOf(companies);
    this.pageSize = pageSize;
  }

  Optional<TapiCompany> company(@Nullable String code) {
    return companies.stream().filter(company -> company.code().equals(code)).findFirst();
  }

  Reply page(RecordedRequest request) {
    boolean active = !"false".equals(request.getUrl().queryParameter("active"));
    String search = request.getUrl().queryParameter("searchCompany");
    String wanted = search == null ? "" : search.toUpperCase(Locale.ROOT);
    if (search != null && search.length() < SHORTEST_SEARCH) {
      throw Refused.field("searchCompany");
    }
    int page = number(request.getUrl().queryParameter("page"), 1);
    int size = number(request.getUrl().queryParameter("limit"), pageSize);
    List<TapiCompany> all = companies.stream()
        .filter(company -> company.isActive() == active)
        .filter(company -> company.name().toUpperCase(Locale.ROOT).contains(wanted))
        .toList();
    int from = (int) Math.min((page - 1L) * size, all.size());
    int to = Math.min(from + size, all.size());
    List<Object> links = to < all.size()
        ? List.of(Json.object(
            "rel", "next",
            "title", "Next interval",
            "href", "?page=" + (page + 1) + "&limit=" + size))
        : List.of();
    return Reply.json(
        200,
        Service.traced(Json.object(
            "recharges",
            all.subList(from, to).stream().map(TapiCompany::toJson).toList(),
            "links",
            links)));
  }

  Reply one(String code) {
    Map<String, @Nullable Object> found = company(code)
        .filter(TapiCompany::isActive)
        .map(TapiCompany::toJson)
        .orElseThrow(() -> new Refused(404, "XCX04325", "Company not found"));
    return Reply.json(200, Service.traced(found));
  }

  private static int number(@Nullable String text, int otherwise) {
    if (text == null || text.isBlank()) {
      return otherwise;
    }
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw Refused.field("page");
    }
    return Integer.parseInt(text);
  }
}
