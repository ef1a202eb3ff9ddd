package io.recarga.journal;

import io.recarga.SimCard;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Beta;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where obligations and attempts are written before anything is sent: a set of conditional writes
 * of single rows. Thread-safe. Not for others to implement yet: its methods will grow.
 *
 * <p>A write that throws may have happened; the engine reads again before it decides. What is
 * written is read back equal, on any machine that shares the journal, except for a {@linkplain
 * JournalRow#pinLeftOut PIN that was left out}.
 */
@Beta
public interface Journal extends AutoCloseable {

  /**
   * Makes a journal in this process's memory, to try things out: it is lost with the process. It
   * holds at most {@code maxKeys} keys; when full it refuses new ones and never forgets one.
   */
  static Journal inMemory(int maxKeys) {
    return new InMemoryJournal(maxKeys);
  }

  /** Says whether rows outlive this process. */
  boolean isDurable();

  /**
   * Ties the journal to one installation at its first use and returns the secret salt of its
   * fingerprints.
   *
   * @throws io.recarga.JournalException if it belongs to another installation: references would
   *     change, and with them what carriers recognise
   */
  byte[] open(String installation);

  /**
   * Returns the time by the journal's own clock, which all machines that share it agree on; leases
   * and dues are told by it. A store calibrates against its server now and then, counts on with
   * {@code local}'s monotonic clock, and never takes {@code local}'s wall clock for the time.
   *
   * @throws RuntimeException if the store cannot tell the time now
   */
  Instant now(TimeSource local);

  /**
   * Inserts a row whose key is not there yet.
   *
   * @return null if the row was inserted, otherwise the row that was there first
   * @throws io.recarga.JournalException if the journal cannot take it and provably does not hold it
   */
  @Nullable
  JournalRow insert(JournalRow row);

  /** Returns the row of {@code key}. */
  Optional<JournalRow> find(TopUpKey key);

  /**
   * Returns the rows of those of {@code keys} that are there, in any order. One that can't be read is
   * left out.
   */
  default List<JournalRow> findAll(Collection<TopUpKey> keys) {
    return keys.stream().map(this::find).flatMap(Optional::stream).toList();
  }

  /**
   * Replaces a row if it still is at {@code before}'s version.
   *
   * @return whether it was replaced
   */
  boolean replace(JournalRow before, JournalRow after);

  /**
   * Returns the row that has or once had an attempt under {@code reference} at {@code adapter}:
   * earlier references of a row are found as well.
   */
  Optional<JournalRow> findByReference(AdapterId adapter, String reference);

  /** Returns the row whose latest attempt has {@code transactionId} at {@code adapter}. */
  Optional<JournalRow> findByTransaction(AdapterId adapter, String transactionId);

  /**
   * Takes open rows whose due has come, the longest due first, and hides them from other takers
   * until {@code now + hold} or until they are written again. A taken row may still be worked on by
   * anybody who has its key: taking spares work, and permits nothing.
   *
   * @param adapters whose rows are taken, with those that have no adapter yet; others are left alone
   */
  List<JournalRow> takeDue(Instant now, Duration hold, int limit, Collection<AdapterId> adapters);

  /** Lists rows in {@code state} by key after {@code after}; null begins with the first. */
  List<JournalRow> list(State state, @Nullable TopUpKey after, int limit);

  /**
   * Lists rows whose latest attempt was at {@code adapter} and began from {@code from}, included, to
   * {@code to}, excluded, by key after {@code after}; null begins with the first.
   */
  List<JournalRow> attempted(
      AdapterId adapter, Instant from, Instant to, @Nullable TopUpKey after, int limit);

  /**
   * Lists the rows of the tenant for the line of {@code sim}, number or else ICCID, that were
   * created at {@code since} or later, the newest first.
   */
  List<JournalRow> ofLine(String tenant, SimCard sim, Instant since, int limit);

  /** Counts open rows and cases by adapter and state. */
  List<Backlog> backlog();

  /**
   * Lists the closed rows whose end has a position after {@code after}, in the order of positions,
   * numbering new ends first, at least as many as are asked for. Each end of each row gets a
   * position, except that a later write of the row replaces it; and no position is ever given that
   * is lower than one that was listed. So whoever goes on from the last position misses no row's
   * latest end. The list stops before a row that only a later version of this library can read.
   */
  List<End> ends(long after, int limit);

  /** Returns what carriers told about sales. */
  Inbox inbox();

  /** Returns what is kept under {@code name}, a switch or a figure that machines share, or null. */
  @Nullable
  String setting(String name);

  /**
   * Keeps {@code value} under {@code name}; null forgets it.
   *
   * @param name 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @param value at most 500 characters
   */
  void set(String name, @Nullable String value);

  /**
   * Reduces rows that ended before {@code before} to what their keys still answer: outcome, amounts,
   * references, codes and times. The line, the plan's texts, a PIN and the carrier's words go. Cases
   * that nobody closed stay whole, and a reduced row is no new end.
   *
   * @return how many rows were reduced; fewer than {@code limit} when none is left
   */
  int prune(Instant before, int limit);

  /**
   * Reduces all closed rows with the number or the ICCID of {@code sim}, of whatever tenant and as
   * {@link #prune} does, so that nothing names them any more. Keys and outcomes stay. Open rows and
   * cases stay whole: what is under way must be finished first.
   *
   * @return what was reduced and what has to wait
   */
  Erased erase(SimCard sim);

  /** Releases what the journal holds open. */
  @Override
  void close();

  /**
   * How many rows stand alike.
   *
   * @param adapter of the latest attempt, or null where none was made yet
   * @param state an open state or {@link State#UNKNOWN}
   * @param rows how many, at least 1
   * @param oldestDue the earliest due among them, or null if none has one
   */
  record Backlog(
      @Nullable AdapterId adapter,
      State state,
      long rows,
      @Nullable Instant oldestDue) {}

  /**
   * The end of a row in the order in which ends are listed.
   *
   * @param position more than 0
   */
  record End(long position, JournalRow row) {}

  /**
   * What {@link #erase} did.
   *
   * @param reduced how many closed rows do not name the line any more
   * @param open how many rows still do, because they are open or a case
   */
  record Erased(int reduced, int open) {}
}
