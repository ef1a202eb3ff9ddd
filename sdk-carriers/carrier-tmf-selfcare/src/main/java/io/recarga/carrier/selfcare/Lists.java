package io.recarga.carrier.selfcare;

import com.squareup.moshi.JsonAdapter;
import io.recarga.NotSentException;
import io.recarga.retry.TimeSource;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads whole lists page by page, as TMF630 has it: {@code offset} and {@code limit}, a total in
 * {@code X-Total-Count}, 206 for a part and 416 behind the end; a {@code Link} to the next page is
 * followed within the same API only. Bounded in pages, things and time, whatever a server answers.
 */
final class Lists {
  private static final int LIMIT = 100;
  private static final int MAX_PAGES = 50;
  private static final int MAX_THINGS = 5_000;
  private static final Duration MAX_TIME = Duration.ofMinutes(2);
  private static final Pattern NEXT = Pattern.compile("<([^<>]{1,2000})>\\s*;[^,<]*rel=\"?next\\b");

  private final Calls calls;
  private final TimeSource time;

  Lists(Calls calls, TimeSource time) {
    this.calls = calls;
    this.time = time;
  }

  /** Reads a list that belongs to one line. */
  <T extends Wire.Listed> List<T> ofLine(
      String what, TmfSelfcare.Api api, HttpUrl url, JsonAdapter<List<@Nullable T>> adapter) {
    return all(what, api, url, adapter, calls::get);
  }

  /** Reads a list that may be large. */
  <T extends Wire.Listed> List<T> catalogue(
      String what, TmfSelfcare.Api api, HttpUrl url, JsonAdapter<List<@Nullable T>> adapter) {
    return all(what, api, url, adapter, calls::getCatalogue);
  }

  private <T extends Wire.Listed> List<T> all(
      String what,
      TmfSelfcare.Api api,
      HttpUrl url,
      JsonAdapter<List<@Nullable T>> adapter,
      Function<HttpUrl, HttpReply> road) {
    Map<Object, T> found = new LinkedHashMap<>();
    long began = time.nanos();
    HttpUrl next = page(url, 0);
    int received = 0;
    for (int pages = 1; next != null; pages++) {
      if (pages > MAX_PAGES || received > MAX_THINGS || time.nanos() - began > MAX_TIME.toNanos()) {
        throw calls.useless(what, "with a list that has no end: narrow it with a filter");
      }
      HttpReply reply = road.apply(next);
      List<@Nullable T> page = things(what, reply, adapter);
      int before = found.size();
      for (T thing : page) {
        if (thing != null) {
          String id = thing.id();
          found.putIfAbsent(id == null ? thing : id, thing);
        }
      }
      received += page.size();
      boolean more = found.size() > before && hasMore(reply, page.size(), received);
      next = more ? next(api, url, reply, next, received) : null;
    }
    return List.copyOf(found.values());
  }

  private <T extends Wire.Listed> List<@Nullable T> things(
      String what, HttpReply reply, JsonAdapter<List<@Nullable T>> adapter)
      throws NotSentException {
    if (reply.status() == 204 || reply.status() == 416 || Calls.isNone(reply)) {
      return List.of();
    }
    if (!reply.isSuccessful()) {
      throw calls.problem(what, reply);
    }
    List<@Nullable T> page = reply.json(adapter);
    if (page == null || (!page.isEmpty() && page.stream().noneMatch(Lists::isSomething))) {
      throw calls.useless(what, "with something unreadable");
    }
    return page;
  }

  /** An object that has no id is no resource, but an error or a wrapper. */
  private static boolean isSomething(Wire.@Nullable Listed thing) {
    if (thing instanceof Wire.LoyaltyEvent event) {
      return event.eventType() != null;
    }
    return thing != null && thing.id() != null;
  }

  /** Trusts the total; without one, a full page or a 206 promises more. */
  private static boolean hasMore(HttpReply reply, int size, int received) {
    String total = reply.header("X-Total-Count");
    if (total != null && total.strip().matches("[0-9]{1,9}")) {
      return received < Integer.parseInt(total.strip());
    }
    return reply.status() == 206 || size == LIMIT || linkOf(reply) != null;
  }

  private static HttpUrl next(
      TmfSelfcare.Api api, HttpUrl url, HttpReply reply, HttpUrl current, int received) {
    String link = linkOf(reply);
    HttpUrl linked = link == null ? null : current.resolve(link);
    return linked != null && api.holds(linked) ? linked : page(url, received);
  }

  private static @Nullable String linkOf(HttpReply reply) {
    String header = reply.header("Link");
    if (header == null || header.length() > 8_000) {
      return null;
    }
    Matcher next = NEXT.matcher(header);
    return next.find() ? next.group(1) : null;
  }

  private static HttpUrl page(HttpUrl url, int offset) {
    return url.newBuilder()
        .setQueryParameter("offset", Integer.toString(offset))
        .setQueryParameter("limit", Integer.toString(LIMIT))
        .build();
  }
}
