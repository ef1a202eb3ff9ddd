package io.recarga.simulator.dtone;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.simulator.Fault;
import java.io.IOException;
import okhttp3.Credentials;
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
    // snippet: dtone-simulator
    try (DtOneSimulator dtOne = DtOneSimulator.start()) {
      dtOne.next(Fault.ANSWER_LOST); // creates the next transaction, then cuts the connection
      myIntegration(dtOne.url()).create("order-4711", 55011, "+51987654321", "20");
      // Whatever your integration made of it, money is held and nothing is sold:
      assertThat(dtOne.held()).isEqualByComparingTo("5.42");
      assertThat(dtOne.ledger().count()).isZero();
    }
    // end
  }

  private static Integration myIntegration(HttpUrl url) {
    return new Integration(url);
  }

  /** A careful one: it posts once. */
  private static final class Integration {
    private final OkHttpClient client =
        new OkHttpClient.Builder().retryOnConnectionFailure(false).build();
    private final HttpUrl url;

    Integration(HttpUrl url) {
      this.url = url;
    }

    void create(String id, long product, String number, String soles) {
      String body = """
          {"external_id":"%s","product_id":%d,"calculation_mode":"DESTINATION_AMOUNT",
           "destination":{"unit_type":"CURRENCY","unit":"PEN","amount":%s},
           "credit_party_identifier":{"mobile_number":"%s"}}
          """.formatted(id, product, soles, number);
      Request request = new Request.Builder()
          .url(url.newBuilder().addPathSegments("async/transactions").build())
          .header("Authorization", Credentials.basic("any", "any"))
          .post(RequestBody.create(body, MediaType.get("application/json")))
          .build();
      try (Response response = client.newCall(request).execute()) {
        assertThat(response.code()).isEqualTo(201);
      } catch (IOException lost) {
        assertThat(lost).isNotNull();
      }
    }
  }
}
