package io.recarga.carrier.selfcare;

import io.recarga.Bill;
import io.recarga.SimCard;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads bills (TMF678), newest first. */
final class Bills {
  private static final Map<String, Bill.Status> STATUSES = Map.of(
      "new", Bill.Status.DRAFT,
      "onhold", Bill.Status.DRAFT,
      "validated", Bill.Status.DRAFT,
      "sent", Bill.Status.OPEN,
      "partiallypaid", Bill.Status.PARTLY_PAID,
      "settled", Bill.Status.PAID);

  private final TmfSelfcare.Api api;
  private final Lists lists;
  private final Moments moments;
  private final Line line;

  Bills(TmfSelfcare.Api api, Lists lists, Moments moments, Line line) {
    this.api = api;
    this.lists = lists;
    this.moments = moments;
    this.line = line;
  }

  List<Bill> of(SimCard sim) {
    String id = line.idOf(sim);
    return lists.ofLine("bills", api, api.ofLine("customerBill", id), Wire.BILLS).stream()
        .filter(bill -> isOf(id, bill))
        .map(this::billOf)
        .filter(Objects::nonNull)
        .sorted(Comparator.comparing(Bill::date, Comparator.nullsLast(Comparator.reverseOrder())))
        .toList();
  }

  /** A server that knows no filters answers with everybody's bills: those of others are left out. */
  private boolean isOf(String id, Wire.CustomerBill bill) {
    List<Wire.Ref> owners = switch (api.lineParameter()) {
      case "relatedParty.id" -> Present.in(bill.relatedParty());
      case "billingAccount.id" -> Present.in(Collections.singletonList(bill.billingAccount()));
      default -> List.of();
    };
    return owners.isEmpty() || owners.stream().anyMatch(owner -> id.equals(owner.id()));
  }

  private @Nullable Bill billOf(Wire.CustomerBill bill) {
    String id = Words.id(bill.id());
    if (id == null) {
      return null;
    }
    Bill.Status status = STATUSES.getOrDefault(Words.bare(bill.state()), Bill.Status.OTHER);
    return Bill.builder(id, status, Words.line(bill.state()))
        .number(Words.line(bill.billNo()))
        .dates(moments.of(bill.billDate()), moments.of(bill.paymentDueDate()))
        .period(moments.begin(bill.billingPeriod()), moments.end(bill.billingPeriod()))
        .money(
            Amounts.money(bill.taxIncludedAmount()),
            Amounts.money(bill.amountDue()),
            Amounts.money(bill.remainingAmount()))
        .build();
  }
}
