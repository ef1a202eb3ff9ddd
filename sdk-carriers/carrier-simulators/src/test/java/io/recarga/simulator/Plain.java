package io.recarga.simulator;

import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A plain client of a simulator, which sends every request once and with the same headers. */
public final class Plain {
  private final OkHttpClient client = new OkHttpClient.Builder()
      .retryOnConnectionFailure(false)
      .followRedirects(false)
      .readTimeout(Duration.ofSeconds(5))
      .build();
  private final HttpUrl root;
  private final Headers headers;

  public Plain(HttpUrl root, String... namesAndValues) {
    this.root = root;
    this.headers = Headers.of(namesAndValues);
  }

  public Got get(String path) throws IOException {
    return send(new Request.Builder().url(root + path));
  }

  public Got post(String path, String body) throws IOException {
    byte[] json = body.getBytes(StandardCharsets.UTF_8);
    return send(new Request.Builder()
        .url(root + path)
        .post(RequestBody.create(json, MediaType.get("application/json"))));
  }

  public Got send(Request.Builder request) throws IOException {
    headers.forEach(header -> request.header(header.getFirst(), header.getSecond()));
    try (Response response = client.newCall(request.build()).execute()) {
      return new Got(response.code(), response.headers(), response.body().string());
    }
  }

  /** What was answered. */
  public record Got(int status, Headers headers, String body) {
    public Map<String, Object> object() {
      return Json.readObject(body);
    }

    public Object at(String name) {
      return object().get(name);
    }

    public Map<?, ?> map(String name) {
      return (Map<?, ?>) at(name);
    }

    public List<?> list(String name) {
      return (List<?>) at(name);
    }

    public Map<?, ?> item(String list, int index) {
      return (Map<?, ?>) list(list).get(index);
    }
  }
}
