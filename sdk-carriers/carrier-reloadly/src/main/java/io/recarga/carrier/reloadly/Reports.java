package io.recarga.carrier.reloadly;

import io.recarga.NotSentException;
import io.recarga.spi.http.HttpReply;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Reads the report of this account's top-ups, page by page. */
final class Reports {
  private static final int PAGE_SIZE = 200;
  private static final int MOST_PAGES = 500;

  private final Api api;

  Reports(Api api) {
    this.api = api;
  }

  /** Reads all top-ups whose identifier is like {@code reference}; the caller compares exactly. */
  Pages search(String reference) {
    return read(url -> url.addQueryParameter("customIdentifier", reference));
  }

  /**
   * Reads all top-ups that Reloadly dates between the two; its dates bear no zone.
   *
   * @param country ISO 3166 code, or null for all
   * @throws NotSentException if the report breaks off
   */
  List<Wire.Sale> between(Instant from, Instant to, @Nullable String country) {
    Pages pages = read(url -> {
      url.addQueryParameter("startDate", Dates.FORMAT.format(from));
      url.addQueryParameter("endDate", Dates.FORMAT.format(to));
      if (country != null) {
        url.addQueryParameter("countryCode", country);
      }
    });
    if (!pages.whole()) {
      throw new NotSentException("the report of top-ups breaks off: ask for a shorter period");
    }
    return pages.sales();
  }

  /**
   * What the pages held, each top-up once.
   *
   * @param whole whether nothing can be missing
   */
  record Pages(List<Wire.Sale> sales, boolean whole) {}

  // "page" counts from 1, and 0 is silently taken for 1. Answers were seen without "last".
  // (Sandbox, October 2026)
  private Pages read(Consumer<HttpUrl.Builder> query) {
    Map<String, Wire.Sale> found = new LinkedHashMap<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      HttpUrl.Builder url = api.url("topups", "reports", "transactions");
      url.addQueryParameter("page", Integer.toString(page));
      url.addQueryParameter("size", Integer.toString(PAGE_SIZE));
      query.accept(url);
      Wire.Report report = page(url.build());
      List<Wire.@Nullable Sale> content = report == null ? null : report.content();
      if (report == null || content == null) {
        return new Pages(List.copyOf(found.values()), false);
      }
      int before = found.size();
      boolean readable = addAll(content, found);
      boolean ended = Boolean.TRUE.equals(report.last()) || content.isEmpty();
      // A server that ignores "page" sends the same page for ever.
      boolean stuck = found.size() == before && !content.isEmpty();
      if (ended || stuck || !readable) {
        boolean whole = readable
            && hasAll(report, found.size())
            && (ended || isShortRepeat(report, content.size()));
        return new Pages(List.copyOf(found.values()), whole);
      }
    }
    return new Pages(List.copyOf(found.values()), false);
  }

  private Wire.@Nullable Report page(HttpUrl url) {
    HttpReply reply = api.askCatalogue(url);
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    return reply.json(Wire.REPORT);
  }

  private static boolean addAll(List<Wire.@Nullable Sale> content, Map<String, Wire.Sale> found) {
    for (Wire.Sale sale : content) {
      String id = sale == null ? null : sale.transactionId();
      if (sale == null || id == null) {
        return false;
      }
      found.put(id, sale);
    }
    return true;
  }

  private static boolean hasAll(Wire.Report report, int found) {
    Long total = report.totalElements();
    return total == null || total <= found;
  }

  /** Says whether a repeated page can be all there is: not when it is full, or announces more. */
  private static boolean isShortRepeat(Wire.Report report, int size) {
    return report.last() == null && size < PAGE_SIZE;
  }

  /** Made when the first report is asked for. */
  private static final class Dates {
    static final DateTimeFormatter FORMAT =
        DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss", Locale.ROOT).withZone(ZoneOffset.UTC);
  }
}
