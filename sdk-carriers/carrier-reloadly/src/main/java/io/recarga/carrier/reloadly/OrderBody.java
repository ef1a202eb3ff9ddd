package io.recarga.carrier.reloadly;

import static java.nio.charset.StandardCharsets.US_ASCII;

import io.recarga.PhoneNumber;
import io.recarga.spi.Attempt;
import io.recarga.spi.Route;
import java.util.Objects;

/** Writes the body of an order from pieces that are ASCII and need no escape, or not at all. */
final class OrderBody {
  private static final byte[] OPERATOR = ascii("{\"operatorId\":");
  private static final byte[] AMOUNT = ascii(",\"amount\":");
  private static final byte[] LOCAL = ascii(",\"useLocalAmount\":");
  private static final byte[] REFERENCE = ascii(",\"customIdentifier\":\"");
  private static final byte[] COUNTRY = ascii("\",\"recipientPhone\":{\"countryCode\":\"");
  private static final byte[] NUMBER = ascii("\",\"number\":\"");
  private static final byte[] END = ascii("\"}}");
  private static final int PIECES = OPERATOR.length
      + AMOUNT.length
      + LOCAL.length
      + REFERENCE.length
      + COUNTRY.length
      + NUMBER.length
      + END.length;

  private final byte[] bytes;
  private int at;

  private OrderBody(int length) {
    bytes = new byte[length];
  }

  /** Writes the order that {@code attempt} was prepared for. */
  static byte[] of(Attempt attempt) {
    Route route = attempt.route();
    String operator = route.note(Order.OPERATOR);
    String amount = route.note(Order.AMOUNT);
    String local = route.note(Order.LOCAL);
    PhoneNumber number = Objects.requireNonNull(attempt.topUp().sim().number(), "number");
    String country = attempt.topUp().sim().carrier().country();
    String reference = attempt.reference();
    int length = PIECES
        + operator.length()
        + amount.length()
        + local.length()
        + reference.length()
        + country.length()
        + number.e164().length()
        - 1;
    OrderBody body = new OrderBody(length);
    body.piece(OPERATOR).text(operator, 0);
    body.piece(AMOUNT).text(amount, 0);
    body.piece(LOCAL).text(local, 0);
    body.piece(REFERENCE).text(reference, 0);
    body.piece(COUNTRY).text(country, 0);
    // The wire wants the digits without the plus sign.
    body.piece(NUMBER).text(number.e164(), 1).piece(END);
    return body.bytes;
  }

  private OrderBody piece(byte[] piece) {
    System.arraycopy(piece, 0, bytes, at, piece.length);
    at += piece.length;
    return this;
  }

  private OrderBody text(String text, int from) {
    for (int i = from; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean plain = (c >= '0' && c <= '9')
          || (c >= 'A' && c <= 'Z')
          || (c >= 'a' && c <= 'z')
          || c == '.'
          || c == '-'
          || c == '_';
      if (!plain) {
        throw new IllegalStateException("an order with a character that is none of its own");
      }
      bytes[at++] = (byte) c;
    }
    return this;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(US_ASCII);
  }
}
