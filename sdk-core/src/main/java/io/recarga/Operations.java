package io.recarga;

import io.recarga.internal.Backlogs;
import io.recarga.internal.Engine;
import io.recarga.internal.Pages;
import io.recarga.internal.Parts;
import io.recarga.internal.Reconciler;
import io.recarga.journal.Journal;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What whoever runs an installation needs. Thread-safe. */
public final class Operations {
  private final List<CarrierAdapter> adapters;
  private final Parts parts;
  private final Engine engine;

  Operations(List<CarrierAdapter> adapters, Parts parts, Engine engine) {
    this.adapters = adapters;
    this.parts = parts;
    this.engine = engine;
  }

  /** Tells how the installation is doing, as this process sees it. Never throws. */
  public Health health() {
    return Backlogs.health(parts, engine.workers());
  }

  /**
   * Stops sending through an adapter, on all machines that share the journal, within 2 s there. What
   * was sent before is asked about all the same; new top-ups take another road or are refused.
   *
   * @param who who wants it, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @param why the reason, which refused callers read: 1 to 200 characters
   * @throws IllegalArgumentException if no adapter has that id
   */
  public void stop(AdapterId adapter, String who, String why) {
    engine
        .commands()
        .stop(
            Objects.requireNonNull(adapter, "adapter"),
            Texts.keyPart(who, "who"),
            Texts.bounded(why, "why", 200));
  }

  /**
   * Lets an adapter send again, on all machines that share the journal, within 2 s there.
   *
   * @throws IllegalArgumentException if no adapter has that id
   */
  public void resume(AdapterId adapter) {
    engine.commands().resume(Objects.requireNonNull(adapter, "adapter"));
  }

  /**
   * Closes a case as a person found out, and says how the top-up stands then. The decision is final:
   * ask the carrier under the case's reference before.
   *
   * @param who who found it out, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @param why by which evidence, without personal data: 1 to 200 characters
   * @throws NotResolvableException if the key is no open case
   * @throws IllegalArgumentException for {@link Resolution#SEND_AGAIN}, which needs {@link
   *     #sendAgain}
   * @throws UnknownKeyException if the journal holds nothing under the key
   */
  public TopUpResult resolve(TopUpKey key, Resolution resolution, String who, String why) {
    if (resolution == Resolution.SEND_AGAIN) {
      throw new IllegalArgumentException("resolution: use sendAgain, which asks for a sendBy");
    }
    return resolved(key, resolution, who, why, null);
  }

  /**
   * Closes a case by sending it once more, under the same reference and through the same adapter:
   * the one way to send again without proof, on a person's word that nothing was sold. Where the
   * carrier gave a first sale back, resolve it as not delivered instead and use a new key: the old
   * record would stand under the same reference.
   *
   * @param sendBy the moment after which no attempt is begun
   * @param who who found it out, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @param why by which evidence, without personal data: 1 to 200 characters
   * @throws NotResolvableException if the key is no open case, or its refund was begun
   * @throws UnknownKeyException if the journal holds nothing under the key
   */
  public TopUpResult sendAgain(TopUpKey key, Instant sendBy, String who, String why) {
    return resolved(key, Resolution.SEND_AGAIN, who, why, Objects.requireNonNull(sendBy, "sendBy"));
  }

  /**
   * Erases a person's line from the journal: number and ICCID, the plans' texts, PINs and the
   * carrier's words of all its closed top-ups. Keys, outcomes, amounts and times stay, so that
   * nothing is sent again. Top-ups that are not decided stay whole: ask again once they are.
   *
   * @param sim the line, by its number or ICCID, at any carrier
   * @return how many top-ups were reduced, and how many have to wait
   * @throws IllegalArgumentException if {@code sim} names no line
   */
  public Journal.Erased erase(SimCard sim) {
    if (sim.isErased()) {
      throw new IllegalArgumentException("sim: give its number or ICCID");
    }
    return engine.commands().erase(sim);
  }

  private TopUpResult resolved(
      TopUpKey key, Resolution resolution, String who, String why, @Nullable Instant sendBy) {
    return engine
        .commands()
        .resolve(
            Objects.requireNonNull(key, "key"),
            Objects.requireNonNull(resolution, "resolution"),
            Texts.keyPart(who, "who"),
            Texts.bounded(why, "why", 200),
            sendBy);
  }

  /**
   * Asks one adapter what it holds under the reference that {@code topUp}'s key yields there.
   * Needs no journal entry, so it serves after a journal was lost; moves no money and writes
   * nothing.
   *
   * @throws IllegalArgumentException if no adapter has that id
   * @throws RechargeException if the carrier could not be asked
   */
  public Answer ask(AdapterId adapter, TopUp topUp) {
    CarrierAdapter asked = named(adapters, adapter);
    return asked.find(parts.lostAttempt(asked, Objects.requireNonNull(topUp, "topUp")));
  }

  /**
   * Compares the journal with what {@code adapter}'s carrier shows of a period and lists every
   * difference, with what to do about it. Moves no money and writes nothing. Carriers date without a
   * zone, so they are asked for a day more on both sides; end the period some hours ago, so that
   * nothing of it is under way. Failed sales that only the carrier knows are left out.
   *
   * @param from the beginning of the period in which attempts were journaled, included
   * @param to its end, excluded, at most 366 days later
   * @throws IllegalArgumentException if no adapter has that id, or the period is none
   * @throws NotSupportedException if the adapter cannot tell its history: see the other form
   * @throws RechargeException if the carrier could not be asked
   */
  public Reconciliation reconcile(AdapterId adapter, Instant from, Instant to) {
    return Reconciler.withHistory(
        parts,
        named(adapters, adapter),
        Objects.requireNonNull(from, "from"),
        Objects.requireNonNull(to, "to"));
  }

  /**
   * Compares the journal with records that came in another way, such as a settlement file. The
   * adapter need not be set up here. A file dated in another zone lacks sales at one edge of the
   * period and has others too many at the other: they are listed, and its neighbour holds them.
   *
   * <p>Does what {@link #reconcile(AdapterId, Instant, Instant)} does otherwise.
   */
  public Reconciliation reconcile(
      AdapterId adapter, Instant from, Instant to, List<HistoryEntry> records) {
    return Reconciler.withRecords(
        parts,
        Objects.requireNonNull(adapter, "adapter"),
        Objects.requireNonNull(from, "from"),
        Objects.requireNonNull(to, "to"),
        List.copyOf(records));
  }

  /**
   * Lists open cases by key.
   *
   * @param after the last key of the page before, or null for the first page
   * @param limit 1 to 1000
   */
  public List<OpenCase> cases(@Nullable TopUpKey after, int limit) {
    return Pages.cases(parts, after, Texts.page(limit));
  }

  static CarrierAdapter named(List<CarrierAdapter> adapters, AdapterId id) {
    return adapters.stream()
        .filter(adapter -> adapter.id().equals(id))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("adapter: none is named "
            + id
            + ", but "
            + adapters.stream().map(CarrierAdapter::id).toList()));
  }
}
