package io.recarga.journal;

import io.recarga.spi.AdapterId;
import io.recarga.spi.Beta;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Notices of carriers, kept before the carrier is told that they arrived, and worked on later. A
 * notice holds which sale it is about and nothing else of what was sent. Thread-safe.
 */
@Beta
public interface Inbox {

  /**
   * Keeps a notice.
   *
   * @return whether it is new; false if one with the same adapter and id was kept before
   */
  boolean keep(Kept notice);

  /**
   * Takes notices whose due has come, the longest due first, and hides them from other takers until
   * {@code now + hold}. A new notice is due when it was received.
   */
  List<Kept> take(Instant now, Duration hold, int limit);

  /** Says that a notice is done with; its id stays known until {@link #drop}. */
  void done(Kept notice);

  /** Puts a notice off until {@code due} and counts one more try. */
  void postpone(Kept notice, Instant due);

  /** Counts the notices that are not done with. */
  long waiting();

  /** Forgets notices that are done with and were received before {@code before}. */
  int drop(Instant before);

  /**
   * A notice that was kept.
   *
   * @param adapter whose carrier sent it
   * @param id tells it from others of that adapter: a hash of what was sent, at most 64 characters
   * @param reference our reference of the sale, or null
   * @param transactionId the carrier's id of the sale, or null
   * @param received when it came, by the journal's clock
   * @param tries how often it was put off
   */
  record Kept(
      AdapterId adapter,
      String id,
      @Nullable String reference,
      @Nullable String transactionId,
      Instant received,
      int tries) {}
}
