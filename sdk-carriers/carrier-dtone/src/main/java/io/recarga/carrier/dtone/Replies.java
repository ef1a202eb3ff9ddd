package io.recarga.carrier.dtone;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.ErrorTable;
import io.recarga.spi.ErrorTable.Row;
import io.recarga.spi.Evidence;
import io.recarga.spi.Proves;
import io.recarga.spi.Rejection;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to the creation of a transaction: its record if there is one, else the error's
 * code by the table; whatever is left proves nothing.
 */
final class Replies {
  private final ErrorTable table;
  private final TimeSource time;

  Replies(ErrorTable table, TimeSource time) {
    this.table = table;
    this.time = time;
  }

  /** Returns the record that an answer holds, or null if it holds none. */
  static Wire.@Nullable Transaction record(HttpReply reply) {
    Wire.Transaction read = reply.isSuccessful() ? reply.json(Wire.TRANSACTION) : null;
    return read == null || read.id() == null || read.status() == null ? null : read;
  }

  /** Answers by what came instead of a transaction. */
  Answer answer(HttpReply reply, Attempt attempt) {
    Wire.Transaction created = record(reply);
    return created == null ? failure(reply) : Records.answer(created, attempt);
  }

  private Answer failure(HttpReply reply) {
    Wire.Failure failure = reply.isSuccessful() ? null : reply.json(Wire.FAILURE);
    List<Wire.@Nullable Problem> errors = failure == null ? null : failure.errors();
    if (errors == null || errors.isEmpty()) {
      return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of("HTTP " + reply.status(), null));
    }
    Answer first = null;
    for (Wire.Problem problem : errors) {
      Answer answer = answer(problem, reply);
      // One of several that proves nothing leaves all in doubt.
      if (!(answer instanceof Answer.Rejected)) {
        return answer;
      }
      first = first == null ? answer : first;
    }
    return first == null
        ? Answer.inDoubt(Doubt.UNREADABLE, Evidence.of("HTTP " + reply.status(), null))
        : first;
  }

  private Answer answer(Wire.@Nullable Problem problem, HttpReply reply) {
    String code = problem == null ? null : problem.code();
    Evidence said = Evidence.of(
        code == null ? "HTTP " + reply.status() : code, problem == null ? null : problem.message());
    Row row = code == null ? null : table.find(code, reply.status());
    if (row == null) {
      return Answer.inDoubt(Doubt.UNCLASSIFIED, said);
    }
    if (row.proves() != Proves.NOTHING_SOLD) {
      return row.toAnswer(said.words());
    }
    Duration wait = row.retryAfter();
    Optional<Duration> stated = wait == null ? Optional.empty() : reply.retryAfter(time.now());
    return Answer.rejected(
        new Rejection(row.reason(), row.proves(), row.burnsReference(), stated.orElse(wait), said));
  }
}
