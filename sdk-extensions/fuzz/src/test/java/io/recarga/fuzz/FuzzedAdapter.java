package io.recarga.fuzz;

import com.squareup.moshi.JsonAdapter;
import com.squareup.moshi.Moshi;
import io.recarga.Money;
import io.recarga.RechargeException;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.retry.TimeSource;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.Route;
import io.recarga.spi.SendPermit;
import io.recarga.spi.http.HttpSettings;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import okhttp3.HttpUrl;

/**
 * An adapter whose carrier answers with fuzz. The first character of an input is the HTTP status, the
 * second the call, the rest the body.
 */
final class FuzzedAdapter {
  static final HttpUrl URL = HttpUrl.get("http://127.0.0.1/");
  static final String REFERENCE = "ABCDEFGHIJKLMNOPQRSTUVWX00";
  private static final int[] STATUSES = {200, 201, 202, 204, 400, 401, 404, 408, 409, 422, 429, 500
  };
  private static final Instant BEGAN = Instant.parse("2026-11-24T12:00:00Z");
  private static final JsonAdapter<Object> PLAIN =
      new Moshi.Builder().build().adapter(Object.class);

  private final CarrierAdapter adapter;
  private final TopUp topUp;
  private final Route route;
  private final List<String> saleWords;
  private byte[] answer = {};

  /**
   * Makes one.
   *
   * @param real prepares a top-up as the carrier would, so that the fuzzed one may send
   * @param fuzzed connects to {@link #URL} with the settings that it is given
   * @param saleWords what the body of a delivered sale says, in lower case
   */
  FuzzedAdapter(
      CarrierAdapter real,
      Function<HttpSettings, CarrierAdapter> fuzzed,
      SimCard sim,
      String... saleWords) {
    topUp = TopUp.ofAmount(TopUpKey.of("order-1"), sim, Money.of("20", "PEN"));
    route = real.prepare(topUp);
    this.saleWords = List.of(saleWords);
    Wire wire = new Wire(this::reply);
    adapter = fuzzed.apply(HttpSettings.builder().client(wire.client()).build());
  }

  static SimCard claro() {
    return SimCard.of("987654321", Peru.CLARO);
  }

  /** Answers one call with the input; what the adapter makes of it must be documented. */
  void answers(byte[] input) {
    if (input.length < 2) {
      return;
    }
    int status = STATUSES[Math.floorMod(input[0] - '0', STATUSES.length)];
    byte[] body = Arrays.copyOfRange(input, 2, input.length);
    answer = Wire.answer(status, "application/json", body);
    Bounded.run(() -> call((char) input[1], status, body), RechargeException.class);
  }

  /** Hands the input in as a notice; a reader of notices is total. */
  void notices(byte[] body, Map<String, List<String>> headers) {
    Bounded.run(() -> {
      Notice notice = adapter.notice(headers, body);
      if (notice.isAccepted() == (notice.refusal() != null)) {
        throw new AssertionError("accepted and refused: " + notice);
      }
    });
  }

  private void call(char call, int status, byte[] body) {
    switch (call) {
      case 's' -> expectNoSaleFromGarbage(adapter.send(attempt(null)), status, body);
      case 'f' -> expectNoSaleFromGarbage(adapter.find(attempt(null)), status, body);
      case 't' -> expectNoSaleFromGarbage(adapter.find(attempt("4711")), status, body);
      case 'r' -> adapter.prepare(topUp);
      case 'p' -> adapter.plans(topUp.sim());
      case 'q' -> adapter.quote(topUp);
      case 'c' -> adapter.carrierOf(topUp.sim().number());
      case 'b' -> adapter.simBalance(topUp.sim());
      case 'o' -> adapter.promotions(topUp.sim());
      case 'a' -> adapter.activity(topUp.sim());
      case 'w' -> adapter.wallet();
      case 'h' -> adapter.history(BEGAN.minus(Duration.ofDays(1)), BEGAN);
      default -> expectNoSaleFromGarbage(adapter.send(attempt(null)), status, body);
    }
  }

  private Attempt attempt(String transactionId) {
    Attempt.Builder attempt = Attempt.builder(topUp, REFERENCE, BEGAN, route)
        .permit(SendPermit.from(TimeSource.system(), Duration.ofMinutes(1)));
    return transactionId == null
        ? attempt.build()
        : attempt.transactionId(transactionId).build();
  }

  private void expectNoSaleFromGarbage(Answer made, int status, byte[] body) {
    if (!(made instanceof Answer.Delivered)) {
      return;
    }
    String said = said(body);
    if (status >= 300 || said == null || !saleWords.stream().allMatch(said::contains)) {
      throw new AssertionError("a sale from HTTP " + status + " with garbage");
    }
  }

  /** Returns what a document says, read by somebody else; null if that is no JSON. */
  private static String said(byte[] body) {
    boolean marked = body.length > 2 && body[0] == (byte) 0xEF && body[1] == (byte) 0xBB;
    int start = marked ? 3 : 0;
    try {
      String text = new String(body, start, body.length - start, StandardCharsets.UTF_8);
      return String.valueOf(PLAIN.fromJson(text)).toLowerCase(Locale.ROOT);
    } catch (IOException | RuntimeException e) {
      return null;
    }
  }

  private byte[] reply(String request) {
    boolean token = request.startsWith("POST ")
        && (request.contains("token") || request.contains("login"))
        && !request.contains(REFERENCE);
    if (token) {
      return Wire.answer(
          200,
          "application/json",
          "{\"access_token\":\"t\",\"accessToken\":\"t\",\"token_type\":\"Bearer\",\"expires_in\":86400}"
              .getBytes(StandardCharsets.US_ASCII));
    }
    return answer;
  }
}
