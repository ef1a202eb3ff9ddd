package io.recarga.simulator.reloadly;

import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import okio.BufferedSink;

/** A plain client of the simulator, which sends every request once. */
final class Caller {
  private final ReloadlySimulator simulator;
  private final OkHttpClient client;
  private String token = "";

  Caller(ReloadlySimulator simulator) {
    this(simulator, new OkHttpClient());
  }

  Caller(ReloadlySimulator simulator, OkHttpClient base) {
    this.simulator = simulator;
    this.client = base.newBuilder()
        .retryOnConnectionFailure(false)
        .followRedirects(false)
        .readTimeout(Duration.ofSeconds(5))
        .build();
  }

  Caller login() throws IOException {
    token =
        text(login("https://topups-sandbox.reloadly.com", "id", "secret").object(), "access_token");
    return this;
  }

  Got login(String audience, String id, String secret) throws IOException {
    return post(
        "oauth/token",
        Json.write(Json.object(
            "client_id", id,
            "client_secret", secret,
            "grant_type", "client_credentials",
            "audience", audience)));
  }

  Got get(String path) throws IOException {
    return send(request(path));
  }

  Got post(String path, String body) throws IOException {
    return send(request(path).post(new OneShot(body)));
  }

  Got order(String reference, String number, String amount, boolean local) throws IOException {
    return post("topups", order(9001, reference, number, amount, local));
  }

  static String order(
      long operator, String reference, String number, String amount, boolean local) {
    return Json.write(Json.object(
        "operatorId", operator,
        "amount", amount,
        "useLocalAmount", local,
        "customIdentifier", reference,
        "recipientPhone", Json.object("countryCode", "PE", "number", number),
        "senderPhone", Json.object("countryCode", "US", "number", "3055550100")));
  }

  Got send(Request.Builder request) throws IOException {
    try (Response response = client.newCall(request.build()).execute()) {
      return new Got(response.code(), response.headers(), response.body().string());
    }
  }

  Request.Builder request(String path) {
    return new Request.Builder()
        .url(simulator.url() + path)
        .header("Accept", "application/com.reloadly.topups-v1+json")
        .header("Authorization", "Bearer " + token);
  }

  static String text(Map<String, ?> object, String name) {
    return String.valueOf(object.get(name));
  }

  record Got(int status, Headers headers, String body) {
    Map<String, Object> object() {
      return Json.readObject(body);
    }

    List<?> array() {
      return (List<?>)
          Objects.requireNonNull(Json.readObject("{\"a\":" + body + "}").get("a"));
    }

    Map<?, ?> map(String name) {
      return (Map<?, ?>) object().get(name);
    }

    String text(String name) {
      return Caller.text(object(), name);
    }

    List<?> content() {
      return (List<?>) object().get("content");
    }
  }

  private static final class OneShot extends RequestBody {
    private final String body;

    OneShot(String body) {
      this.body = body;
    }

    @Override
    public MediaType contentType() {
      return MediaType.get("application/json; charset=utf-8");
    }

    @Override
    public boolean isOneShot() {
      return true;
    }

    @Override
    public void writeTo(BufferedSink sink) throws IOException {
      sink.writeUtf8(body);
    }
  }
}
