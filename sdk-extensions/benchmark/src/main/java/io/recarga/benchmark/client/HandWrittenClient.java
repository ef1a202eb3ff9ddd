package io.recarga.benchmark.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.squareup.moshi.JsonReader;
import java.io.IOException;
import java.math.BigDecimal;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;
import org.jspecify.annotations.Nullable;

/**
 * What a careful developer writes without Recarga: a reference of its own, a body that is sent once,
 * and an answer of which the fields that matter are read and looked at. Nothing is written down.
 */
final class HandWrittenClient implements Client {
  private static final JsonReader.Options SALE = JsonReader.Options.of(
      "transactionId",
      "status",
      "operatorTransactionId",
      "customIdentifier",
      "recipientPhone",
      "countryCode",
      "discountCurrencyCode",
      "deliveredAmount",
      "deliveredAmountCurrencyCode",
      "transactionDate",
      "fee",
      "balanceInfo");
  private static final JsonReader.Options BALANCE =
      JsonReader.Options.of("oldBalance", "newBalance", "cost", "currencyCode");

  private final OkHttpClient client = Wire.client();
  private final HttpUrl url;
  private final Headers headers;

  HandWrittenClient(int port, String token) {
    url = Wire.url(port, "topups");
    headers = Wire.headers(token);
  }

  @Override
  public void topUp(long n) throws IOException {
    String digits = Long.toString(n);
    String reference = "HANDWRITTEN" + "0".repeat(15 - digits.length()) + digits;
    Request request = new Request.Builder()
        .url(url)
        .headers(headers)
        .post(new Once(reference))
        .build();
    try (Response response = client.newCall(request).execute();
        JsonReader reader = JsonReader.of(response.body().source())) {
      Sale sale = read(reader);
      if (!response.isSuccessful()
          || !"SUCCESSFUL".equals(sale.status)
          || !reference.equals(sale.customIdentifier)) {
        throw new IOException("not delivered");
      }
    }
  }

  private static Sale read(JsonReader reader) throws IOException {
    Sale sale = new Sale();
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(SALE)) {
        case 0 -> sale.transactionId = reader.nextString();
        case 1 -> sale.status = reader.nextString();
        case 2 -> sale.operatorTransactionId = reader.nextString();
        case 3 -> sale.customIdentifier = reader.nextString();
        case 4 -> sale.recipientPhone = reader.nextString();
        case 5 -> sale.countryCode = reader.nextString();
        case 6 -> sale.discountCurrency = reader.nextString();
        case 7 -> sale.delivered = new BigDecimal(reader.nextString());
        case 8 -> sale.deliveredCurrency = reader.nextString();
        case 9 -> sale.date = reader.nextString();
        case 10 -> sale.fee = new BigDecimal(reader.nextString());
        case 11 -> readBalance(reader, sale);
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
    return sale;
  }

  private static void readBalance(JsonReader reader, Sale sale) throws IOException {
    reader.beginObject();
    while (reader.hasNext()) {
      switch (reader.selectName(BALANCE)) {
        case 0 -> sale.before = new BigDecimal(reader.nextString());
        case 1 -> sale.after = new BigDecimal(reader.nextString());
        case 2 -> sale.cost = new BigDecimal(reader.nextString());
        case 3 -> sale.currency = reader.nextString();
        default -> {
          reader.skipName();
          reader.skipValue();
        }
      }
    }
    reader.endObject();
  }

  /** What an app would be handed. */
  @SuppressWarnings("UnusedVariable")
  private static final class Sale {
    @Nullable
    String transactionId;

    @Nullable
    String status;

    @Nullable
    String operatorTransactionId;

    @Nullable
    String customIdentifier;

    @Nullable
    String recipientPhone;

    @Nullable
    String countryCode;

    @Nullable
    String discountCurrency;

    @Nullable
    BigDecimal delivered;

    @Nullable
    String deliveredCurrency;

    @Nullable
    String date;

    @Nullable
    BigDecimal fee;

    @Nullable
    BigDecimal before;

    @Nullable
    BigDecimal after;

    @Nullable
    BigDecimal cost;

    @Nullable
    String currency;
  }

  private static final class Once extends RequestBody {
    private final byte[] bytes;

    Once(String reference) {
      bytes = Wire.body(reference).getBytes(UTF_8);
    }

    @Override
    public MediaType contentType() {
      return Wire.JSON;
    }

    @Override
    public long contentLength() {
      return bytes.length;
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.write(bytes);
    }
  }
}
