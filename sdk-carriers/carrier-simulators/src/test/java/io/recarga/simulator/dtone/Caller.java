package io.recarga.simulator.dtone;

import io.recarga.simulator.wire.Json;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import okhttp3.Credentials;
import okhttp3.Headers;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/** A plain client of the simulator. */
final class Caller {
  private static final MediaType JSON = MediaType.get("application/json");
  private static final OkHttpClient CLIENT = new OkHttpClient.Builder()
      .retryOnConnectionFailure(false)
      .followRedirects(false)
      .readTimeout(Duration.ofSeconds(5))
      .build();

  private final DtOneSimulator simulator;

  Caller(DtOneSimulator simulator) {
    this.simulator = simulator;
  }

  Got get(String path) throws IOException {
    return send(request(path));
  }

  Got post(String path, String body) throws IOException {
    return send(request(path).post(RequestBody.create(body, JSON)));
  }

  /** Creates a transaction of the range 55011. */
  Got create(String externalId, String number, boolean autoConfirm) throws IOException {
    return post("async/transactions", order(externalId, number, autoConfirm));
  }

  Got confirm(Got created) throws IOException {
    return post("async/transactions/" + created.text("id") + "/confirm", "");
  }

  Got cancel(Got created) throws IOException {
    return post("transactions/" + created.text("id") + "/cancel", "");
  }

  Got read(Got created) throws IOException {
    return get("transactions/" + created.text("id"));
  }

  static String order(String externalId, String number, boolean autoConfirm) {
    return "{\"external_id\":\"" + externalId + "\",\"product_id\":55011,"
        + "\"calculation_mode\":\"DESTINATION_AMOUNT\",\"destination\":{\"unit_type\":\"CURRENCY\","
        + "\"unit\":\"PEN\",\"amount\":20},\"auto_confirm\":" + autoConfirm
        + ",\"credit_party_identifier\":{\"mobile_number\":\"" + number + "\"}}";
  }

  Got send(Request.Builder request) throws IOException {
    try (Response response = CLIENT.newCall(request.build()).execute()) {
      return new Got(response.code(), response.headers(), response.body().string());
    }
  }

  Request.Builder request(String path) {
    return new Request.Builder()
        .url(simulator.url() + "/" + path)
        .header("Authorization", Credentials.basic("key", "secret"));
  }

  record Got(int status, Headers headers, String body) {
    Map<String, Object> object() {
      return Json.readObject(body);
    }

    List<?> array() {
      return (List<?>)
          Objects.requireNonNull(Json.readObject("{\"a\":" + body + "}").get("a"));
    }

    List<String> all(String name) {
      return array().stream()
          .map(one -> String.valueOf(((Map<?, ?>) one).get(name)))
          .toList();
    }

    String text(String name) {
      return String.valueOf(object().get(name));
    }

    String state() {
      return String.valueOf(((Map<?, ?>) object().get("status")).get("message"));
    }

    String code() {
      List<?> errors = (List<?>) object().get("errors");
      return String.valueOf(((Map<?, ?>) errors.get(0)).get("code"));
    }
  }
}
