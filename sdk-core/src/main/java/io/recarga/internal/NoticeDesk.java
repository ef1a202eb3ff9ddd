package io.recarga.internal;

import io.recarga.RechargeEvent;
import io.recarga.RechargeEvent.Kind;
import io.recarga.TopUpKey;
import io.recarga.WebhookReply;
import io.recarga.journal.Inbox;
import io.recarga.journal.Inbox.Kept;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.http.WebhookVerifier;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * Keeps carriers' notices and works on them later: each makes the engine ask the carrier about the
 * sale that it names, and nothing in a notice is believed.
 */
public final class NoticeDesk {
  /** The largest body that is looked at. */
  public static final int MAX_BODY_BYTES = WebhookVerifier.MAX_BODY_BYTES;

  private static final Logger LOG = System.getLogger("io.recarga");
  private static final WebhookReply REFUSED = WebhookReply.of(401);
  private static final WebhookReply AGAIN_LATER = WebhookReply.of(503);
  private static final Duration HOLD = Duration.ofMinutes(2);
  private static final Duration LONGEST_DELAY = Duration.ofHours(1);
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(1);
  private static final int TRIES_WHILE_OPEN = 4;

  private final Parts parts;
  private final Predicate<TopUpKey> ask;
  private final NoticeFlood flood;
  private final RecentlyAsked recent = new RecentlyAsked();
  private final SeldomLine refusals;

  /**
   * Makes a desk; starts no thread.
   *
   * @param ask asks the carrier about a key now, and says whether it could be asked
   */
  public NoticeDesk(Parts parts, Predicate<TopUpKey> ask) {
    this.parts = parts;
    this.ask = ask;
    this.flood = new NoticeFlood(parts.time());
    this.refusals = new SeldomLine(parts.time());
  }

  /** Verifies and keeps a notice; returns what to answer the carrier. */
  public WebhookReply accept(AdapterId adapter, Map<String, List<String>> headers, byte[] rawBody) {
    Notice notice = read(adapter, headers, rawBody);
    if (!notice.isAccepted()) {
      refused(adapter, String.valueOf(notice.refusal()));
      return REFUSED;
    }
    String reference = NoticeIds.plausible(notice.reference());
    String transactionId = NoticeIds.plausible(notice.transactionId());
    if (reference == null && transactionId == null) {
      tell(
          Kind.NOTICE_UNMATCHED,
          adapter,
          notice.isAboutSale() ? "its ids cannot be ours" : "about no sale");
      return notice.reply();
    }
    try {
      Inbox inbox = parts.journal().inbox();
      if (flood.isFull(inbox)) {
        refused(adapter, "too many notices wait already");
        return AGAIN_LATER;
      }
      Instant received = parts.now();
      String id = NoticeIds.of(adapter, rawBody);
      boolean fresh = inbox.keep(new Kept(adapter, id, reference, transactionId, received, 0));
      tell(Kind.NOTICE_TAKEN, adapter, fresh ? null : "it was kept before");
      return notice.reply();
    } catch (RuntimeException e) {
      LOG.log(Level.DEBUG, "a notice could not be kept", e);
      parts.emitter().journalFailed(null, parts.now(), "a notice was not kept: " + e);
      return AGAIN_LATER;
    }
  }

  private Notice read(AdapterId id, Map<String, List<String>> headers, byte[] rawBody) {
    CarrierAdapter adapter = parts.roads().find(id);
    if (adapter == null) {
      return Notice.refused("no adapter has this name");
    }
    if (rawBody.length > MAX_BODY_BYTES) {
      return Notice.refused("the body is larger than " + MAX_BODY_BYTES + " bytes");
    }
    try {
      return adapter.notice(headers, rawBody);
    } catch (RuntimeException | StackOverflowError e) {
      // Adapters promise not to throw; whoever found a body that makes one do so proved nothing.
      return Notice.refused("it cannot be read: " + e.getClass().getSimpleName());
    }
  }

  /**
   * Works on notices that are due, one after the other.
   *
   * @param now by the journal's clock
   * @return how many were due, at most {@code limit}
   */
  public int workOnce(Instant now, int limit) {
    List<Runnable> work = take(now, limit);
    work.forEach(Runnable::run);
    return work.size();
  }

  /** Takes notices that are due, each as work that may run on a thread of its own. */
  List<Runnable> take(Instant now, int limit) {
    Inbox inbox = parts.journal().inbox();
    return inbox.take(now, HOLD, limit).stream()
        .<Runnable>map(notice -> () -> work(inbox, notice, now))
        .toList();
  }

  private void work(Inbox inbox, Kept notice, Instant now) {
    try {
      JournalRow row = parts.roads().find(notice.adapter()) == null ? null : rowOf(notice);
      if (row == null) {
        unmatched(inbox, notice, now);
      } else if (recent.covers(row.key(), notice, now)) {
        settle(inbox, notice, now);
      } else if (recent.isTooSoon(row.key(), now)) {
        inbox.postpone(notice, now.plus(RecentlyAsked.SPACING));
      } else if (ask.test(row.key())) {
        recent.asked(row.key(), now);
        settle(inbox, notice, now);
      } else {
        later(inbox, notice, now, "the carrier could not be asked");
      }
    } catch (RuntimeException e) {
      // It stays in the inbox and shows up again when its hold is over.
      LOG.log(Level.WARNING, "a notice to " + notice.adapter() + " could not be worked on", e);
    }
  }

  private @Nullable JournalRow rowOf(Kept notice) {
    String reference = notice.reference();
    String transactionId = notice.transactionId();
    JournalRow row = reference == null
        ? null
        : parts.journal().findByReference(notice.adapter(), reference).orElse(null);
    return row == null && transactionId != null
        ? parts.journal().findByTransaction(notice.adapter(), transactionId).orElse(null)
        : row;
  }

  /** The carrier was asked after the notice came; its record may still lag behind the notice. */
  private void settle(Inbox inbox, Kept notice, Instant now) {
    JournalRow row = rowOf(notice);
    State state = row == null ? State.FAILED : row.state();
    boolean mayLag = state == State.PENDING || state == State.IN_DOUBT || state == State.SENDING;
    if (mayLag && notice.tries() < TRIES_WHILE_OPEN) {
      inbox.postpone(notice, now.plus(delay(notice)));
    } else {
      inbox.done(notice);
    }
  }

  /** Early, or about a sale of somebody else who shares the account. */
  private void unmatched(Inbox inbox, Kept notice, Instant now) {
    if (notice.tries() > 0 && flood.isCrowded(inbox)) {
      giveUp(inbox, notice, "no top-up is meant, and many notices wait");
    } else {
      later(inbox, notice, now, "no top-up is meant");
    }
  }

  private void later(Inbox inbox, Kept notice, Instant now, String why) {
    if (now.isAfter(notice.received().plus(GIVEN_UP_AFTER))) {
      giveUp(inbox, notice, why + " within a day");
    } else {
      inbox.postpone(notice, now.plus(delay(notice)));
    }
  }

  private void giveUp(Inbox inbox, Kept notice, String why) {
    inbox.done(notice);
    tell(Kind.NOTICE_UNMATCHED, notice.adapter(), why);
  }

  private static Duration delay(Kept notice) {
    Duration doubled = Duration.ofSeconds(1L << Math.min(notice.tries(), 20));
    return doubled.compareTo(LONGEST_DELAY) < 0 ? doubled : LONGEST_DELAY;
  }

  /** One line a minute: it may be a wrong secret of ours, and strangers must not fill the log. */
  private void refused(AdapterId adapter, String why) {
    tell(Kind.NOTICE_REFUSED, adapter, why);
    long silent = refusals.next();
    if (silent >= 0) {
      LOG.log(Level.WARNING, "notice to {0} refused, and {1} before it: {2}", adapter, silent, why);
    }
  }

  private void tell(Kind kind, AdapterId adapter, @Nullable String detail) {
    parts
        .emitter()
        .emit(RechargeEvent.builder(kind, parts.now())
            // A name that an app takes from a stranger's path is none of ours.
            .adapter(parts.roads().find(adapter) == null ? null : adapter, null)
            .detail(detail)
            .build());
  }
}
