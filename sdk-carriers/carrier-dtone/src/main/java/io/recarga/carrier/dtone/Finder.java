package io.recarga.carrier.dtone;

import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.Window;
import io.recarga.spi.http.HttpReply;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Asks what DT One holds: by its own id where that is known, else by our reference. A transaction
 * that waits for a confirmation which no attempt will send any more is cancelled; what is read after
 * that is proof, whoever still tries to confirm it.
 */
final class Finder {
  private final Api api;
  private final History history;
  private final TimeSource time;

  Finder(Api api, History history, TimeSource time) {
    this.api = api;
    this.history = history;
    this.time = time;
  }

  Answer find(Attempt attempt) {
    String transactionId = attempt.transactionId();
    return transactionId == null ? search(attempt) : byId(transactionId, attempt);
  }

  private Answer byId(String transactionId, Attempt attempt) {
    Wire.Transaction found = read(transactionId);
    return found == null ? unreadable() : concluded(found, attempt);
  }

  private Answer search(Attempt attempt) {
    Instant asked = time.now();
    History.Found found = history.search(attempt.reference(), attempt.began(), asked);
    List<Wire.Transaction> ours = found.entries().stream()
        .filter(one -> attempt.reference().equals(one.externalId()))
        .toList();
    if (ours.size() > 1) {
      // Nobody promises that the check of external ids holds for two under way together.
      return Answer.inDoubt(
          Doubt.AMBIGUOUS, Evidence.of(null, ours.size() + " transactions bear the reference"));
    }
    if (ours.size() == 1) {
      Answer answer = concluded(ours.get(0), attempt);
      boolean nothingSold = answer instanceof Answer.Failed || answer instanceof Answer.GivenBack;
      return nothingSold && !found.whole() ? unreadable() : answer;
    }
    boolean nameless = found.entries().stream().anyMatch(one -> one.externalId() == null);
    return found.whole() && !nameless
        ? Answer.notFound(new Window(found.from(), asked))
        : unreadable();
  }

  private Answer concluded(Wire.Transaction found, Attempt attempt) {
    String transactionId = found.id();
    // One that confirms itself is only given up when it can't be confirmed any more.
    boolean givenUp = Order.isTwoStep(attempt)
        || (Order.isOneStep(attempt) && Dates.isOver(found.expires(), time.now()));
    if (State.of(found.status()) != State.CREATED
        || transactionId == null
        || !givenUp
        || Records.isForeign(found, attempt)) {
      return Records.answer(found, attempt);
    }
    // Harmless to repeat: it gives money back, and never comes after a confirmation.
    HttpReply cancelled =
        api.askByPost(api.url("transactions", transactionId, "cancel").build(), "");
    Wire.Transaction now = read(transactionId);
    if (now == null) {
      return unreadable();
    }
    if (State.of(now.status()) != State.CREATED) {
      return Records.answer(now, attempt);
    }
    if (Dates.isOver(now.expires(), time.now())) {
      return Answer.failed(Errors.NOT_CONFIRMED, Duration.ZERO, Records.evidence(now));
    }
    String code = Api.codeOf(cancelled);
    String what = code == null ? "HTTP " + cancelled.status() : code;
    return Answer.inDoubt(
        Doubt.AMBIGUOUS,
        Evidence.of(what, "answers the cancellation of what is not confirmed")
            .withTransaction(transactionId));
  }

  /** Reads a record by its id, or returns null if what came is none of that id. */
  private Wire.@Nullable Transaction read(String transactionId) {
    HttpUrl url = api.url("transactions", transactionId).build();
    HttpReply reply = api.ask(url);
    Wire.Transaction read = Replies.record(reply);
    return read != null && Objects.equals(read.id(), transactionId) ? read : null;
  }

  private static Answer unreadable() {
    return Answer.inDoubt(Doubt.UNREADABLE, Evidence.of(null, "the record could not be read"));
  }
}
