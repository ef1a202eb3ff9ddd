package io.recarga.simulator.ding;

import io.recarga.simulator.SimulatorClock;
import io.recarga.simulator.WebhookSender;
import io.recarga.simulator.wire.Json;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.jspecify.annotations.Nullable;

/** Notices about deferred transfers. They are not signed: how Ding signs its own is not published. */
final class Notices {
  private final WebhookSender sender;
  private final String wallet;

  Notices(SimulatorClock clock, HttpUrl target, String wallet) {
    this.sender = new WebhookSender(
        clock, target, body -> Map.of("X-Correlation-Id", Integer.toHexString(body.hashCode())));
    this.wallet = wallet;
  }

  WebhookSender sender() {
    return sender;
  }

  void tell(Transfer transfer) {
    Map<String, @Nullable Object> notice = TransferJson.wrapped(transfer, transfer.state(), wallet);
    Map<String, @Nullable Object> record = TransferJson.record(transfer, transfer.state(), wallet);
    record.put("TransferId", Json.object("TransferRef", "1", "DistributorRef", "nobody-knows"));
    Map<String, @Nullable Object> stranger =
        Json.object("TransferRecord", record, "ResultCode", 1, "ErrorCodes", List.of());
    sender.send(Json.write(notice), Json.write(stranger), transfer.fault);
  }
}
