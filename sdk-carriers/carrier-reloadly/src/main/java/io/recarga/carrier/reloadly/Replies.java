package io.recarga.carrier.reloadly;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Evidence;
import io.recarga.spi.Rejection;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a money call: the record if there is one, else the error code by the table,
 * else the HTTP status where the table names it; whatever is left proves nothing.
 */
final class Replies {
  private final Sales sales;
  private final ErrorTable table;
  private final TimeSource time;

  Replies(Sales sales, ErrorTable table, TimeSource time) {
    this.sales = sales;
    this.table = table;
    this.time = time;
  }

  Answer answer(HttpReply reply, Attempt attempt) {
    Wire.Sale sale = reply.isSuccessful() ? SaleReader.sale(reply, attempt) : null;
    if (sale != null && sale.transactionId() != null) {
      return sales.answer(sale, attempt);
    }
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.errorCode();
    String said = code == null ? "HTTP " + reply.status() : code;
    Evidence evidence = Evidence.of(said, failure == null ? null : wordsOf(failure));
    Row row = rowOf(reply.status(), failure, code);
    if (row != null) {
      return answer(row, evidence, reply);
    }
    boolean readable = failure != null && !reply.isSuccessful();
    return Answer.inDoubt(readable ? Doubt.UNCLASSIFIED : Doubt.UNREADABLE, evidence);
  }

  private @Nullable Row rowOf(int status, Wire.@Nullable Failure failure, @Nullable String code) {
    Row row = code == null ? null : table.find(code, status);
    if (row == null) {
      row = table.find(Errors.ANY_BODY, status);
    }
    if (row == null && code == null && failure != null && isOwnShape(failure)) {
      row = table.find(Errors.NO_CODE, status);
    }
    return row;
  }

  /** Tells Reloadly's own errors from those of a gateway in front of it. */
  private static boolean isOwnShape(Wire.Failure failure) {
    return failure.path() != null && (failure.timeStamp() != null || failure.timestamp() != null);
  }

  private Answer answer(Row row, Evidence evidence, HttpReply reply) {
    Answer answer = row.toAnswer(evidence.words());
    if (!(answer instanceof Answer.Rejected rejected)) {
      return answer;
    }
    Rejection said = rejected.rejection();
    Duration wait = said.retryAfter();
    Optional<Duration> stated = wait == null ? Optional.empty() : reply.retryAfter(time.now());
    return Answer.rejected(new Rejection(
        said.reason(), said.proves(), said.burnsReference(), stated.orElse(wait), evidence));
  }

  private static @Nullable String wordsOf(Wire.Failure failure) {
    return PlainText.line(failure.message() != null ? failure.message() : failure.error());
  }
}
