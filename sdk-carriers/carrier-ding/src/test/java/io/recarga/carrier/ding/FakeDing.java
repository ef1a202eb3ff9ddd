package io.recarga.carrier.ding;

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
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** Ding on loopback: a catalogue and estimates by default, the rest as a test scripts it. */
final class FakeDing extends Dispatcher implements AutoCloseable {
  private static final Pattern REFERENCE = Pattern.compile("\"DistributorRef\":\"([^\"]+)\"");
  private static final Pattern WANTED = Pattern.compile("\"ReceiveValue\":([0-9.]+)");
  private static final Pattern SENT = Pattern.compile("\"SendValue\":([0-9.]+)");

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Function<RecordedRequest, MockResponse>> scripts =
      new ConcurrentHashMap<>();
  private final List<RecordedRequest> arrived = new CopyOnWriteArrayList<>();

  FakeDing() throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(this);
    server.start();
  }

  HttpUrl url() {
    return server.url("/");
  }

  /** Answers {@code call}, such as "GetBalance", by a script. */
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

  Ding.Account.Builder account() {
    return Ding.Account.sandbox("demo-key").baseUrl(url()).failedWait(Duration.ofMinutes(2));
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

  /** Answers what is no transfer. */
  static MockResponse usual(RecordedRequest request) {
    return switch (callOf(request)) {
      case "GetProviders" -> json(200, resource("providers.json"));
      case "GetProducts" -> json(200, resource("products.json"));
      case "GetProductDescriptions" -> json(200, resource("product-texts.json"));
      case "GetPromotions" -> json(200, resource("promotions.json"));
      case "GetPromotionDescriptions" -> json(200, resource("promotion-texts.json"));
      case "GetProviderStatus" -> json(200, "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":[]}");
      case "GetAccountLookup" -> json(200, resource("lookup.json"));
      case "GetBalance" -> json(200, resource("balance.json"));
      case "EstimatePrices" -> estimate(request);
      case "ListTransferRecords" -> json(200, page(""));
      default -> json(404, "{}");
    };
  }

  /** Estimates at 10 soles for 3 dollars. */
  private static MockResponse estimate(RecordedRequest request) {
    StringBuilder items = new StringBuilder();
    int ref = 0;
    String body = bodyOf(request);
    Matcher wanted = WANTED.matcher(body);
    while (wanted.find()) {
      items.append(estimated(++ref, Wallets.sentFor(wanted.group(1)), wanted.group(1)));
    }
    Matcher sent = SENT.matcher(body);
    while (sent.find()) {
      items.append(estimated(++ref, sent.group(1), Wallets.receivedFor(sent.group(1))));
    }
    return json(200, "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":[" + items.substring(1) + "]}");
  }

  private static String estimated(int ref, String sent, String received) {
    return ",{\"BatchItemRef\":\"" + ref + "\",\"SkuCode\":\"DEMO_CL_RANGE\",\"ResultCode\":1,"
        + "\"ErrorCodes\":[],\"Price\":{\"DistributorFee\":0,\"ReceiveValue\":" + received
        + ",\"ReceiveCurrencyIso\":\"PEN\",\"SendValue\":" + sent
        + ",\"SendCurrencyIso\":\"USD\"}}";
  }

  /** Returns the last segment of the path. */
  static String callOf(RecordedRequest request) {
    List<String> path = request.getUrl().pathSegments();
    return path.get(path.size() - 1);
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

  /** Returns a shape of Ding's with values of our own. */
  static String resource(String name) {
    try (InputStream in = FakeDing.class.getResourceAsStream("/ding/" + name)) {
      return new String(Objects.requireNonNull(in, name).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static String transfer(String reference) {
    return resource("transfer.json").replace("%REF%", reference);
  }

  static String page(String items) {
    return "{\"ResultCode\":1,\"ErrorCodes\":[],\"ThereAreMoreItems\":false,\"Items\":[" + items
        + "]}";
  }

  static String error(int resultCode, String code, String context) {
    String inside = context == null ? "null" : '"' + context + '"';
    return "{\"TransferRecord\":null,\"ResultCode\":" + resultCode + ",\"ErrorCodes\":[{\"Code\":\""
        + code + "\",\"Context\":" + inside + "}]}";
  }

  /** Makes the answer of a row of the table, "Code" or "Code/Context". */
  static String error(String row) {
    String[] parts = row.split("/", 2);
    return error(5, parts[0], parts.length == 1 ? null : parts[1]);
  }
}
