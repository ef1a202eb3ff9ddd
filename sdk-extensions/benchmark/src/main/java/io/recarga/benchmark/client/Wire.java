package io.recarga.benchmark.client;

import java.util.concurrent.TimeUnit;
import okhttp3.ConnectionPool;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;

/** What the two clients without Recarga send. */
final class Wire {
  static final MediaType JSON = MediaType.get("application/json");

  private Wire() {}

  static HttpUrl url(int port, String path) {
    return new HttpUrl.Builder()
        .scheme("http")
        .host("127.0.0.1")
        .port(port)
        .addPathSegments(path)
        .build();
  }

  /** Makes a client whose pool has room for every caller. */
  static OkHttpClient client() {
    return new OkHttpClient.Builder()
        .connectionPool(new ConnectionPool(256, 1, TimeUnit.MINUTES))
        .build();
  }

  static Headers headers(String token) {
    return new Headers.Builder()
        .add("Accept", "application/com.reloadly.topups-v1+json")
        .add("Authorization", "Bearer " + token)
        .build();
  }

  static String body(String reference) {
    return "{\"operatorId\":9001,\"amount\":20,\"useLocalAmount\":true,\"customIdentifier\":\""
        + reference
        + "\",\"recipientPhone\":{\"countryCode\":\"PE\",\"number\":\"51987654321\"}}";
  }
}
