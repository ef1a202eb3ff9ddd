package io.recarga.benchmark.server;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.Arrays;

/** What the server says: whole answers, made once, in which only the ids change. */
final class Answers {
  private static final byte[] NAME = "\"customIdentifier\":\"".getBytes(US_ASCII);
  private static final int REFERENCE_LENGTH = 26;
  private static final int ID_LENGTH = 10;

  // The shape of a delivered top-up at Reloadly, every value invented.
  private static final String SALE = """
      {"transactionId":1000000000,"status":"SUCCESSFUL","operatorTransactionId":"OP-4711:OK",\
      "customIdentifier":"AAAAAAAAAAAAAAAAAAAAAAAAAA","recipientPhone":"51987654321",\
      "recipientEmail":null,"senderPhone":null,"countryCode":"PE","operatorId":9001,\
      "operatorName":"Claro Peru","discount":0.03080,"discountCurrencyCode":"USD",\
      "requestedAmount":20,"requestedAmountCurrencyCode":"PEN","deliveredAmount":20,\
      "deliveredAmountCurrencyCode":"PEN","transactionDate":"2026-10-08 01:45:35","fee":0.05,\
      "pinDetail":null,"balanceInfo":{"oldBalance":812.45000,"newBalance":806.35184,\
      "cost":6.09816,"currencyCode":"USD","currencyName":"US Dollar",\
      "updatedAt":"2026-10-08 05:45:35"}}""";

  private static final String TOKEN = """
      {"access_token":"%s","scope":"send-topups read-operators","expires_in":86400,\
      "token_type":"Bearer"}""".formatted("t".repeat(600));

  private final byte[] sale = ok(SALE);
  private final byte[] token = ok(TOKEN);
  private final byte[] operators = ok(operators());
  private final byte[] unknown =
      "HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n".getBytes(US_ASCII);
  private final int idAt = indexOf(sale, sale.length, "1000000000".getBytes(US_ASCII));
  private final int referenceAt = indexOf(sale, sale.length, NAME) + NAME.length;
  private long sales = 1_000_000_000L;

  /** Answers the request that the first {@code length} bytes of {@code request} are. */
  ByteBuffer to(byte[] request, int length) {
    if (startsWith(request, "POST /topups")) {
      return ByteBuffer.wrap(sale(request, length));
    }
    if (startsWith(request, "POST /oauth/token")) {
      return ByteBuffer.wrap(token);
    }
    return ByteBuffer.wrap(startsWith(request, "GET /operators") ? operators : unknown);
  }

  private byte[] sale(byte[] request, int length) {
    byte[] answer = sale.clone();
    long id = ++sales;
    for (int i = ID_LENGTH - 1; i >= 0; i--) {
      answer[idAt + i] = (byte) ('0' + id % 10);
      id /= 10;
    }
    int at = indexOf(request, length, NAME);
    if (at >= 0 && at + NAME.length + REFERENCE_LENGTH <= length) {
      System.arraycopy(request, at + NAME.length, answer, referenceAt, REFERENCE_LENGTH);
    }
    return answer;
  }

  private static byte[] ok(String json) {
    byte[] body = json.getBytes(US_ASCII);
    byte[] head = ("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: "
            + body.length + "\r\n\r\n")
        .getBytes(US_ASCII);
    byte[] whole = Arrays.copyOf(head, head.length + body.length);
    System.arraycopy(body, 0, whole, head.length, body.length);
    return whole;
  }

  private static String operators() {
    StringBuilder list = new StringBuilder("[");
    String[] names = {"Claro Peru", "Movistar Peru", "Entel Peru", "Bitel Peru", "Claro Peru Data"};
    for (int i = 0; i < names.length; i++) {
      boolean data = names[i].endsWith("Data");
      list.append(i == 0 ? "" : ",").append("""
              {"id":%1$d,"operatorId":%1$d,"name":"%2$s","bundle":%3$s,"data":%3$s,"pin":false,\
              "comboProduct":false,"supportsLocalAmounts":true,\
              "supportsGeographicalRechargePlans":false,"denominationType":"RANGE",\
              "senderCurrencyCode":"USD","senderCurrencySymbol":"$",\
              "destinationCurrencyCode":"PEN","destinationCurrencySymbol":"S/","commission":1.5,\
              "internationalDiscount":1.5,"localDiscount":0.5,"mostPopularAmount":5,\
              "minAmount":1,"maxAmount":50,"localMinAmount":3,"localMaxAmount":150,\
              "country":{"isoName":"PE","name":"Peru"},"fx":{"rate":3.27,"currencyCode":"PEN"},\
              "logoUrls":["https://cdn.example/operators/%1$d-1.png"],"fixedAmounts":[],\
              "fixedAmountsDescriptions":{},"localFixedAmounts":[],\
              "localFixedAmountsDescriptions":{},"suggestedAmounts":[],"suggestedAmountsMap":{},\
              "fees":{"international":0,"local":0,"localPercentage":0,\
              "internationalPercentage":0},"geographicalRechargePlans":[],"promotions":[],\
              "status":"ACTIVE"}""".formatted(9001 + i, names[i], data));
    }
    return list.append("]").toString();
  }

  private static boolean startsWith(byte[] bytes, String text) {
    for (int i = 0; i < text.length(); i++) {
      if (bytes[i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  /** Returns where {@code wanted} begins in the first {@code length} bytes, or -1. */
  static int indexOf(byte[] bytes, int length, byte[] wanted) {
    for (int at = 0; at + wanted.length <= length; at++) {
      if (bytes[at] == wanted[0]
          && Arrays.equals(bytes, at, at + wanted.length, wanted, 0, wanted.length)) {
        return at;
      }
    }
    return -1;
  }
}
