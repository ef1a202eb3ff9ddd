package io.recarga.carrier.tmf654;

import io.recarga.testkit.QuickSockets;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import mockwebserver3.Dispatcher;
import mockwebserver3.MockResponse;
import mockwebserver3.MockWebServer;
import mockwebserver3.RecordedRequest;
import okhttp3.HttpUrl;

/** A carrier that answers what a test says, by method and last words of the path. */
final class Stub extends Dispatcher implements AutoCloseable {
  static final String MONEY =
      "{\"id\":\"money-1\",\"usageType\":\"monetary\",\"status\":\"active\","
          + "\"remainingValue\":{\"amount\":1.5,\"units\":\"PEN\"},\"partyAccount\":{\"id\":\"acct-1\"}}";

  private final MockWebServer server = new MockWebServer();
  private final Map<String, Function<RecordedRequest, MockResponse>> answers = new HashMap<>();

  Stub() throws IOException {
    server.setServerSocketFactory(new QuickSockets());
    server.setDispatcher(this);
    server.start();
    on("GET bucket", 200, "[" + MONEY + "]");
  }

  HttpUrl url() {
    return server.url("/");
  }

  Stub on(String call, int status, String body) {
    return on(call, request -> json(status, body).build());
  }

  Stub on(String call, Function<RecordedRequest, MockResponse> answer) {
    answers.put(call, answer);
    return this;
  }

  static MockResponse.Builder json(int status, String body) {
    return new MockResponse.Builder()
        .code(status)
        .addHeader("Content-Type", "application/json")
        .body(body);
  }

  /** Returns what arrived since the last time. */
  List<RecordedRequest> requests() throws InterruptedException {
    List<RecordedRequest> all = new ArrayList<>();
    for (RecordedRequest next = server.takeRequest(0, TimeUnit.SECONDS);
        next != null;
        next = server.takeRequest(0, TimeUnit.SECONDS)) {
      all.add(next);
    }
    return all;
  }

  /** Returns the last request that arrived. */
  RecordedRequest last() throws InterruptedException {
    List<RecordedRequest> all = requests();
    return all.get(all.size() - 1);
  }

  @Override
  public MockResponse dispatch(RecordedRequest request) {
    String path = request.getUrl().encodedPath().replaceAll("^/tmf-api/[^/]+/v[0-9]/", "");
    Function<RecordedRequest, MockResponse> answer = answers.get(request.getMethod() + " " + path);
    return answer == null ? json(404, "{\"code\":\"404\"}").build() : answer.apply(request);
  }

  @Override
  public void close() {
    server.close();
  }
}
