package io.recarga.simulator.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import okhttp3.HttpUrl;
import okhttp3.MediaType;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.RequestBody;
import okhttp3.Response;
import org.junit.jupiter.api.Test;

/** What the README shows, with an integration of somebody who does not use Recarga. */
class ReadmeTest {

  @Test
  void anyClientCanBePointedAtIt() {
    // snippet: reloadly-simulator
    try (ReloadlySimulator reloadly = ReloadlySimulator.start()) {
      reloadly.next(Fault.ANSWER_LOST); // executes the next order, then cuts the connection
      myIntegration(reloadly.url()).topUp("order-4711", "+51987654321", "20.00");
      // Whatever your integration made of it:
      assertThat(reloadly.ledger().executionsOf("order-4711")).hasSize(1);
    }
    // end
  }

  private static Integration myIntegration(HttpUrl url) {
    return new Integration(url);
  }

  /** A careful one: it posts once. */
  private static final class Integration {
    private static final Pattern TOKEN = Pattern.compile("\"access_token\":\"([^\"]+)\"");
    private final OkHttpClient client =
        new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final HttpUrl url;

    Integration(HttpUrl url) {
      this.url = url;
    }

    void topUp(String id, String number, String soles) {
      try {
        Matcher token = TOKEN.matcher(
            post("oauth/token", "", """
            {"client_id":"any","client_secret":"any","grant_type":"client_credentials","audience":"%s"}
            """.formatted(url.toString().replaceAll("/$", ""))));
        assertThat(token.find()).isTrue();
        String ignored = post("topups", token.group(1), """
            {"operatorId":9001,"amount":"%s","useLocalAmount":true,"customIdentifier":"%s",
             "recipientPhone":{"countryCode":"PE","number":"%s"}}
            """.formatted(soles, id, number));
      } catch (IOException lost) {
        assertThat(lost).isNotNull();
      }
    }

    private String post(String path, String token, String json) throws IOException {
      Request request = new Request.Builder()
          .url(url.newBuilder().addPathSegments(path).build())
          .header("Authorization", "Bearer " + token)
          .post(RequestBody.create(json, MediaType.get("application/json")))
          .build();
      try (Response response = client.newCall(request).execute()) {
        return response.body().string();
      }
    }
  }
}
