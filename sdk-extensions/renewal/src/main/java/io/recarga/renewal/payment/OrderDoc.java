package io.recarga.renewal.payment;

import io.recarga.Money;
import io.recarga.TopUpKey;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.ChannelEntry;
import io.recarga.renewal.internal.Doc;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** How an order is kept. */
final class OrderDoc {
  static final String KIND = "order";
  static final String REFERENCE = "order-reference";
  private static final String TAKING = "TAKING";

  private OrderDoc() {}

  static String id(TopUpKey key) {
    return key.tenant() + "/" + key.id();
  }

  static TopUpKey key(Doc doc) {
    return TopUpKey.of(doc.text("tenant"), doc.text("key"));
  }

  static OrderStatus status(Doc doc) {
    return OrderStatus.valueOf(doc.text("status"));
  }

  static Money money(Doc doc, String name) {
    String text = doc.text(name);
    int space = text.indexOf(' ');
    return Money.of(text.substring(0, space), text.substring(space + 1));
  }

  static Money due(Doc doc) {
    return money(doc, "amount").plus(money(doc, "fee"));
  }

  static Instant expires(Doc doc) {
    return Instant.parse(doc.text("expires"));
  }

  /** Returns the payment under an id, if its notice came before. */
  static Optional<Doc> payment(Doc doc, String paymentId) {
    return doc.list("payments").stream()
        .filter(one -> one.text("id").equals(paymentId))
        .findFirst();
  }

  /** Returns the payment that the engine still has to be told of, or that it took. */
  static Optional<Doc> counted(Doc doc) {
    return doc.list("payments").stream()
        .filter(one -> one.text("as").equals("FULL"))
        .findFirst();
  }

  static boolean isTaking(Doc doc) {
    return counted(doc).filter(one -> one.text("state", "").equals(TAKING)).isPresent();
  }

  static Doc payment(PaymentNotice notice, String as) {
    Doc payment = Doc.empty()
        .with("id", notice.paymentId())
        .with("amount", notice.amount())
        .with("paidAt", notice.paidAt())
        .with("as", as);
    return as.equals("FULL") ? payment.with("state", TAKING) : payment;
  }

  /** Returns the order with the payment that was being taken under another word. */
  static Doc taken(Doc doc, String as) {
    List<Doc> payments = doc.list("payments").stream()
        .map(
            one -> one.text("state", "").equals(TAKING) ? one.without("state").with("as", as) : one)
        .toList();
    return doc.with("payments", payments);
  }

  static Doc withCase(Doc doc, CaseKind kind, Money money, String paymentId, Instant now) {
    String id = kind + "." + paymentId;
    boolean known = doc.list("cases").stream().anyMatch(one -> one.text("id").equals(id));
    return known
        ? doc
        : doc.adding(
            "cases",
            Doc.empty()
                .with("id", id)
                .with("kind", kind)
                .with("money", money)
                .with("payment", paymentId)
                .with("opened", now));
  }

  static Doc closed(Doc doc, String caseId, String refundId) {
    List<Doc> cases = doc.list("cases").stream()
        .map(one -> one.text("id").equals(caseId) ? one.with("refund", refundId) : one)
        .toList();
    return doc.with("cases", cases);
  }

  static List<PaymentCase> cases(Doc doc) {
    return doc.list("cases").stream()
        .map(one -> new PaymentCase(
            one.text("id"),
            CaseKind.valueOf(one.text("kind")),
            money(one, "money"),
            one.text("payment"),
            Instant.parse(one.text("opened")),
            one.optional("refund")))
        .toList();
  }

  static PaymentOrder order(Doc doc, ChannelDirectory directory) {
    ChannelEntry channel = directory.entry(doc.text("channel"));
    return new PaymentOrder(
        key(doc),
        new PaymentReference(doc.text("reference")),
        channel,
        money(doc, "amount"),
        money(doc, "fee"),
        expires(doc),
        status(doc),
        doc.moment("expected"),
        doc.optional("tracking"),
        cases(doc));
  }
}
