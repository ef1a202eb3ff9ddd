package io.recarga.carrier.dtone;

import io.recarga.testkit.QuickSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import mockwebserver3.SocketEffect;
import okhttp3.HttpUrl;

/** DT One on loopback: products by default, the rest as a test scripts it. */
final class FakeDtOne extends Dispatcher implements AutoCloseable {
  static final String ID = "2260001234";
  static final String CREATE = "POST /v1/async/transactions";
  static final String CONFIRM = "POST /v1/async/transactions/" + ID + "/confirm";
  static final String CANCEL = "POST /v1/transactions/" + ID + "/cancel";
  static final String READ = "GET /v1/transactions/" + ID;
  static final String SEARCH = "GET /v1/transactions";
  private static final Pattern REFERENCE = Pattern.compile("\"external_id\":\"([^\"]+)\"");

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Function<RecordedRequest, MockResponse>> scripts =
      new ConcurrentHashMap<>();
  private final List<RecordedRequest> arrived = new CopyOnWriteArrayList<>();

  FakeDtOne() throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(this);
    server.start();
    on("GET /v1/products", 200, resource("products-per.json"));
  }

  HttpUrl url() {
    return server.url("/v1");
  }

  /** Answers {@code call}, such as "GET /v1/balances", by a script. */
  void on(String call, Function<RecordedRequest, MockResponse> script) {
    scripts.put(call, script);
  }

  void on(String call, int status, String body) {
    on(call, request -> json(status, body));
  }

  /** Returns what arrived for {@code call}. */
  List<RecordedRequest> calls(String call) {
    return arrived.stream().filter(request -> callOf(request).equals(call)).toList();
  }

  List<String> allCalls() {
    return arrived.stream().map(FakeDtOne::callOf).toList();
  }

  void forget() {
    arrived.clear();
  }

  DtOne.Account.Builder account() {
    return DtOne.Account.sandbox("demo-key", "demo-secret").baseUrl(url());
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    arrived.add(request);
    Function<RecordedRequest, MockResponse> script = scripts.get(callOf(request));
    return script == null ? json(404, error("1000404")) : script.apply(request);
  }

  @Override
  public void close() {
    server.close();
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

  /** Takes the request and closes the connection. */
  static MockResponse lost() {
    return new MockResponse.Builder()
        .onResponseStart(new SocketEffect.CloseSocket())
        .build();
  }

  /** Returns one of our own examples of DT One's shapes. */
  static String resource(String name) {
    try (InputStream in = FakeDtOne.class.getResourceAsStream("/dtone/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** A transaction in class {@code id}, whose message is {@code status} up to its first dash. */
  static String transaction(String reference, int id, String status) {
    String of = status.split("-", 2)[0];
    return resource("transaction.json")
        .replace("%REF%", reference)
        .replaceAll(
            "(?s)\"status\": \\{.*?\\}\\s*\\}",
            "\"status\": {\"id\":" + id * 10_000 + ",\"message\":\"" + status
                + "\",\"class\":{\"id\":" + id + ",\"message\":\"" + of + "\"}}");
  }

  static String created(String reference) {
    return transaction(reference, 1, "CREATED");
  }

  static String completed(String reference) {
    return transaction(reference, 7, "COMPLETED");
  }

  static String cancelled(String reference) {
    return transaction(reference, 4, "CANCELLED");
  }

  static String error(String code) {
    return "{\"errors\":[{\"code\":" + code + ",\"message\":\"Something of " + code + "\"}]}";
  }
}
