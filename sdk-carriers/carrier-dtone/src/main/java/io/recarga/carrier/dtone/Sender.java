package io.recarga.carrier.dtone;

import io.recarga.NotSentException;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.Evidence;
import io.recarga.spi.http.Transport;
import java.util.Objects;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/**
 * Sends one attempt: one call that creates and confirms, or two of which only the second can make a
 * sale. Both need the attempt's permit, so that a process that was suspended between them does not
 * confirm what its successor may have given up.
 */
final class Sender {
  private final AdapterId id;
  private final Api api;
  private final Replies replies;
  private final String way;
  private final @Nullable HttpUrl callbackUrl;

  Sender(AdapterId id, Api api, Replies replies, boolean sync, @Nullable HttpUrl callbackUrl) {
    this.id = id;
    this.api = api;
    this.replies = replies;
    this.way = sync ? "sync" : "async";
    this.callbackUrl = callbackUrl;
  }

  Answer send(Attempt attempt) {
    Transport outcome = api.post(
        api.url(way, "transactions").build(), Order.bodyOf(attempt, callbackUrl), attempt.permit());
    if (outcome instanceof Transport.NotSent not) {
      throw new NotSentException(id + " was not reached: " + not.why(), not.cause());
    }
    if (outcome instanceof Transport.Lost lost) {
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of(null, lost.why()));
    }
    Transport.Answered answered = (Transport.Answered) outcome;
    Wire.Transaction created = Replies.record(answered.reply());
    boolean waits = created != null && State.of(created.status()) == State.CREATED;
    if (created == null || !waits || !Order.isTwoStep(attempt)) {
      return replies.answer(answered.reply(), attempt);
    }
    // What is in doubt from here on is cancelled, or found confirmed, when the engine asks.
    String difference = Records.difference(created, attempt);
    return difference == null
        ? confirm(created, attempt)
        : open(created, Doubt.AMBIGUOUS, "not confirmed: created with " + difference);
  }

  private Answer confirm(Wire.Transaction created, Attempt attempt) {
    String transactionId = Objects.requireNonNull(created.id(), "id");
    Transport outcome = api.post(
        api.url(way, "transactions", transactionId, "confirm").build(), "", attempt.permit());
    if (outcome instanceof Transport.NotSent not) {
      return open(created, Doubt.AMBIGUOUS, "not confirmed: " + not.why());
    }
    if (outcome instanceof Transport.Lost lost) {
      return open(created, Doubt.NO_ANSWER, "confirmation: " + lost.why());
    }
    Transport.Answered answered = (Transport.Answered) outcome;
    Wire.Transaction confirmed = Replies.record(answered.reply());
    if (confirmed == null || !transactionId.equals(confirmed.id())) {
      String code = Api.codeOf(answered.reply());
      String what = code == null ? "HTTP " + answered.reply().status() : code;
      return Answer.inDoubt(
          Doubt.AMBIGUOUS,
          Evidence.of(what, "answers the confirmation").withTransaction(transactionId));
    }
    return State.of(confirmed.status()) == State.CREATED
        ? open(created, Doubt.AMBIGUOUS, "confirmed, but still answered as created")
        : Records.answer(confirmed, attempt);
  }

  private static Answer open(Wire.Transaction created, Doubt doubt, String why) {
    return Answer.inDoubt(doubt, Evidence.of(null, why).withTransaction(created.id()));
  }
}
