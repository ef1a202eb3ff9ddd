package io.recarga.journal;

import io.recarga.Environment;
import io.recarga.OpenCase;
import io.recarga.Pin;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Receipt and case, as parts of a row's body. What a receipt repeats of the top-up is left out. */
final class OutcomeFields {
  private OutcomeFields() {}

  static void write(Receipt receipt, Fields fields, RowSeal seal) {
    fields.put("receipt.environment", receipt.environment());
    fields.put("receipt.adapter", receipt.adapter());
    fields.put("receipt.reference", receipt.reference());
    fields.put("receipt.delivered", receipt.delivered());
    fields.put("receipt.cost", receipt.cost());
    fields.put("receipt.fee", receipt.fee());
    fields.put("receipt.transactionId", receipt.transactionId());
    fields.put("receipt.confirmation", receipt.confirmation());
    fields.put("receipt.requestedAt", receipt.requestedAt());
    fields.put("receipt.deliveredAt", receipt.deliveredAt());
    Pin pin = receipt.pin();
    if (pin != null && seal.isSealing()) {
      fields.put("pin", seal.seal("pin", pin.code()));
      fields.put("pin.serial", pin.serial());
      // Carriers like to repeat the PIN in what they say about its use.
      String instructions = pin.instructions();
      fields.put(
          "pin.instructions",
          instructions == null ? null : seal.seal("pin.instructions", instructions));
    }
  }

  static @Nullable Receipt readReceipt(TopUp topUp, Fields fields, RowSeal seal) {
    Environment environment = fields.constant(Environment.class, "receipt.environment");
    if (environment == null) {
      return null;
    }
    AdapterId adapter = AdapterId.of(fields.needed("receipt.adapter"));
    return Receipt.builder(topUp)
        .attempt(environment, adapter, fields.needed("receipt.reference"))
        .times(fields.neededTime("receipt.requestedAt"), fields.neededTime("receipt.deliveredAt"))
        .delivered(fields.money("receipt.delivered"))
        .cost(fields.money("receipt.cost"))
        .fee(fields.money("receipt.fee"))
        .transactionId(fields.text("receipt.transactionId"))
        .confirmation(fields.text("receipt.confirmation"))
        .pin(readPin(fields, seal))
        .build();
  }

  private static @Nullable Pin readPin(Fields fields, RowSeal seal) {
    String code = fields.text("pin");
    String serial = fields.text("pin.serial");
    String instructions = fields.text("pin.instructions");
    return code == null
        ? null
        : Pin.of(
            seal.open("pin", code),
            serial,
            instructions == null ? null : seal.open("pin.instructions", instructions));
  }

  static void write(OpenCase open, Fields fields) {
    fields.put("case", open.cause());
    fields.put("case.known", open.known());
    fields.put("case.adapter", open.adapter());
    fields.put("case.reference", open.reference());
    fields.put("case.transactionId", open.transactionId());
    fields.put("case.openedAt", open.openedAt());
  }

  static @Nullable OpenCase readCase(TopUpKey key, Fields fields) {
    OpenCase.Cause cause = fields.constant(OpenCase.Cause.class, "case");
    if (cause == null) {
      return null;
    }
    String known = Objects.requireNonNull(fields.text("case.known"), "case.known");
    return OpenCase.builder(key, cause, known, fields.neededTime("case.openedAt"))
        .attempt(fields.adapter("case.adapter"), fields.text("case.reference"))
        .transactionId(fields.text("case.transactionId"))
        .build();
  }
}
