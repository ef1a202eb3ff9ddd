package io.recarga.carrier.reloadly;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import io.recarga.spi.http.HttpReply;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Finds out what Reloadly holds of an attempt: by its own id, else by our reference. */
final class Finder {
  private final Api api;
  private final Reports reports;
  private final Sales sales;
  private final TimeSource time;

  Finder(Api api, Sales sales, TimeSource time) {
    this.api = api;
    this.reports = new Reports(api);
    this.sales = sales;
    this.time = time;
  }

  Answer find(Attempt attempt) {
    String transactionId = attempt.transactionId();
    return transactionId == null ? search(attempt) : status(transactionId, attempt);
  }

  private Answer status(String transactionId, Attempt attempt) {
    HttpReply reply = api.ask(api.url("topups", transactionId, "status").build());
    if (reply.status() == 404) {
      Answer found = search(attempt);
      // It gave us the id, so that "no such top-up" contradicts itself.
      return found instanceof Answer.NotFound
          ? Answer.inDoubt(
              Doubt.AMBIGUOUS,
              Evidence.of("TRANSACTION_NOT_FOUND", null).withTransaction(transactionId))
          : found;
    }
    if (!reply.isSuccessful()) {
      throw api.problem(reply);
    }
    Wire.Status status = SaleReader.status(reply, attempt);
    // The OpenAPI file of 2022-07-20 shows a bare top-up, other sources a wrapped one.
    Wire.Sale sale = status == null
        ? null
        : status.transactionId() != null ? reply.json(Wire.SALE) : status.transaction();
    Evidence evidence = status == null
        ? Evidence.none()
        : Evidence.of(status.code(), PlainText.line(status.message()));
    evidence = evidence.withTransaction(transactionId);
    boolean other = sale != null && !transactionId.equals(sale.transactionId());
    // A bare top-up that can't be read may be another's, or of another amount.
    boolean garbled = sale == null && status != null && status.transactionId() != null;
    if (status == null || other || garbled || (sale == null && status.status() == null)) {
      return Answer.inDoubt(Doubt.UNREADABLE, evidence);
    }
    String word = status.status() != null ? status.status() : sale == null ? null : sale.status();
    return sales.answer(word, withDetails(sale, word, transactionId), evidence, attempt);
  }

  /** Reads the record of a delivered top-up whose status came without it: it may hold a PIN. */
  private Wire.@Nullable Sale withDetails(
      Wire.@Nullable Sale sale, @Nullable String status, String transactionId) {
    if (sale != null || !"SUCCESSFUL".equals(status)) {
      return sale;
    }
    HttpReply reply =
        api.ask(api.url("topups", "reports", "transactions", transactionId).build());
    Wire.Sale read = reply.isSuccessful() ? reply.json(Wire.SALE) : null;
    return read != null && transactionId.equals(read.transactionId()) ? read : null;
  }

  // Reloadly's search ignores case and finds parts, so that what it found is compared exactly.
  // (Sandbox, October 2026)
  private Answer search(Attempt attempt) {
    Instant asked = time.now();
    Reports.Pages pages = reports.search(attempt.reference());
    List<Wire.Sale> ours = pages.sales().stream()
        .filter(sale -> attempt.reference().equals(sale.customIdentifier()))
        .toList();
    if (ours.size() > 1) {
      // Two requests under way together were both executed once. (Sandbox, October 2026)
      return Answer.inDoubt(
          Doubt.AMBIGUOUS, Evidence.of(null, ours.size() + " top-ups bear the reference"));
    }
    if (ours.size() == 1) {
      Answer answer = sales.answer(ours.get(0), attempt);
      boolean nothingSold = answer instanceof Answer.Failed || answer instanceof Answer.GivenBack;
      return nothingSold && !pages.whole() ? notWhole() : answer;
    }
    boolean nameless = pages.sales().stream().anyMatch(sale -> sale.customIdentifier() == null);
    return pages.whole() && !nameless ? Answer.notFound(Window.until(asked)) : notWhole();
  }

  private static Answer notWhole() {
    return Answer.inDoubt(
        Doubt.UNREADABLE, Evidence.of(null, "the report could not be read whole"));
  }
}
