package io.recarga.internal;

import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Gate;
import io.recarga.RechargeEvent.Kind;
import io.recarga.RechargeListener;
import io.recarga.TopUpKey;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;

/** Tells listeners and the log what was decided; nothing that they do changes an outcome. */
public final class Emitter {
  private static final Logger LOG = System.getLogger("io.recarga");

  private final List<RechargeListener> listeners;
  private final AtomicLong failures = new AtomicLong();

  /** Makes an emitter for {@code listeners}, which are told in this order. */
  public Emitter(List<RechargeListener> listeners) {
    this.listeners = List.copyOf(listeners);
  }

  /** Tells what the write of a row decided; {@code before} is null for a new row. */
  void written(@Nullable JournalRow before, JournalRow after) {
    if (listeners.isEmpty() && Decisions.isUsual(before, after) && !LOG.isLoggable(Level.DEBUG)) {
      return; // Nobody would hear it.
    }
    try {
      Decisions.between(before, after).forEach(this::emit);
    } catch (RuntimeException e) {
      // The row is written: whatever goes wrong here is about telling it only.
      LOG.log(Level.WARNING, "cannot tell what was decided about " + after.key(), e);
    }
  }

  /** Tells one event. */
  public void emit(RechargeEvent event) {
    Level level = levelOf(event.kind());
    if (LOG.isLoggable(level)) {
      LOG.log(level, event.toString());
    }
    for (RechargeListener listener : listeners) {
      tell(listener, event);
    }
  }

  /** Tells that the journal failed; what was written is found out by reading again. */
  void journalFailed(@Nullable TopUpKey key, Instant at, String detail) {
    emit(RechargeEvent.builder(Kind.JOURNAL_FAILED, at).key(key).detail(detail).build());
  }

  /** Tells that something was refused before it was sent. */
  void refused(TopUpKey key, @Nullable AdapterId adapter, Gate gate, Instant at, String detail) {
    emit(RechargeEvent.builder(Kind.REFUSED, at)
        .key(key)
        .adapter(adapter, null)
        .gate(gate)
        .detail(detail)
        .build());
  }

  /** Tells something about an account. */
  void account(Kind kind, AdapterId adapter, Instant at, String detail) {
    emit(RechargeEvent.builder(kind, at).adapter(adapter, null).detail(detail).build());
  }

  /** Returns how often a listener threw. */
  public long failures() {
    return failures.get();
  }

  // Also an Error: a listener's must not pass for a failed top-up, whose row stands already.
  @SuppressWarnings("CatchingUnchecked")
  private void tell(RechargeListener listener, RechargeEvent event) {
    boolean interrupted = Thread.currentThread().isInterrupted();
    try {
      listener.on(event);
    } catch (Throwable e) {
      // One line for the first of them: a listener that always fails must not fill the log.
      Level level = failures.getAndIncrement() == 0 ? Level.WARNING : Level.DEBUG;
      LOG.log(level, "listener failed at " + event.kind() + ": " + e.getClass().getName());
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }

  private static Level levelOf(Kind kind) {
    return switch (kind) {
      case QUEUED, AWAITING_PAYMENT, PAID, SENDING, TAKEN, DELIVERED -> Level.DEBUG;
      // Strangers can cause these: see NoticeDesk, which warns now and then.
      case NOTICE_TAKEN, NOTICE_REFUSED, NOTICE_UNMATCHED -> Level.DEBUG;
      case CASE_OPENED, CASE_NEWS, UNCLASSIFIED_CODE, WALLET_LOW, ADAPTER_MISSING, JOURNAL_FAILED ->
        Level.WARNING;
      default -> Level.INFO;
    };
  }
}
