package io.recarga.spi;

import io.recarga.Bill;
import io.recarga.CarrierEvidence;
import io.recarga.Environment;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotSupportedException;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Points;
import io.recarga.Promotion;
import io.recarga.Quote;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.Usage;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One account at one carrier or aggregator. An adapter is blocking, thread-safe, makes one attempt
 * per call, and knows nothing of retries, keys or journals: the engine does that, once for all.
 *
 * <p>Questions that a carrier cannot answer keep their default, which refuses with the adapter's
 * name; {@link Capabilities#answers} says so up front.
 */
@Beta
public interface CarrierAdapter {

  /** Returns the unique name of this account. */
  AdapterId id();

  /** Says whether this account moves real money. */
  Environment environment();

  /** Returns what this carrier takes and how it treats references. Constant, and cheap to call. */
  Capabilities capabilities();

  /**
   * Does what can be done before money may move: obtains a token, finds the product, checks the
   * amount, quotes the cost. Called before the top-up is journaled; what it returns is journaled
   * and given back in {@link Attempt#route} for each attempt.
   *
   * @throws io.recarga.NotServedException if this account cannot serve the top-up, with the reason
   * @throws io.recarga.CredentialsException if no token was given
   * @throws io.recarga.NotSentException if the carrier cannot be reached now
   */
  Route prepare(TopUp topUp);

  /**
   * Sends the attempt once and says what is known afterwards. Never repeats a money call.
   *
   * @throws io.recarga.NotSentException only if no byte of the money call left; any other exception
   *     counts as "in doubt"
   * @throws io.recarga.CredentialsException only if no token was given and no byte of the money call
   *     left
   */
  Answer send(Attempt attempt);

  /**
   * Asks what the carrier holds under the attempt's reference or transaction id. Moves no money and
   * may be repeated. An exception means that it could not be asked.
   */
  Answer find(Attempt attempt);

  /** Lists what is sold for {@code sim}. */
  default List<Plan> plans(SimCard sim) {
    throw unsupported(Question.PLANS);
  }

  /** Quotes what {@code topUp} would cost. */
  default Quote quote(TopUp topUp) {
    throw unsupported(Question.QUOTE);
  }

  /** Says which carrier a number belongs to; best evidence first. */
  default List<CarrierEvidence> carrierOf(PhoneNumber number) {
    throw unsupported(Question.CARRIER_OF);
  }

  /** Reads what the line still holds. */
  default SimBalance simBalance(SimCard sim) {
    throw unsupported(Question.SIM_BALANCE);
  }

  /** Lists the promotions for {@code sim}'s carrier. */
  default List<Promotion> promotions(SimCard sim) {
    throw unsupported(Question.PROMOTIONS);
  }

  /** Lists this account's sales to {@code sim}, newest first. */
  default List<HistoryEntry> activity(SimCard sim) {
    throw unsupported(Question.ACTIVITY);
  }

  /** Reads the balance of this account's wallet. */
  default Money wallet() {
    throw unsupported(Question.WALLET);
  }

  /**
   * Lists this account's sales that the carrier dates from {@code from} to {@code to}. Carriers date
   * without a zone: ask for a day more on both sides when nothing may be missed.
   */
  default List<HistoryEntry> history(Instant from, Instant to) {
    throw unsupported(Question.HISTORY);
  }

  /** Reads what the line has used of each of its buckets, and what is left in it. */
  default List<Usage> usage(SimCard sim) {
    throw unsupported(Question.USAGE);
  }

  /** Reads what the line's owner has gathered in the carrier's loyalty programmes. */
  default List<Points> points(SimCard sim) {
    throw unsupported(Question.POINTS);
  }

  /** Lists the bills of the line's owner, newest first. */
  default List<Bill> bills(SimCard sim) {
    throw unsupported(Question.BILLS);
  }

  /**
   * Verifies and reads a notice that the carrier sent by HTTP. Total: junk is a refusal, never an
   * exception. A notice is only a hint to ask; it is never believed.
   *
   * @param headers as received; names are compared without case
   * @param rawBody the bytes as received
   */
  default Notice notice(Map<String, List<String>> headers, byte[] rawBody) {
    return Notice.refused(id() + " takes no notices");
  }

  /**
   * Says when the latest answer to {@code question} was read from the carrier, where it comes from
   * a cache; null when each answer is read anew.
   */
  default @Nullable Instant asOf(Question question) {
    return null;
  }

  private NotSupportedException unsupported(Question question) {
    return new NotSupportedException(id() + " cannot answer: " + question);
  }
}
