package io.recarga.carrier.ding;

import io.recarga.spi.Notice;
import io.recarga.spi.http.WebhookVerifier;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * Reads notices about deferred transfers, which look like an answer to SendTransfer. How they are
 * signed is published nowhere, so that they count as a stranger's hint to look the transfer up.
 */
final class Notices {
  private Notices() {}

  static Notice read(byte[] rawBody) {
    Wire.Transfer transfer = parse(rawBody);
    if (transfer == null) {
      return Notice.refused("not a notice of Ding's shape");
    }
    String reference = Transfers.referenceOf(transfer);
    String transactionId = Transfers.evidence(transfer).transactionId();
    return reference == null && transactionId == null
        ? Notice.refused("names no transfer")
        : Notice.about(reference, transactionId, false);
  }

  private static Wire.@Nullable Transfer parse(byte[] rawBody) {
    if (rawBody.length > WebhookVerifier.MAX_BODY_BYTES) {
      return null;
    }
    try {
      return Wire.TRANSFER.fromJson(new String(rawBody, StandardCharsets.UTF_8));
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }
}
