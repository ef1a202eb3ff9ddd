package io.recarga.renewal.mandate;

import io.recarga.Recarga;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.TopUpResult;
import io.recarga.renewal.internal.Doc;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.renewal.store.Stored;
import io.recarga.retry.TimeSource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * Renews lines under mandates. Thread-safe; {@link #runDue} may be called by any scheduler on any
 * number of machines that share store and journal.
 *
 * <p>Each renewal has the key "auto:{mandate}:{serial}". The serial is raised by compare-and-set
 * together with the period and the money that are used up, before anything is sent; so two machines
 * that see the same mandate due send the same key, which the engine sends once. While a renewal is
 * open the mandate rests; missed periods are skipped.
 */
public final class Renewals {
  // A key that is used up by a mandate's end is never paid; its row ends at once.
  private static final Duration UNPAID = Duration.ofDays(1);

  private final Recarga recarga;
  private final RenewalStore store;
  private final TimeSource time;
  private final Period period;

  /**
   * Makes renewals.
   *
   * @param balances tells balances for mandates that renew when it is low; {@link
   *     BalanceSource#from} asks the adapters
   */
  public Renewals(Recarga recarga, RenewalStore store, TimeSource time, BalanceSource balances) {
    this.recarga = Objects.requireNonNull(recarga, "recarga");
    this.store = Objects.requireNonNull(store, "store");
    this.time = Objects.requireNonNull(time, "time");
    period = new Period(recarga, Objects.requireNonNull(balances, "balances"));
  }

  /**
   * Takes a mandate into force.
   *
   * @throws IllegalArgumentException if there is one with its id already
   */
  public void agree(Mandate mandate) {
    Stored first = Stored.first(
        MandateDoc.KIND, mandate.id(), time.now(), MandateDoc.of(mandate).json());
    if (!store.insert(first)) {
      throw new IllegalArgumentException("id: there is a mandate \"" + mandate.id() + "\" already");
    }
  }

  /** Returns a mandate; empty for an unknown id. */
  public Optional<Mandate> find(String id) {
    return store.find(MandateDoc.KIND, id).map(found -> MandateDoc.mandate(Doc.read(found.body())));
  }

  /**
   * Returns how a mandate stands.
   *
   * @throws IllegalArgumentException if there is none with that id
   */
  public MandateState state(String id) {
    return MandateDoc.state(Doc.read(stored(id).body()));
  }

  /**
   * Ends a mandate at once: after this returns nothing is sent under it. What is on its way to the
   * carrier already can't be called back.
   *
   * @param who who revokes it, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @throws IllegalArgumentException if there is none with that id
   */
  public void revoke(String id, String who) {
    Doc doc;
    while (true) {
      Stored before = stored(id);
      doc = Doc.read(before.body());
      Doc after = doc.with("state", MandateState.REVOKED).with("revokedBy", who);
      if (store.replace(before, before.next(null, after.json()))) {
        break;
      }
    }
    Long open = MandateDoc.open(doc);
    if (open != null) {
      stop(doc, open, who);
    }
  }

  /** Cancels a renewal; where another machine is about to journal its key, that is used up first. */
  private void stop(Doc doc, long serial, String who) {
    TopUpKey key = MandateDoc.mandate(doc).key(serial);
    if (recarga.find(key).isEmpty()) {
      TopUp topUp = period.topUp(doc, serial);
      if (topUp == null) {
        return;
      }
      recarga.payments().open(topUp, time.now().plus(UNPAID));
    }
    recarga.cancel(key, who);
  }

  /**
   * Looks at mandates that are due and renews. What one mandate throws is in its result and stops no
   * other.
   *
   * @param limit how many mandates at most
   */
  public List<Run> runDue(int limit) {
    List<Run> runs = new ArrayList<>();
    for (Stored due : store.due(MandateDoc.KIND, time.now(), limit)) {
      runs.add(new Turn(recarga, store, period, time.now()).of(due));
    }
    return runs;
  }

  /** Returns when the next mandate is due; empty when none is within {@code ahead}. */
  public Optional<Instant> nextDue(Duration ahead) {
    return store.due(MandateDoc.KIND, time.now().plus(ahead), 1).stream()
        .findFirst()
        .map(Stored::wake);
  }

  /** Returns how a mandate's latest renewal stands; empty before the first. */
  public Optional<TopUpResult> latest(String id) {
    Doc doc = Doc.read(stored(id).body());
    long serial = MandateDoc.serial(doc);
    return serial == 0 ? Optional.empty() : recarga.find(MandateDoc.mandate(doc).key(serial));
  }

  private Stored stored(String id) {
    return store
        .find(MandateDoc.KIND, id)
        .orElseThrow(() -> new IllegalArgumentException("id: there is no mandate \"" + id + "\""));
  }
}
