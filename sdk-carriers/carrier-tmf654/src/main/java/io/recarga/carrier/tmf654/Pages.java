package io.recarga.carrier.tmf654;

import com.squareup.moshi.JsonAdapter;
import io.recarga.spi.http.HttpReply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Reads lists to their end. TMF630 leaves much open: a carrier may answer 200 or 206, count in {@code
 * X-Total-Count} or not, end with an empty page or with 416, or ignore offset and limit.
 */
final class Pages {
  private static final int MOST_PAGES = 50;

  private final Api api;
  private final int size;

  Pages(Api api, int size) {
    this.api = api;
    this.size = size;
  }

  /**
   * What the pages held, each record once.
   *
   * @param whole whether nothing can be missing
   */
  record Result<T>(List<T> records, boolean whole) {}

  /**
   * Reads all that {@code url} lists.
   *
   * @param idOf names a record, so that a page that comes twice is noticed; null for one without id
   * @throws io.recarga.NotSentException if the carrier answers no list
   */
  <T> Result<T> read(
      HttpUrl url, JsonAdapter<List<@Nullable T>> adapter, Function<T, @Nullable String> idOf) {
    List<T> found = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (int page = 0; page < MOST_PAGES; page++) {
      HttpReply reply = api.ask(page(url, found.size()));
      if (reply.status() == 416 && page > 0) {
        return new Result<>(found, true);
      }
      if (reply.status() != 200 && reply.status() != 206) {
        throw api.problem(reply);
      }
      List<@Nullable T> records = reply.json(adapter);
      if (records == null || records.stream().anyMatch(Objects::isNull)) {
        return new Result<>(found, false);
      }
      if (records.isEmpty()) {
        return new Result<>(found, total(reply) <= found.size());
      }
      int before = found.size();
      for (T each : records) {
        String id = each == null ? null : idOf.apply(each);
        if (each == null || id == null) {
          return new Result<>(found, false);
        }
        if (ids.add(id)) {
          found.add(each);
        }
      }
      if (found.size() - before < records.size()) {
        // A carrier that ignores the offset sends the same page for ever. That may be all there is:
        // not when the page is full, or announces more.
        boolean repeats = found.size() == before && records.size() < size;
        return new Result<>(found, repeats && reply.status() == 200 && !hasTotal(reply));
      }
      if (hasTotal(reply) && total(reply) <= found.size()) {
        return new Result<>(found, true);
      }
    }
    return new Result<>(found, false);
  }

  private HttpUrl page(HttpUrl url, int offset) {
    return url.newBuilder()
        .setQueryParameter("offset", Integer.toString(offset))
        .setQueryParameter("limit", Integer.toString(size))
        .build();
  }

  private static boolean hasTotal(HttpReply reply) {
    String total = reply.header("X-Total-Count");
    return total != null && total.strip().matches("[0-9]{1,9}");
  }

  private static int total(HttpReply reply) {
    String total = reply.header("X-Total-Count");
    return total == null || !hasTotal(reply) ? 0 : Integer.parseInt(total.strip());
  }
}
