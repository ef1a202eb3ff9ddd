package io.recarga.simulator.ding;

import io.recarga.simulator.SaleCourse;
import io.recarga.simulator.wire.Json;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What was transferred, and the wish to undo it. */
final class TransferList {
  private static final Duration KEPT = Duration.ofDays(60);
  private static final int MOST = 100;

  private final Books books;

  TransferList(Books books) {
    this.books = books;
  }

  Object list(Call call) {
    Map<String, @Nullable Object> body = call.object();
    int take = Call.whole(body, "Take", 1, MOST);
    int skip = body.get("Skip") == null ? 0 : Call.whole(body, "Skip", 0, Integer.MAX_VALUE);
    List<Object> found = new ArrayList<>();
    String reference = Call.text(body, "DistributorRef");
    for (Transfer transfer : kept()) {
      if (matches(transfer, body, reference)) {
        // Only a search for one transfer counts as looking at it; a list of all shows the truth.
        Object shown = reference == null ? listed(transfer) : looked(transfer);
        if (shown != null) {
          found.add(shown);
        }
      }
    }
    int from = Math.min(skip, found.size());
    int to = Math.min(from + take, found.size());
    Map<String, @Nullable Object> envelope = Envelope.items(found.subList(from, to));
    envelope.put("ThereAreMoreItems", to < found.size());
    return envelope;
  }

  Object cancel(Call call) {
    List<Object> found = new ArrayList<>();
    for (Map<String, @Nullable Object> wish : call.objects()) {
      found.add(cancelled(wish));
    }
    return Envelope.items(found);
  }

  private Object cancelled(Map<String, @Nullable Object> wish) {
    String ref = Call.required(wish, "BatchItemRef");
    if (!(wish.get("TransferId") instanceof Map<?, ?> id)) {
      throw Refused.missing("TransferId");
    }
    Transfer transfer = kept().stream()
        .filter(one -> one.transferRef.equals(id.get("TransferRef")))
        .filter(one -> one.request.reference().equals(id.get("DistributorRef")))
        .findFirst()
        .orElse(null);
    boolean done = transfer != null && transfer.cancel();
    Refused why = new Refused(
        transfer == null ? 4 : 5, transfer == null ? "ParameterInvalid" : "OtherError", null);
    return Json.object(
        "TransferId", id,
        "ProcessingState", transfer == null ? null : transfer.state(),
        "BatchItemRef", ref,
        "ResultCode", done ? 1 : why.resultCode(),
        "ErrorCodes", done ? List.of() : List.of(Envelope.error(why)));
  }

  private List<Transfer> kept() {
    Instant oldest = books.clock().now().minus(KEPT);
    return books.newestFirst().stream()
        .filter(transfer -> !transfer.began.isBefore(oldest))
        .toList();
  }

  private static boolean matches(
      Transfer transfer, Map<String, @Nullable Object> body, @Nullable String reference) {
    String transferRef = Call.text(body, "TransferRef");
    String number = Call.text(body, "AccountNumber");
    return (transferRef == null || transferRef.equals(transfer.transferRef))
        && (reference == null || reference.equals(transfer.request.reference()))
        && (number == null || number.equals(transfer.request.number()));
  }

  private @Nullable Object looked(Transfer transfer) {
    SaleCourse.View view = transfer.course.look();
    return switch (view) {
      case NOTHING -> null;
      case ERROR -> throw new Refused(3, "OtherError", null);
      default ->
        TransferJson.wrapped(transfer, transfer.state(view), books.wallet().currency());
    };
  }

  private @Nullable Object listed(Transfer transfer) {
    return transfer.course.hasArrived()
        ? TransferJson.wrapped(transfer, transfer.state(), books.wallet().currency())
        : null;
  }
}
