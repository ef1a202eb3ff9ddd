package io.recarga.carrier.tapi;

import io.recarga.spi.http.HttpSettings;
import io.recarga.testkit.QuickSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** TAPI on loopback: login and catalogue by default, the rest as a test scripts it. */
final class FakeTapi extends Dispatcher implements AutoCloseable {
  private static final Pattern REFERENCE = Pattern.compile("\"externalPaymentId\":\"([^\"]+)\"");
  private static final AtomicInteger TOKENS = new AtomicInteger();

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Function<RecordedRequest, MockResponse>> scripts =
      new ConcurrentHashMap<>();
  private final List<RecordedRequest> arrived = new CopyOnWriteArrayList<>();

  FakeTapi() throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(this);
    server.start();
  }

  HttpUrl url() {
    return server.url("/");
  }

  /** Answers {@code call}, such as "POST /payment", by a script. */
  void on(String call, Function<RecordedRequest, MockResponse> script) {
    scripts.put(call, script);
  }

  void on(String call, int status, String body) {
    on(call, request -> json(status, body));
  }

  List<RecordedRequest> calls(String call) {
    return arrived.stream().filter(request -> callOf(request).equals(call)).toList();
  }

  Tapi.Account.Builder account() {
    return accountAt(url(), HttpSettings.builder().build());
  }

  static Tapi.Account.Builder accountAt(HttpUrl url, HttpSettings http) {
    return Tapi.Account.sandbox("PE", "demo.user", "demo-pass")
        .keys("login-key", "companies-key", "recharge-key")
        .loginUrl(url)
        .companiesUrl(url)
        .rechargeUrl(url)
        .http(http);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    arrived.add(request);
    Function<RecordedRequest, MockResponse> script = scripts.get(callOf(request));
    return script == null ? usual(request) : script.apply(request);
  }

  @Override
  public void close() {
    server.close();
  }

  /** Answers what is neither payment nor look-up. */
  static MockResponse usual(RecordedRequest request) {
    return switch (callOf(request)) {
      case "POST /login" -> login(TOKENS.incrementAndGet());
      case "GET /recharges" ->
        json(
            200,
            resource(
                "2".equals(request.getUrl().queryParameter("page"))
                    ? "recharges-2.json"
                    : "recharges.json"));
      default -> json(404, "{\"message\":\"Not Found\"}");
    };
  }

  static MockResponse login(int serial) {
    String claims = "{\"iat\":1000,\"exp\":16480,\"jti\":\"" + serial + "\"}";
    String inside = Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(claims.getBytes(StandardCharsets.UTF_8));
    return json(
        200,
        "{\"accessToken\":\"head." + inside + ".token-" + serial
            + "\",\"refreshToken\":\"r\",\"tx\":\"t\",\"mainTx\":\"m\"}");
  }

  static String callOf(RecordedRequest request) {
    return request.getMethod() + " " + request.getUrl().encodedPath();
  }

  static String bodyOf(RecordedRequest request) {
    return request.getBody() == null ? "" : request.getBody().utf8();
  }

  static String referenceOf(RecordedRequest request) {
    Matcher found = REFERENCE.matcher(bodyOf(request));
    return found.find() ? found.group(1) : "";
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Returns a shape of TAPI's with values of our own. */
  static String resource(String name) {
    try (InputStream in = FakeTapi.class.getResourceAsStream("/tapi/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String payment(String reference) {
    return resource("payment.json").replace("%REF%", reference);
  }

  static String operation(String reference, String status) {
    return "{\"operation\":{\"operationId\":\"5ae6c8b0-0001\",\"status\":\"" + status
        + "\",\"externalPaymentId\":\"" + reference
        + "\",\"companyCode\":\"PE-R-00001\",\"amount\":20.00,\"additionalData\":{\"ticket\":[]},"
        + "\"createdAt\":\"2026-11-22T10:00:00Z\"},\"tx\":\"t\",\"mainTx\":\"m\"}";
  }

  static String error(String code) {
    return "{\"message\":\"Año no válido\",\"code\":\"" + code + "\"}";
  }
}
