package io.recarga.carrier.ding;

import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.TopUp;
import io.recarga.spi.AdapterId;
import java.util.List;

/** Lets Ding say whether it would make a transfer: wallet, amount, and for some providers number. */
final class Validator {
  private static final int TRANSIENT = 3;

  private final AdapterId id;
  private final Api api;
  private final List<Wire.Setting> settings;

  Validator(AdapterId id, Api api, List<Wire.Setting> settings) {
    this.id = id;
    this.api = api;
    this.settings = settings;
  }

  /**
   * Asks.
   *
   * @throws NotServedException if Ding would refuse, or sell something near it
   * @throws NotSentException if Ding cannot tell now
   */
  void check(Order order, TopUp topUp) {
    Wire.Transfer answer = api.validate(order.validationOf(topUp, settings), Wire.TRANSFER);
    Integer result = answer.resultCode();
    if (result != null && result == Errors.SUCCESS) {
      return;
    }
    if (Errors.isAuthentication(answer)) {
      throw api.problem("SendTransfer", answer);
    }
    String why = id + " would not make the transfer: " + Errors.text(answer);
    if (result != null && result == TRANSIENT) {
      throw new NotSentException(why);
    }
    throw new NotServedException(why);
  }
}
