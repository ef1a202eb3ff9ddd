package io.recarga.internal;

import static io.recarga.journal.State.AWAITING_PAYMENT;
import static io.recarga.journal.State.UNKNOWN;

import io.recarga.KeyConflictException;
import io.recarga.NotResolvableException;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.PaymentTaken;
import io.recarga.PaymentTaken.Kind;
import io.recarga.Resolution;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.internal.Worker.Opened;
import io.recarga.journal.Journal.Erased;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What callers and people may order besides a top-up that is sent at once. */
public final class Commands {
  private final Parts parts;
  private final Worker worker;

  Commands(Parts parts, Worker worker) {
    this.parts = parts;
    this.worker = worker;
  }

  /** Journals a top-up for workers to send. */
  public TopUpResult enqueue(TopUp topUp) {
    Instant now = parts.now();
    Instant wanted = topUp.sendBy();
    Instant sendBy = wanted == null ? now.plus(parts.policy().queuedSendBy()) : wanted;
    if (!now.isBefore(sendBy)) {
      throw new NotSentException("sendBy: is over since " + sendBy + "; nothing was sent");
    }
    return put(topUp, print -> Transitions.queue(topUp, print, sendBy, now));
  }

  /** Journals a top-up that is sent once its payer's money came. */
  public TopUpResult awaitPayment(TopUp topUp, Instant payBy) {
    Instant now = parts.now();
    if (!now.isBefore(payBy)) {
      throw new NotSentException("payBy: is over since " + payBy + "; nothing was journaled");
    }
    return put(topUp, print -> Transitions.await(topUp, print, payBy, now));
  }

  private TopUpResult put(TopUp topUp, Function<String, JournalRow> rowOf) {
    if (parts.roads().of(topUp).isEmpty()) {
      throw new NotServedException(
          "no adapter serves this top-up: " + parts.roads().why(topUp));
    }
    String fingerprint = parts.fingerprints().of(topUp);
    Known known = Known.read(parts.journal(), topUp.key());
    if (known.isUnreadable()) {
      return Results.unreadable(topUp.key());
    }
    JournalRow held = known.row();
    if (held == null) {
      Opened opened = worker.put(rowOf.apply(fingerprint));
      held = opened.row();
    }
    if (held == null) {
      return Results.unreadable(topUp.key());
    }
    checkSame(held, fingerprint);
    return Results.of(held);
  }

  static void checkSame(JournalRow row, String fingerprint) {
    if (!row.fingerprint().equals(fingerprint)) {
      throw new KeyConflictException("key: "
          + row.key()
          + " was used before for another line, amount or plan; nothing was sent");
    }
  }

  /** Takes word that the payer's money came. */
  public PaymentTaken paid(TopUpKey key, String paymentId) {
    JournalRow before = Known.existing(parts.journal(), key);
    Instant sendBy = parts.now().plus(parts.policy().queuedSendBy());
    JournalRow row = worker.order(before, new Event.Paid(paymentId, sendBy));
    return new PaymentTaken(kindOf(before, row, paymentId), Results.of(row));
  }

  private static Kind kindOf(JournalRow before, JournalRow after, String paymentId) {
    if (paymentId.equals(after.paymentId())) {
      return before.paymentId() == null ? Kind.TAKEN : Kind.REPEATED;
    }
    if (after.paymentId() != null) {
      return Kind.DOUBLE;
    }
    boolean awaited = after.state() == AWAITING_PAYMENT || after.attempt() == 0;
    return awaited && (after.state() == AWAITING_PAYMENT || !after.state().isOpen())
        ? Kind.LATE
        : Kind.NOT_AWAITED;
  }

  /** Lets what was not paid in time end. */
  public TopUpResult expire(TopUpKey key) {
    return ordered(key, new Event.TimePassed());
  }

  /** Ends a top-up of which nothing was sent, or nothing had an effect. */
  public TopUpResult cancel(TopUpKey key, String who) {
    return ordered(key, new Event.Cancelled(who));
  }

  /** Bars sending for ever, because the payer gets the money back. */
  public TopUpResult refundBegan(TopUpKey key, String who) {
    return ordered(key, new Event.RefundBegan(who));
  }

  private TopUpResult ordered(TopUpKey key, Event event) {
    return Results.of(worker.order(Known.existing(parts.journal(), key), event));
  }

  /** Stops sending through an adapter, on all machines, within some seconds. */
  public void stop(AdapterId adapter, String who, String why) {
    parts.roads().get(adapter);
    parts.switches().stop(adapter, who, why);
  }

  /** Lets an adapter send again. */
  public void resume(AdapterId adapter) {
    parts.roads().get(adapter);
    parts.switches().resume(adapter);
  }

  /** Reduces all closed rows of a line, so that nothing names it any more. */
  public Erased erase(SimCard sim) {
    return parts.journal().erase(sim);
  }

  /** Closes a case as a person found out. */
  public TopUpResult resolve(
      TopUpKey key, Resolution resolution, String who, String why, @Nullable Instant sendBy) {
    JournalRow row = Known.existing(parts.journal(), key);
    if (row.state() != UNKNOWN) {
      throw new NotResolvableException("key: " + key + " is no open case, but " + row.state());
    }
    if (resolution == Resolution.SEND_AGAIN && row.refundBegan() != null) {
      throw new NotResolvableException(
          "key: " + key + " is not sent again, because its refund was begun");
    }
    return Results.of(worker.order(row, new Event.Resolved(resolution, who, why, sendBy)));
  }
}
