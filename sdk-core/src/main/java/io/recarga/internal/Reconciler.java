package io.recarga.internal;

import io.recarga.Difference;
import io.recarga.Difference.Kind;
import io.recarga.HistoryEntry;
import io.recarga.Reconciliation;
import io.recarga.TopUpKey;
import io.recarga.internal.CarrierRecords.Sale;
import io.recarga.journal.Journal;
import io.recarga.journal.JournalRow;
import io.recarga.spi.AdapterId;
import io.recarga.spi.CarrierAdapter;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Compares the journal with a carrier's records: reads only, moves no money, writes no row. */
public final class Reconciler {
  /** Carriers date without a zone, and nothing may be missed. */
  private static final Duration MARGIN = Duration.ofDays(1);

  private static final Duration SLICE = Duration.ofDays(1);
  private static final Duration LONGEST = Duration.ofDays(366);
  private static final int PAGE = 500;

  private final Journal journal;
  private final AdapterId adapter;
  private final Instant from;
  private final Instant to;
  private final CarrierRecords records = new CarrierRecords();
  private final List<Difference> found = new ArrayList<>();
  private long rows;

  private Reconciler(Journal journal, AdapterId adapter, Instant from, Instant to) {
    if (!from.isBefore(to) || Duration.between(from, to).compareTo(LONGEST) > 0) {
      throw new IllegalArgumentException(
          "from, to: must be in this order and at most 366 days apart: " + from + ", " + to);
    }
    this.journal = journal;
    this.adapter = adapter;
    this.from = from;
    this.to = to;
  }

  /** Compares with what the carrier answers when asked for its history. */
  public static Reconciliation withHistory(
      Parts parts, CarrierAdapter adapter, Instant from, Instant to) {
    Reconciler reconciler = new Reconciler(parts.journal(), adapter.id(), from, to);
    Instant end = to.plus(MARGIN);
    // In slices, because carriers page, and some break long reports off.
    for (Instant start = from.minus(MARGIN); start.isBefore(end); start = start.plus(SLICE)) {
      Instant next = start.plus(SLICE);
      reconciler.records.addAll(adapter.history(start, next.isBefore(end) ? next : end));
    }
    return reconciler.compared(0);
  }

  /** Compares with records that the app got in another way, such as a settlement file. */
  public static Reconciliation withRecords(
      Parts parts, AdapterId adapter, Instant from, Instant to, List<HistoryEntry> entries) {
    Reconciler reconciler = new Reconciler(parts.journal(), adapter, from, to);
    reconciler.records.addAll(entries);
    return reconciler.compared(reconciler.records.repeated());
  }

  private Reconciliation compared(long repeated) {
    @Nullable TopUpKey after = null;
    while (true) {
      List<JournalRow> page = journal.attempted(adapter, from, to, after, PAGE);
      page.forEach(this::compare);
      if (page.size() < PAGE) {
        break;
      }
      after = page.get(page.size() - 1).key();
    }
    for (Sale sale : records.all()) {
      if (!sale.isMatched()) {
        lookUp(sale);
      }
    }
    return new Reconciliation(adapter, from, to, rows, records.all().size(), repeated, found);
  }

  private void compare(JournalRow row) {
    rows++;
    List<Sale> sales = records.of(row);
    sales.forEach(Sale::match);
    found.addAll(Comparison.of(row, sales));
  }

  /** A sale that belongs to no row of the period: to an earlier attempt, to another period, or to nobody. */
  private void lookUp(Sale sale) {
    HistoryEntry entry = sale.entry();
    JournalRow row = rowOf(entry);
    if (row == null) {
      // A failed sale of somebody else's cost nobody anything.
      if (Comparison.isSale(sale) || sale.status() == HistoryEntry.Status.GIVEN_BACK) {
        found.add(Difference.of(
            Kind.CARRIER_ONLY,
            null,
            null,
            entry,
            "the carrier says " + entry.carrierStatus() + ", the journal holds none"));
      }
      return;
    }
    boolean isLatest = adapter.equals(row.adapter())
        && (entry.reference() == null || entry.reference().equals(row.reference()));
    if (!isLatest) {
      found.addAll(Comparison.ofEarlier(row, sale));
    } // Otherwise the period of its attempt tells how it compares.
  }

  private @Nullable JournalRow rowOf(HistoryEntry entry) {
    String reference = entry.reference();
    JournalRow row =
        reference == null ? null : journal.findByReference(adapter, reference).orElse(null);
    return row != null
        ? row
        : journal.findByTransaction(adapter, entry.transactionId()).orElse(null);
  }
}
