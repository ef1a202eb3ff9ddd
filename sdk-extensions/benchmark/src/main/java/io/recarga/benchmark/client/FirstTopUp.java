package io.recarga.benchmark.client;

import java.io.IOException;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;

/**
 * A process that makes one top-up and ends. All kinds make the same three calls: for a token, for
 * the operators, and the top-up. Arguments: the kind and the port.
 */
public final class FirstTopUp {
  private FirstTopUp() {}

  /** Makes the top-up and prints a line. */
  public static void main(String[] args) throws IOException {
    Kind kind = Kind.valueOf(args[0]);
    int port = Integer.parseInt(args[1]);
    if (kind == Kind.BARE || kind == Kind.HAND) {
      // Recarga makes these by itself.
      OkHttpClient client = Wire.client();
      Request.Builder token = new Request.Builder()
          .url(Wire.url(port, "oauth/token"))
          .post(RequestBody.create("{\"grant_type\":\"client_credentials\"}", Wire.JSON));
      read(client, token.build());
      read(
          client,
          new Request.Builder().url(Wire.url(port, "operators/countries/PE")).build());
    }
    kind.open(port, 1, "").topUp(1);
    System.out.println("answered");
    Runtime.getRuntime().halt(0);
  }

  private static void read(OkHttpClient client, Request request) throws IOException {
    try (Response response = client.newCall(request).execute()) {
      if (response.body().bytes().length == 0) {
        throw new IOException("no answer");
      }
    }
  }
}
