package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads single transactions and lists of them, with the filters that DT One documents. */
final class Search {
  private static final Duration WINDOW = Duration.ofHours(24);

  private final Books books;

  Search(Books books) {
    this.books = books;
  }

  Object one(long id) {
    Transaction found = books.find(id);
    Status shown = found == null ? null : found.look();
    if (found == null || shown == null) {
      throw Problem.NO_SUCH_TRANSACTION.refused();
    }
    return TransactionJson.of(found, shown, books.walletCurrency());
  }

  Reply list(Call call) {
    Filter filter = Filter.of(call, books);
    List<Object> found = new ArrayList<>();
    for (Transaction one : books.newestFirst()) {
      if (filter.takes(one)) {
        // Only a search for one transaction counts as looking at it; a list shows what is true.
        Status shown = filter.externalId() == null ? listed(one) : one.look();
        if (shown != null && (filter.statusId() == null || filter.statusId() == shown.id())) {
          found.add(TransactionJson.of(one, shown, books.walletCurrency()));
        }
      }
    }
    return Pages.page(call, found);
  }

  private static @Nullable Status listed(Transaction one) {
    return one.hasArrived() ? one.status(Status.SUBMITTED) : null;
  }

  private record Filter(
      @Nullable String externalId,
      @Nullable String productType,
      @Nullable Long service,
      @Nullable Long part,
      @Nullable String country,
      @Nullable Long operator,
      @Nullable Long statusId,
      @Nullable String mobile,
      @Nullable String account,
      Instant from,
      Instant to) {

    static Filter of(Call call, Books books) {
      String externalId = call.query("external_id");
      String from = call.query("from_date");
      String to = call.query("to_date");
      Instant now = books.clock().now();
      Instant begins = from == null ? null : Dates.parse(from, "from_date");
      Instant ends = to == null ? null : Dates.parse(to, "to_date");
      boolean all = externalId != null && !books.settings().narrowSearch();
      if (begins == null) {
        Instant last = ends == null ? now : ends;
        begins = all && ends == null ? Instant.EPOCH : last.minus(WINDOW);
        ends = last;
      } else if (ends == null) {
        ends = begins.plus(WINDOW);
      } else if (ends.isBefore(begins) || begins.plus(WINDOW).isBefore(ends)) {
        throw Problem.BAD_REQUEST.refused("from_date to to_date is a day at most");
      }
      return new Filter(
          externalId,
          call.query("product_type"),
          call.id("service_id"),
          call.id("subservice_id"),
          call.query("country_iso_code"),
          call.id("operator_id"),
          call.id("status_id"),
          call.phone("credit_party_mobile_number"),
          call.query("credit_party_account_number"),
          begins,
          ends);
    }

    boolean takes(Transaction one) {
      DtOneProduct product = one.request.product();
      return (externalId == null || one.request.externalId().equals(externalId))
          && (productType == null || product.type().name().equals(productType))
          && (service == null || product.industry().id() == service)
          && (part == null || (product.part() != null && product.part() == part.intValue()))
          && (country == null || product.operator().country().isoCode().equals(country))
          && (operator == null || product.operator().id() == operator)
          && (mobile == null || one.request.line().equals(mobile))
          && (account == null || one.request.line().equals(account))
          && !one.created.isBefore(from)
          && !one.created.isAfter(to);
    }
  }
}
