package io.recarga.simulator.reloadly;

import io.recarga.simulator.Wallet;
import io.recarga.simulator.wire.Json;
import java.math.BigDecimal;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Orders as the wire shows them. */
final class OrderJson {
  private OrderJson() {}

  /** The transaction object. */
  static Map<String, @Nullable Object> of(Order order) {
    OrderRequest request = order.request;
    String reference = request.reference();
    BigDecimal requested = order.isForeign() ? BigDecimal.ONE : request.amount();
    String local = order.currency();
    return Json.object(
        "transactionId",
        order.transactionId,
        "status",
        order.status(),
        "operatorTransactionId",
        "OP-" + order.transactionId + ":OK",
        "customIdentifier",
        reference.isEmpty() ? null : reference,
        "recipientPhone",
        order.isForeign() ? "51900000000" : request.recipient(),
        "recipientEmail",
        request.email(),
        "senderPhone",
        request.sender(),
        "countryCode",
        request.operator().country(),
        "operatorId",
        request.operator().id(),
        "operatorName",
        request.operator().name(),
        "discount",
        order.price.discount(),
        "discountCurrencyCode",
        "USD",
        "requestedAmount",
        requested,
        "requestedAmountCurrencyCode",
        request.local() ? local : "USD",
        "deliveredAmount",
        order.isForeign() ? BigDecimal.ONE : order.price.delivered(),
        "deliveredAmountCurrencyCode",
        local,
        "transactionDate",
        Dates.format(order.began),
        "fee",
        order.price.fee(),
        "pinDetail",
        request.operator().isPin() ? pin(order) : null,
        "balanceInfo",
        balance(order));
  }

  /** The status object, which wraps the transaction. */
  static Map<String, @Nullable Object> status(Order order, String status) {
    boolean failed = status.equals("FAILED");
    Map<String, @Nullable Object> transaction = of(order);
    transaction.put("status", status);
    return Json.object(
        "code", failed ? "TRANSACTION_FAILED_ON_OPERATOR" : null,
        "message", failed ? "The operator could not complete the transaction" : null,
        "status", status,
        "transaction", status.equals("PROCESSING") ? null : transaction);
  }

  private static @Nullable Map<String, @Nullable Object> balance(Order order) {
    Wallet.Movement movement = order.movement();
    if (movement == null || order.status().equals("FAILED")) {
      return null;
    }
    return Json.object(
        "oldBalance", movement.before(),
        "newBalance", movement.after(),
        "cost", order.price.cost(),
        "currencyCode", "USD",
        "currencyName", "US Dollar",
        "updatedAt", Dates.formatBalance(order.began));
  }

  private static @Nullable Map<String, @Nullable Object> pin(Order order) {
    if (!order.status().equals("SUCCESSFUL")) {
      return null;
    }
    return Json.object(
        "serial",
        "S" + order.transactionId,
        "info1",
        "Dial *100#",
        "info2",
        "Enter the code",
        "info3",
        null,
        "value",
        order.price.delivered().toPlainString(),
        "code",
        String.format("%014d", order.transactionId * 7_919),
        "ivr",
        "100",
        "validity",
        "30 days");
  }
}
