package io.recarga.carrier.tmf654;

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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads the answer to a top-up. A 201 only says that there is a record, whose status may well be
 * "failed"; an error proves what the table says of its code, and nothing where it says nothing.
 */
final class Replies {
  private static final Pattern TOKEN_ERROR =
      Pattern.compile("(?i)\\bBearer\\b.*\\berror=\"?([a-z_]{1,40})");
  private static final Pattern LAST_SEGMENT = Pattern.compile("([^/?#]{1,100})/?(?:[?#].*)?$");

  private final Records records;
  private final ErrorTable table;
  private final TimeSource time;

  Replies(Records records, ErrorTable table, TimeSource time) {
    this.records = records;
    this.table = table;
    this.time = time;
  }

  Answer answer(HttpReply reply, Attempt attempt) {
    return reply.isSuccessful() ? success(reply, attempt) : failure(reply);
  }

  private Answer success(HttpReply reply, Attempt attempt) {
    Seen seen = reply.json(Wire.SEEN);
    if (seen != null && seen.topUp().id() != null) {
      return records.answer(seen, attempt);
    }
    // TMF630 has 202 for what goes on in the background; its address is then all there is.
    String accepted = reply.status() == 202 ? idOf(reply.header("Location")) : null;
    return accepted == null
        ? Answer.inDoubt(Doubt.UNREADABLE, Evidence.of("HTTP " + reply.status(), null))
        : Answer.accepted(Evidence.ofTransaction(accepted));
  }

  private Answer failure(HttpReply reply) {
    Wire.Failure failure = reply.json(Wire.FAILURE);
    String code = failure == null ? null : failure.code();
    Row row = rowOf(reply, failure, code);
    String said = code == null ? "HTTP " + reply.status() : code;
    Evidence evidence = Evidence.of(said, wordsOf(failure));
    if (row != null) {
      return answer(row, evidence, reply);
    }
    return Answer.inDoubt(code == null ? Doubt.UNREADABLE : Doubt.UNCLASSIFIED, evidence);
  }

  private @Nullable Row rowOf(
      HttpReply reply, Wire.@Nullable Failure failure, @Nullable String code) {
    int status = reply.status();
    Row row = code == null ? null : table.find(code, status);
    if (row == null && status == 401) {
      String error = tokenError(reply.header("WWW-Authenticate"));
      row = error == null ? null : table.find(error, status);
    }
    // Code and reason are what an error of TMF654 must have; a gateway's has another shape.
    if (row == null && failure != null && code != null && failure.reason() != null) {
      row = table.find(TmfDialect.ANY_CODE, status);
    }
    return row;
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

  private static @Nullable String tokenError(@Nullable String header) {
    Matcher found = header == null ? null : TOKEN_ERROR.matcher(header);
    return found != null && found.find() ? found.group(1) : null;
  }

  /** Returns the id at the end of an absolute or relative address, or null if there is none. */
  private static @Nullable String idOf(@Nullable String address) {
    Matcher found = address == null ? null : LAST_SEGMENT.matcher(address.strip());
    return found != null && found.find() ? found.group(1) : null;
  }

  private static @Nullable String wordsOf(Wire.@Nullable Failure failure) {
    return failure == null ? null : failure.reason() != null ? failure.reason() : failure.message();
  }
}
