package io.recarga.carrier.dtone;

import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Consumer;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Searches this account's transactions. A window of dates is a day at most; a search by external id
 * alone is documented without one, and is taken to show the last day only: nobody has certified it.
 */
final class History {
  private static final Duration WINDOW = Duration.ofHours(24);
  private static final int MOST_WINDOWS = 40;
  // Where a list is empty a 404 is documented as well. (DT One's OpenAPI description 1.23.0)
  private static final Set<String> NONE = Set.of("1008004");

  private final Api api;

  History(Api api) {
    this.api = api;
  }

  /** Searches by our reference, for a sale at any time from {@code began} to {@code now}. */
  Found search(String reference, Instant began, Instant now) {
    Api.Pages<Wire.Transaction> latest = read(url -> named(url, reference));
    Instant covered = now.minus(WINDOW).plus(Dates.CLOCKS_APART);
    Map<String, Wire.Transaction> found = new LinkedHashMap<>();
    boolean whole = add(latest, found);
    boolean tooOld =
        Duration.between(began, covered).compareTo(WINDOW.multipliedBy(MOST_WINDOWS)) > 0;
    if (!found.isEmpty() || !began.isBefore(covered) || tooOld) {
      return new Found(List.copyOf(found.values()), whole, covered);
    }
    Instant from = began.minus(Dates.CLOCKS_APART);
    Instant to = covered.plus(Dates.CLOCKS_APART);
    whole &= windows(from, to, url -> named(url, reference), found);
    return new Found(List.copyOf(found.values()), whole, began);
  }

  /**
   * Reads all transactions between the two, newest first.
   *
   * @param line the number that was topped up, or null for all
   * @throws NotSentException if a list breaks off
   */
  List<Wire.Transaction> between(Instant from, Instant to, @Nullable PhoneNumber line) {
    Map<String, Wire.Transaction> found = new LinkedHashMap<>();
    boolean whole = windows(
        from,
        to,
        url -> {
          if (line != null) {
            url.setQueryParameter("credit_party_mobile_number", line.e164());
          }
        },
        found);
    if (!whole) {
      throw new NotSentException("the list of transactions breaks off: ask for a shorter period");
    }
    List<Wire.Transaction> all = new ArrayList<>(found.values());
    all.sort((one, other) -> Objects.requireNonNullElse(other.created(), "")
        .compareTo(Objects.requireNonNullElse(one.created(), "")));
    return List.copyOf(all);
  }

  /**
   * What a search found.
   *
   * @param whole whether nothing can be missing from {@code from} on
   * @param from the earliest sale that it would have shown
   */
  record Found(List<Wire.Transaction> entries, boolean whole, Instant from) {}

  private boolean windows(
      Instant from,
      Instant to,
      Consumer<HttpUrl.Builder> query,
      Map<String, Wire.Transaction> found) {
    boolean whole = true;
    for (Instant begins = from; begins.isBefore(to); begins = begins.plus(WINDOW)) {
      Instant ends = begins.plus(WINDOW).isBefore(to) ? begins.plus(WINDOW) : to;
      Instant first = begins;
      whole &= add(
          read(url -> {
            query.accept(url);
            url.setQueryParameter("from_date", Dates.format(first));
            url.setQueryParameter("to_date", Dates.format(ends));
          }),
          found);
    }
    return whole;
  }

  private Api.Pages<Wire.Transaction> read(Consumer<HttpUrl.Builder> query) {
    HttpUrl.Builder url = api.url("transactions");
    query.accept(url);
    return api.list(url, Wire.TRANSACTIONS, NONE);
  }

  private static void named(HttpUrl.Builder url, String reference) {
    url.setQueryParameter("external_id", reference);
  }

  private static boolean add(
      Api.Pages<Wire.Transaction> pages, Map<String, Wire.Transaction> found) {
    boolean readable = true;
    for (Wire.Transaction one : pages.entries()) {
      String id = one.id();
      readable &= id != null;
      if (id != null) {
        found.put(id, one);
      }
    }
    return readable && pages.whole();
  }
}
