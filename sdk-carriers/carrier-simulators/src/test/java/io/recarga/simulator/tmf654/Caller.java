package io.recarga.simulator.tmf654;

import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** Somebody's client, which knows nothing of the library. */
final class Caller {
  private static final String PATH = "tmf-api/prepayBalanceManagement/v4/";

  private final HttpUrl root;
  private final OkHttpClient client =
      new OkHttpClient.Builder().retryOnConnectionFailure(false).build();

  Caller(HttpUrl root) {
    this.root = root;
  }

  Answer get(String path) throws IOException {
    return call(new Request.Builder().url(root + PATH + path));
  }

  Answer post(String path, String json) throws IOException {
    return call(new Request.Builder().url(root + PATH + path).post(body(json)));
  }

  Answer patch(String path, String json) throws IOException {
    return call(new Request.Builder().url(root + PATH + path).patch(body(json)));
  }

  Answer delete(String path) throws IOException {
    return call(new Request.Builder().url(root + PATH + path).delete());
  }

  Answer topUp(String line, String soles, String reference) throws IOException {
    return post(
        "topupBalance",
        "{\"amount\":{\"amount\":" + soles + ",\"units\":\"PEN\"},\"usageType\":\"monetary\","
            + "\"bucket\":{\"id\":\"b\"},\"partyAccount\":{\"id\":\"a\"},\"logicalResource\":[{\"id\":\""
            + line + "\"}],\"description\":\"" + reference + "\"}");
  }

  private Answer call(Request.Builder request) throws IOException {
    try (Response response = client.newCall(request.build()).execute()) {
      return new Answer(
          response.code(), response.body().string(), response.header("X-Total-Count", ""));
    }
  }

  private static RequestBody body(String json) {
    return RequestBody.create(json, MediaType.get("application/json"));
  }

  /** What came back. */
  record Answer(int status, String body, String total) {
    Map<String, Object> json() {
      return Json.readObject(body);
    }

    List<?> list() {
      return (List<?>) Json.readObject("{\"list\":" + body + "}").get("list");
    }

    String text(String name) {
      return String.valueOf(json().get(name));
    }
  }
}
