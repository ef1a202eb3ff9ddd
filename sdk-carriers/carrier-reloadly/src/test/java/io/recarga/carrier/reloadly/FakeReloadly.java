package io.recarga.carrier.reloadly;

import io.recarga.testkit.QuickSockets;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** Reloadly on loopback: tokens and operators by default, the rest as a test scripts it. */
final class FakeReloadly extends Dispatcher implements AutoCloseable {
  private final MockWebServer server = new MockWebServer();
  private final Map<String, Function<RecordedRequest, MockResponse>> scripts =
      new ConcurrentHashMap<>();
  private final List<RecordedRequest> arrived = new CopyOnWriteArrayList<>();
  private final AtomicInteger tokens = new AtomicInteger();

  FakeReloadly() throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(this);
    server.start();
    on("POST /oauth/token", request -> token());
    on("GET /operators/countries/PE", request -> json(200, resource("operators-pe.json")));
  }

  HttpUrl url() {
    return server.url("/");
  }

  /** Answers {@code call}, such as "GET /accounts/balance", by a script. */
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

  List<RecordedRequest> all() {
    return List.copyOf(arrived);
  }

  Reloadly.Account.Builder account() {
    return Reloadly.Account.sandbox("demo-id", "demo-secret")
        .authUrl(url())
        .topupsUrl(url())
        .failedWait(Duration.ofMinutes(30));
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    arrived.add(request);
    Function<RecordedRequest, MockResponse> script = scripts.get(callOf(request));
    return script == null ? json(404, resource("error-spring.json")) : script.apply(request);
  }

  @Override
  public void close() {
    server.close();
  }

  MockResponse token() {
    int serial = tokens.incrementAndGet();
    return json(
        200,
        "{\"access_token\":\"token-" + serial
            + "\",\"scope\":\"send-topups\",\"expires_in\":86400,\"token_type\":\"Bearer\"}");
  }

  static String callOf(RecordedRequest request) {
    return request.getMethod() + " " + request.getUrl().encodedPath();
  }

  static String bodyOf(RecordedRequest request) {
    return Objects.requireNonNull(request.getBody()).utf8();
  }

  static MockResponse json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body)
        .build();
  }

  /** Returns a recorded shape: Reloadly's fields with values of our own. */
  static String resource(String name) {
    try (InputStream in = FakeReloadly.class.getResourceAsStream("/reloadly/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String sale(String reference) {
    return resource("topup.json").replace("%REF%", reference);
  }

  static String error(String code) {
    return resource("error.json").replace("%CODE%", code == null ? "null" : '"' + code + '"');
  }
}
