package io.recarga.internal;

import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.journal.JournalRow;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** A carrier's records of sales, each once, found by reference or transaction id. */
final class CarrierRecords {
  private final Map<String, Sale> sales = new LinkedHashMap<>();
  private final Map<String, List<Sale>> byReference = new LinkedHashMap<>();
  private long repeated;

  void addAll(Collection<HistoryEntry> entries) {
    for (HistoryEntry entry : entries) {
      Sale known = sales.get(entry.transactionId());
      if (known == null) {
        Sale sale = new Sale(entry);
        sales.put(entry.transactionId(), sale);
        String reference = entry.reference();
        if (reference != null) {
          byReference.computeIfAbsent(reference, key -> new ArrayList<>()).add(sale);
        }
      } else if (!known.add(entry)) {
        repeated++;
      }
    }
  }

  /** Returns the sales under the row's latest reference, or else under its transaction id. */
  List<Sale> of(JournalRow row) {
    List<Sale> found = byReference.get(row.reference());
    if (found != null) {
      return found;
    }
    Sale sale = row.transactionId() == null ? null : sales.get(row.transactionId());
    return sale == null ? List.of() : List.of(sale);
  }

  Collection<Sale> all() {
    return sales.values();
  }

  long repeated() {
    return repeated;
  }

  /** One sale of the carrier, which may have told of it in several lines. */
  static final class Sale {
    private final List<HistoryEntry> lines = new ArrayList<>();
    private boolean matched;

    private Sale(HistoryEntry first) {
      lines.add(first);
    }

    /** Adds another line about the same sale; false if it was told word for word before. */
    private boolean add(HistoryEntry line) {
      if (lines.stream().anyMatch(known -> isSame(known, line))) {
        return false;
      }
      lines.add(line);
      return true;
    }

    /** Returns the line that tells how it ended, the latest of these. */
    HistoryEntry entry() {
      Status ended = status();
      HistoryEntry telling = lines.get(0);
      for (HistoryEntry line : lines) {
        if (line.status() == ended) {
          telling = line;
        }
      }
      return telling;
    }

    List<HistoryEntry> lines() {
      return lines;
    }

    /** Returns how all lines together say that it stands. */
    Status status() {
      Set<Status> told = EnumSet.noneOf(Status.class);
      lines.forEach(line -> told.add(line.status()));
      if (told.contains(Status.GIVEN_BACK) && !told.contains(Status.OTHER)) {
        return Status.GIVEN_BACK;
      }
      if (told.size() > 1) {
        told.remove(Status.OPEN);
      }
      return told.size() == 1 ? told.iterator().next() : Status.OTHER;
    }

    void match() {
      matched = true;
    }

    boolean isMatched() {
      return matched;
    }

    private static boolean isSame(HistoryEntry one, HistoryEntry other) {
      return one.status() == other.status()
          && one.carrierStatus().equals(other.carrierStatus())
          && Objects.equals(one.reference(), other.reference())
          && Objects.equals(one.number(), other.number())
          && Objects.equals(one.delivered(), other.delivered())
          && Objects.equals(one.cost(), other.cost())
          && Objects.equals(one.carrierTime(), other.carrierTime());
    }
  }
}
