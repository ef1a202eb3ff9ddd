package io.recarga.carrier.tapi;

import io.recarga.Carrier;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Cached;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The companies that the account may pay, and which carrier each one is. */
final class Catalogue {
  private static final int MOST_PAGES = 200;

  private final AdapterId id;
  private final String country;
  private final Map<Carrier, String> chosen;
  private final Cached<List<Wire.Company>> companies;
  private volatile @Nullable Instant latest;

  Catalogue(Tapi.Account account, Api api) {
    Duration maxAge = account.catalogueMaxAge();
    TimeSource time = account.time();
    this.id = account.adapterId();
    this.country = account.country();
    this.chosen = account.companies();
    this.companies = new Cached<>(all -> read(api), maxAge, time);
  }

  /** Returns the companies of {@code carrier} in the account's country, and from when that is. */
  Cached.Entry<List<Wire.Company>> of(Carrier carrier) {
    Cached.Entry<List<Wire.Company>> all = companies.get("");
    latest = all.asOf();
    String code = chosen.get(carrier);
    List<Wire.Company> found = !carrier.country().equals(country)
        ? List.of()
        : all.value().stream()
            .filter(company -> code != null
                ? code.equals(company.companyCode())
                : !chosen.containsValue(company.companyCode())
                    && CompanyName.isOf(carrier, company.companyName()))
            .toList();
    return new Cached.Entry<>(found, all.asOf());
  }

  /** Returns when the list that was used last was read, or null before the first. */
  @Nullable
  Instant latest() {
    return latest;
  }

  /** Says why a carrier is not served. */
  String missing(Carrier carrier) {
    return carrier.country().equals(country)
        ? id + ": no company for " + carrier + " is listed; set company(carrier, code) if it bears"
            + " another name"
        : id + ": the account is for " + country + ", not " + carrier.country();
  }

  private static List<Wire.Company> read(Api api) {
    Map<String, Wire.Company> found = new LinkedHashMap<>();
    for (int page = 1; page <= MOST_PAGES; page++) {
      Wire.Recharges read = api.recharges(page);
      int before = found.size();
      for (Wire.Company company : present(read.recharges())) {
        String code = company.companyCode();
        boolean usable =
            company.identifierName() != null && !Boolean.FALSE.equals(company.active());
        if (code != null && usable) {
          found.putIfAbsent(code, company);
        }
      }
      boolean more = present(read.links()).stream().anyMatch(link -> "next".equals(link.rel()));
      // A server that ignores "page" sends the same page for ever.
      if (!more || found.size() == before) {
        break;
      }
    }
    return List.copyOf(found.values());
  }

  /** Returns a list without its gaps. */
  static <T> List<T> present(@Nullable List<@Nullable T> items) {
    List<T> found = new ArrayList<>();
    for (T item : items == null ? List.<@Nullable T>of() : items) {
      if (item != null) {
        found.add(item);
      }
    }
    return found;
  }
}
