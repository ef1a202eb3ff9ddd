package io.recarga.carrier.ding;

import io.recarga.HistoryEntry;
import io.recarga.NotServedException;
import io.recarga.spi.AdapterId;
import java.util.List;
import java.util.Objects;

/** Asks Ding to cancel one transfer. Only its record afterwards says whether that worked. */
final class Canceller {
  private final AdapterId id;
  private final Api api;
  private final Records records;

  Canceller(AdapterId id, Api api, Records records) {
    this.id = id;
    this.api = api;
    this.records = records;
  }

  HistoryEntry cancel(String reference) {
    Wire.Transfer found = only(reference);
    if (Transfers.isUnderWay(Transfers.state(found))) {
      Wire.TransferId transferId =
          new Wire.TransferId(Transfers.evidence(found).transactionId(), reference);
      String body = Wire.CANCEL_REQUEST.toJson(List.of(new Wire.Cancellation("1", transferId)));
      Wire.Cancellations answer = api.askFreely("CancelTransfers", body, Wire.CANCELLATIONS);
      if (Errors.isAuthentication(answer)) {
        throw api.problem("CancelTransfers", answer);
      }
      found = only(reference);
    }
    return Objects.requireNonNull(Transfers.entry(found), "entry");
  }

  private Wire.Transfer only(String reference) {
    List<Wire.Transfer> ours = records.ofReference(reference).transfers().stream()
        .filter(transfer -> reference.equals(Transfers.referenceOf(transfer)))
        .filter(transfer -> Transfers.entry(transfer) != null)
        .toList();
    if (ours.size() != 1) {
      throw new NotServedException(
          id + ": " + ours.size() + " transfers bear the reference " + reference);
    }
    return ours.get(0);
  }
}
