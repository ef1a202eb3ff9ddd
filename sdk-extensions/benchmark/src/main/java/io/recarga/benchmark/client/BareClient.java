package io.recarga.benchmark.client;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import okhttp3.Headers;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * The limit: OkHttp with one body that was made before, and an answer that is read to its end and
 * thrown away. Nobody can top up like that.
 */
final class BareClient implements Client {
  private final OkHttpClient client = Wire.client();
  private final HttpUrl url;
  private final Headers headers;
  private final RequestBody body =
      RequestBody.create(Wire.body("A".repeat(26)).getBytes(UTF_8), Wire.JSON);

  BareClient(int port, String token) {
    url = Wire.url(port, "topups");
    headers = Wire.headers(token);
  }

  @Override
  public void topUp(long n) throws IOException {
    Request request = new Request.Builder().url(url).headers(headers).post(body).build();
    try (Response response = client.newCall(request).execute()) {
      if (response.body().bytes().length == 0) {
        throw new IOException("no answer");
      }
    }
  }
}
