package io.recarga.journal;

import io.recarga.DeclineReason;
import io.recarga.OpenCase;
import io.recarga.Proof;
import io.recarga.Receipt;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Evidence;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * A row as one flat JSON object, except for what has a column of its own: key, fingerprint, state,
 * fence, owner, adapter, reference and version. Parts that this version does not know are kept when
 * the row is written again.
 */
final class RowBody {
  private RowBody() {}

  static String write(JournalRow row, FieldCipher cipher) {
    RowSeal seal = new RowSeal(cipher, row.key());
    Fields fields = new Fields(new TreeMap<>(row.extras()));
    TopUpFields.write(row.topUp(), fields, seal);
    writeAttempt(row, fields);
    writeKnown(row, fields);
    Receipt receipt = row.receipt();
    if (receipt != null) {
      OutcomeFields.write(receipt, fields, seal);
      boolean leftOut = receipt.pin() == null ? row.pinLeftOut() : !cipher.isSealing();
      fields.put("pinLeftOut", leftOut);
    }
    OpenCase open = row.openCase();
    if (open != null) {
      OutcomeFields.write(open, fields);
    }
    return Json.write(fields.rest());
  }

  private static void writeAttempt(JournalRow row, Fields fields) {
    fields.put("sendBy", row.sendBy());
    fields.put("created", row.created());
    fields.put("updated", row.updated());
    fields.put("due", row.due());
    fields.put("route", row.route().notes());
    fields.put("route.cost", row.route().cost());
    if (!row.serials().isEmpty()) {
      fields.put(
          "serials",
          row.serials().entrySet().stream()
              .collect(Collectors.toMap(
                  each -> each.getKey().value(), each -> BigDecimal.valueOf(each.getValue()))));
    }
    if (!row.tried().isEmpty()) {
      fields.put("tried", row.tried().stream().map(AdapterId::value).sorted().toList());
    }
    fields.put("attempt", row.attempt());
    fields.put("attemptsBefore", row.attemptsBefore());
    fields.put("unsent", row.unsent());
    fields.put("unprepared", row.unprepared());
    fields.put("leaseUntil", row.leaseUntil());
    fields.put("attemptBegan", row.attemptBegan());
    fields.put("referenceBegan", row.referenceBegan());
    fields.put("polls", row.polls());
  }

  private static void writeKnown(JournalRow row, Fields fields) {
    fields.put("notFounds", row.notFounds());
    fields.put("lastNotFound", row.lastNotFound());
    fields.put("acknowledged", row.acknowledged());
    fields.put("softProven", row.softProven());
    fields.put("doubted", row.doubted());
    fields.put("failedSeen", row.failedSeen());
    fields.put("againHere", row.againHere());
    fields.put("proof", row.proof());
    fields.put("reason", row.reason());
    fields.put("evidence.transactionId", row.evidence().transactionId());
    fields.put("evidence.code", row.evidence().code());
    fields.put("evidence.words", row.evidence().words());
    fields.put("transactionId", row.transactionId());
    fields.put("note", row.note());
    fields.put("paymentId", row.paymentId());
    fields.put("refundBegan", row.refundBegan());
    fields.put("resolvedBy", row.resolvedBy());
  }

  /** Begins a row with what its body says; the parts that have columns are still to be set. */
  static JournalRow.Builder read(
      TopUpKey key, String fingerprint, String body, FieldCipher cipher) {
    RowSeal seal = new RowSeal(cipher, key);
    Fields fields = new Fields(Json.read(body));
    TopUp topUp = TopUpFields.read(key, fields, seal);
    JournalRow.Builder row = JournalRow.builder(
        topUp, fingerprint, fields.neededTime("sendBy"), fields.neededTime("created"));
    readAttempt(row, fields);
    readKnown(row, fields);
    return row.receipt(OutcomeFields.readReceipt(topUp, fields, seal))
        .pinLeftOut(fields.flag("pinLeftOut"))
        .openCase(OutcomeFields.readCase(key, fields))
        .extras(fields.rest());
  }

  private static void readAttempt(JournalRow.Builder row, Fields fields) {
    Map<String, BigDecimal> serials = fields.map("serials");
    row.updated(fields.neededTime("updated"))
        .due(fields.time("due"))
        .route(Route.of(fields.map("route"), fields.money("route.cost")))
        .serials(serials.entrySet().stream()
            .collect(Collectors.toMap(
                each -> AdapterId.of(each.getKey()), each -> each.getValue().intValueExact())))
        .tried(fields.texts("tried").stream().map(AdapterId::of).collect(Collectors.toSet()))
        .attempt(fields.count("attempt"))
        .attemptsBefore(fields.count("attemptsBefore"))
        .unsent(fields.count("unsent"))
        .unprepared(fields.count("unprepared"))
        .leaseUntil(fields.time("leaseUntil"))
        .attemptBegan(fields.time("attemptBegan"))
        .referenceBegan(fields.time("referenceBegan"))
        .polls(fields.count("polls"));
  }

  private static void readKnown(JournalRow.Builder row, Fields fields) {
    String transaction = fields.text("evidence.transactionId");
    row.notFounds(fields.count("notFounds"))
        .lastNotFound(fields.time("lastNotFound"))
        .acknowledged(fields.flag("acknowledged"))
        .softProven(fields.flag("softProven"))
        .doubted(fields.flag("doubted"))
        .failedSeen(fields.time("failedSeen"))
        .againHere(fields.time("againHere"))
        .proof(fields.constant(Proof.class, "proof"))
        .reason(fields.constant(DeclineReason.class, "reason"))
        .evidence(Evidence.of(fields.text("evidence.code"), fields.text("evidence.words"))
            .withTransaction(transaction))
        .transactionId(fields.text("transactionId"))
        .note(fields.text("note"))
        .paymentId(fields.text("paymentId"))
        .refundBegan(fields.time("refundBegan"))
        .resolvedBy(fields.text("resolvedBy"));
  }
}
