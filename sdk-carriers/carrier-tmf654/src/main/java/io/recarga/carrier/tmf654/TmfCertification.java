package io.recarga.carrier.tmf654;

import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.RechargeException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Doubt;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import io.recarga.spi.SendPermit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Finds out how a carrier's sandbox treats references: whether a top-up is found by its own, how late,
 * whether a reference that was never used finds nothing, and what becomes of a repeat. Tops one line
 * up by the smallest amount, twice or three times.
 *
 * <p>What it prints is evidence of one day and one sandbox, to be laid beside the contract: nothing
 * here is a promise of the carrier's, and no certificate.
 */
public final class TmfCertification {
  private static final String LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  private static final int REFERENCE_LENGTH = 24;
  private static final Duration POLL = Duration.ofMillis(500);
  private static final Duration PERMIT = Duration.ofSeconds(30);

  private final TmfAccount account;
  private final SimCard sim;
  private final Money amount;
  private final Duration patience;
  private final RandomGenerator random;
  private final TimeSource time;
  private final Tmf654Adapter adapter;
  private final Finder finder;

  private TmfCertification(
      TmfAccount account, SimCard sim, Money amount, Duration patience, RandomGenerator random) {
    this.account = account;
    this.sim = sim;
    this.amount = amount;
    this.patience = patience;
    this.random = random;
    this.time = account.time();
    this.adapter = new Tmf654Adapter(account);
    this.finder = new Parts(account).finder();
  }

  /**
   * Sets a run up; nothing is sent yet.
   *
   * @param sim a test line that the sandbox may top up
   * @param amount the smallest amount that the sandbox takes
   * @param patience how long to wait at most for a top-up to be finished, and to be found
   * @throws IllegalArgumentException if the account moves real money
   */
  public static TmfCertification of(
      TmfAccount account, SimCard sim, Money amount, Duration patience) {
    return of(account, sim, amount, patience, RandomGenerator.getDefault());
  }

  static TmfCertification of(
      TmfAccount account, SimCard sim, Money amount, Duration patience, RandomGenerator random) {
    if (Objects.requireNonNull(account, "account").environment() == Environment.LIVE) {
      throw new IllegalArgumentException("account: a run tops up twice; use a sandbox account");
    }
    return new TmfCertification(
        account,
        Objects.requireNonNull(sim, "sim"),
        Objects.requireNonNull(amount, "amount"),
        Objects.requireNonNull(patience, "patience"),
        random);
  }

  /**
   * Runs against the carrier, and returns what was found.
   *
   * @throws RechargeException if the account is not let in or the line cannot be topped up
   * @throws InterruptedException if the thread was interrupted while it waited
   */
  public TmfFindings run() throws InterruptedException {
    TmfFindings.Draft draft = new TmfFindings.Draft(account);
    draft.note("never used", searchUnused(draft));
    String reference = newReference();
    Attempt first = attempt(reference);
    Instant sent = time.now();
    Answer answer = adapter.send(first);
    draft.note("top-up", describe(answer));
    boolean found = awaitFound(draft, first, sent);
    if (!(answer instanceof Answer.Delivered)) {
      awaitEnd(draft, first, answer, sent);
    }
    if (!found) {
      draft.level(DuplicateLevel.BLIND, "no search found the top-up by its reference");
      return draft.done();
    }
    repeat(draft, reference, first.route());
    return draft.done();
  }

  /** A reference that nobody used must find nothing, or "not found" means nothing. */
  private String searchUnused(TmfFindings.Draft draft) {
    String reference = newReference();
    try {
      Answer answer = adapter.find(attempt(reference));
      draft.searchIsTrustworthy(answer instanceof Answer.NotFound);
      return describe(answer);
    } catch (RechargeException e) {
      draft.searchIsTrustworthy(false);
      return String.valueOf(e.getMessage());
    }
  }

  private boolean awaitFound(TmfFindings.Draft draft, Attempt attempt, Instant sent)
      throws InterruptedException {
    for (int looks = 1; ; looks++) {
      Answer answer = find(attempt);
      Duration since = Duration.between(sent, time.now());
      if (isRecord(answer)) {
        draft.lag(since);
        draft.note("found", "after " + since.toMillis() + " ms, at look " + looks);
        return true;
      }
      if (since.compareTo(patience) > 0) {
        draft.note("found", "not within " + patience.toSeconds() + " s: " + describe(answer));
        return false;
      }
      time.sleep(POLL);
    }
  }

  private void awaitEnd(TmfFindings.Draft draft, Attempt attempt, Answer first, Instant sent)
      throws InterruptedException {
    Answer answer = first;
    while (Duration.between(sent, time.now()).compareTo(patience) <= 0) {
      answer = find(attempt);
      if (answer instanceof Answer.Delivered || answer instanceof Answer.Failed) {
        break;
      }
      time.sleep(POLL);
    }
    Duration took = Duration.between(sent, time.now());
    draft.processing(answer instanceof Answer.Delivered ? took : null);
    draft.note("ended", describe(answer) + " after " + took.toMillis() + " ms");
  }

  /** Sends the same reference again, and counts the records under it. */
  private void repeat(TmfFindings.Draft draft, String reference, Route route)
      throws InterruptedException {
    Answer again = adapter.send(attempt(reference, route));
    draft.note("repeat", describe(again));
    time.sleep(POLL);
    PhoneNumber number = Objects.requireNonNull(sim.number(), "number");
    Pages.Result<Seen> search = finder.search(reference, number);
    List<Seen> records = finder.withReference(search.records(), reference);
    List<String> ids =
        records.stream().map(seen -> String.valueOf(seen.topUp().id())).toList();
    draft.note("records under it", ids.size() + (search.whole() ? "" : " (list not whole)"));
    if (ids.size() > 1) {
      draft.level(DuplicateLevel.SEARCHABLE, "a repeat became a record of its own");
    } else if (!search.whole()) {
      draft.level(DuplicateLevel.SEARCHABLE, "the records could not be read whole");
    } else if (ids.size() == 1 && ids.get(0).equals(transactionOf(again))) {
      draft.level(DuplicateLevel.REPLAYS, "a repeat was answered with the first record");
    } else if (!(again instanceof Answer.Delivered || again instanceof Answer.Accepted)) {
      draft.level(DuplicateLevel.REFUSES_REPEAT, "a repeat was not executed: " + describe(again));
    } else {
      draft.level(DuplicateLevel.SEARCHABLE, "a repeat was accepted and has no record yet");
    }
  }

  private Answer find(Attempt attempt) {
    try {
      return adapter.find(attempt);
    } catch (RechargeException e) {
      return Answer.inDoubt(Doubt.NO_ANSWER, Evidence.of(null, e.getMessage()));
    }
  }

  private static boolean isRecord(Answer answer) {
    return answer instanceof Answer.Delivered
        || answer instanceof Answer.Accepted
        || answer instanceof Answer.Failed;
  }

  private static @Nullable String transactionOf(Answer answer) {
    if (answer instanceof Answer.Delivered delivered) {
      return delivered.delivery().evidence().transactionId();
    }
    return answer instanceof Answer.Accepted accepted ? accepted.evidence().transactionId() : null;
  }

  private static String describe(Answer answer) {
    String kind = answer.getClass().getSimpleName().toLowerCase(Locale.ROOT);
    if (answer instanceof Answer.InDoubt doubt) {
      return "in doubt (" + doubt + ")";
    }
    if (answer instanceof Answer.Rejected rejected) {
      return "rejected (" + rejected.rejection().evidence() + ")";
    }
    return answer instanceof Answer.NotFound ? "nothing" : kind;
  }

  private Attempt attempt(String reference) {
    return attempt(reference, adapter.prepare(topUp(reference)));
  }

  private Attempt attempt(String reference, Route route) {
    return Attempt.builder(topUp(reference), reference, time.now(), route)
        .permit(SendPermit.from(time, PERMIT))
        .build();
  }

  private TopUp topUp(String reference) {
    return TopUp.ofAmount(TopUpKey.of("certification-" + reference), sim, amount);
  }

  private String newReference() {
    StringBuilder reference = new StringBuilder();
    for (int i = 0; i < REFERENCE_LENGTH; i++) {
      reference.append(LETTERS.charAt(random.nextInt(LETTERS.length())));
    }
    return reference.append("00").toString();
  }
}
