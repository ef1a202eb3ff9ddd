package io.recarga;

import io.recarga.internal.Commands;
import java.time.Instant;
import java.util.Objects;

/**
 * Top-ups that wait for their payer's money, as at a shop's counter or by mail: journaled first, paid
 * later, and sent only then. Recarga moves no payer's money; it is told. Thread-safe.
 */
public final class Payments {
  private final Commands commands;

  Payments(Commands commands) {
    this.commands = commands;
  }

  /**
   * Journals a top-up that is sent once it is {@linkplain #paid paid}. The same key again tells how
   * it stands. Its {@code sendBy} does not count: the time to send begins with the payment.
   *
   * @param payBy the moment at which it expires unpaid
   * @return Pending, awaiting payment; or how the key stands if it was used before
   * @throws KeyConflictException if the key was used before for something else
   * @throws NotServedException if no adapter serves it
   * @throws NotSentException if {@code payBy} is over
   * @throws JournalException if the journal provably does not hold it
   */
  public TopUpResult open(TopUp topUp, Instant payBy) {
    return commands.awaitPayment(
        Objects.requireNonNull(topUp, "topUp"), Objects.requireNonNull(payBy, "payBy"));
  }

  /**
   * Takes word that the money came, so that workers send the top-up within 24 hours. Each evidence
   * counts once, however often it is told: look at the kind, which says whether the money has to be
   * given back.
   *
   * @param paymentId the id of the evidence, such as the bank's reference: 1 to 64 of {@code A-Z a-z
   *     0-9 . _ : -}
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   */
  public PaymentTaken paid(TopUpKey key, String paymentId) {
    return commands.paid(Objects.requireNonNull(key, "key"), Texts.keyPart(paymentId, "paymentId"));
  }

  /**
   * Ends what was not paid in time; workers do so as well. What still may be paid stays as it is.
   *
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   */
  public TopUpResult expire(TopUpKey key) {
    return commands.expire(Objects.requireNonNull(key, "key"));
  }

  /**
   * Says, before the payer's money is given back, that this begins. From then on nothing is sent
   * under the key, not by retry and not by a resolved case; what is under way is found out, and a
   * sale that shows up is a case. Look at the result: {@code Delivered} was not marked, as what was
   * delivered is not to be refunded.
   *
   * @param who who gives it back, for the record: 1 to 64 of {@code A-Z a-z 0-9 . _ : -}
   * @throws UnknownKeyException if the journal holds nothing under the key
   * @throws JournalException if the journal can't be read now
   */
  public TopUpResult refundBegins(TopUpKey key, String who) {
    return commands.refundBegan(Objects.requireNonNull(key, "key"), Texts.keyPart(who, "who"));
  }
}
