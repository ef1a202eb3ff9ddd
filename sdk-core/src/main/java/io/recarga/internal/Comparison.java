package io.recarga.internal;

import io.recarga.Difference;
import io.recarga.Difference.Kind;
import io.recarga.HistoryEntry;
import io.recarga.HistoryEntry.Status;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Receipt;
import io.recarga.internal.CarrierRecords.Sale;
import io.recarga.journal.JournalRow;
import io.recarga.journal.State;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Compares one row with what a carrier shows of it. Pure. */
final class Comparison {
  // Which of several sales is taken for the row's own when no transaction id tells.
  private static final List<Status> LIKELY =
      List.of(Status.DELIVERED, Status.GIVEN_BACK, Status.OPEN, Status.OTHER, Status.FAILED);

  private final JournalRow row;
  private final List<Difference> found = new ArrayList<>();

  private Comparison(JournalRow row) {
    this.row = row;
  }

  /** Lists the differences between the row and the sales under its latest reference. */
  static List<Difference> of(JournalRow row, List<Sale> sales) {
    Comparison comparison = new Comparison(row);
    if (sales.isEmpty()) {
      comparison.missing();
    } else {
      Sale own = comparison.own(sales);
      comparison.outcome(own);
      own.lines().forEach(comparison::parts);
      comparison.repeats(own);
      comparison.others(own, sales);
    }
    return comparison.found;
  }

  /** Lists what is wrong with a sale under a reference of an earlier attempt. */
  static List<Difference> ofEarlier(JournalRow row, Sale sale) {
    Comparison comparison = new Comparison(row);
    if (isSale(sale)) {
      boolean twice = row.state() == State.SUCCEEDED;
      comparison.add(
          twice ? Kind.DUPLICATE : Kind.OUTCOME,
          sale.entry(),
          "an earlier attempt that was taken for one without effect stands there as "
              + sale.entry().carrierStatus());
    }
    return comparison.found;
  }

  private void missing() {
    boolean claimed = switch (row.state()) {
      case SUCCEEDED, REVERSED, PENDING, UNKNOWN -> true;
      // In doubt and without a trace, or without an effect and without a record, is no difference.
      default -> false;
    };
    if (claimed) {
      add(Kind.JOURNAL_ONLY, null, "the journal says " + row.state() + ", the carrier shows none");
    }
  }

  private Sale own(List<Sale> sales) {
    return sales.stream()
        .filter(sale -> sale.entry().transactionId().equals(row.transactionId()))
        .findFirst()
        .orElseGet(() -> sales.stream()
            .min(Comparator.comparing(sale -> LIKELY.indexOf(sale.status())))
            .orElseThrow());
  }

  private void outcome(Sale sale) {
    Status there = sale.status();
    boolean isFinal =
        there == Status.DELIVERED || there == Status.FAILED || there == Status.GIVEN_BACK;
    boolean nothing = there == Status.FAILED || there == Status.GIVEN_BACK;
    Kind kind = switch (row.state()) {
      case SUCCEEDED -> there == Status.DELIVERED ? null : Kind.OUTCOME;
      case FAILED, REVERSED, NOT_EXECUTED -> nothing ? null : Kind.OUTCOME;
      case SENDING, PENDING, IN_DOUBT, UNKNOWN -> isFinal ? Kind.OPEN_HERE : null;
      case NEW, AWAITING_PAYMENT -> Kind.OUTCOME;
    };
    if (kind != null) {
      add(kind, sale.entry(), "the journal says " + row.state() + ", the carrier " + words(sale));
    }
    String known = row.transactionId();
    if (known != null && !known.equals(sale.entry().transactionId())) {
      add(Kind.TRANSACTION, sale.entry(), "the journal knows it as " + known);
    }
    String reference = sale.entry().reference();
    if (reference != null && !reference.equals(row.reference())) {
      add(Kind.TRANSACTION, sale.entry(), "it bears the reference " + reference + " there");
    }
  }

  /** The same id told twice with something else beside it may be charged twice. */
  private void repeats(Sale sale) {
    sale.lines().stream()
        .filter(line -> line.status() == Status.DELIVERED)
        .skip(1)
        .forEach(line -> add(Kind.DUPLICATE, line, "the carrier lists this sale twice"));
  }

  private void parts(HistoryEntry entry) {
    if (entry.status() != Status.DELIVERED) {
      return;
    }
    Receipt receipt = row.receipt();
    Money told = receipt == null ? null : receipt.delivered();
    Money wanted = told == null ? row.topUp().amount() : told;
    if (differ(wanted, entry.delivered())) {
      add(Kind.AMOUNT, entry, wanted + " here, " + entry.delivered() + " there");
    }
    PhoneNumber line = row.topUp().sim().number();
    if (line != null && entry.number() != null && !line.equals(entry.number())) {
      add(Kind.LINE, entry, line + " here, " + entry.number() + " there");
    }
    Money paid = receipt == null ? null : receipt.cost();
    if (differ(paid, entry.cost())) {
      add(Kind.COST, entry, paid + " here, " + entry.cost() + " there");
    }
  }

  private void others(Sale own, List<Sale> sales) {
    for (Sale sale : sales) {
      if (sale != own && isSale(sale)) {
        add(
            Kind.DUPLICATE,
            sale.entry(),
            "besides " + own.entry().transactionId() + ", which stands as "
                + own.entry().carrierStatus() + ", this one stands as " + words(sale));
      }
    }
  }

  /** Says whether the carrier may keep money for it. */
  static boolean isSale(Sale sale) {
    return sale.status() != Status.FAILED && sale.status() != Status.GIVEN_BACK;
  }

  private static String words(Sale sale) {
    return sale.lines().stream()
        .map(HistoryEntry::carrierStatus)
        .distinct()
        .reduce((one, other) -> one + " and " + other)
        .orElse("nothing");
  }

  private static boolean differ(@Nullable Money here, @Nullable Money there) {
    return here != null && there != null && !Objects.equals(here, there);
  }

  private void add(Kind kind, @Nullable HistoryEntry there, String detail) {
    found.add(Difference.of(kind, row.key(), Results.of(row), there, detail));
  }
}
