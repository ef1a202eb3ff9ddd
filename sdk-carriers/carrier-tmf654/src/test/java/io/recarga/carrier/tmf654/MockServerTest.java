package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.HistoryEntry;
import io.recarga.spi.Answer;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Doubt;
import io.recarga.spi.http.HttpSettings;
import java.util.List;
import okhttp3.HttpUrl;
import okhttp3.OkHttpClient;
import okhttp3.Request;
import okhttp3.Response;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Calls a stateless mock server that somebody generated from TM Forum's file of v4.0.0, and serves at
 * its root: such a server refuses what the file does not describe. Runs only when {@code
 * -Drecarga.tmf654.mock} names its address.
 */
@EnabledIfSystemProperty(named = "recarga.tmf654.mock", matches = "http.+")
class MockServerTest {
  private final HttpUrl url = HttpUrl.get(System.getProperty("recarga.tmf654.mock", ""));

  @Test
  void everyTopUpIsAccepted() {
    for (TmfReference reference : List.of(
        TmfReference.description(),
        TmfReference.requestor(),
        TmfReference.extension("externalId"))) {
      CarrierAdapter adapter = Given.adapter(
          Given.dialect().path("").target(TmfTarget.line()).reference(reference).build(), url);

      Answer answer = adapter.send(Given.attempt(adapter));

      // A stateless server answers some record: readable, and of another reference or amount.
      assertThat(answer).isNotInstanceOf(Answer.Rejected.class);
      if (answer instanceof Answer.InDoubt doubt) {
        assertThat(doubt.evidence().code()).isNotEqualTo("HTTP 400");
        assertThat(doubt.doubt()).isEqualTo(Doubt.UNREADABLE);
      }
    }
  }

  @Test
  void everyQuestionIsAccepted() throws Exception {
    for (String path : List.of(
        "bucket?logicalResource.id=51987654321&offset=0&limit=100",
        "topupBalance?description=ABC&offset=0&limit=100",
        "topupBalance/1",
        "accumulatedBalance?logicalResource.id=51987654321&offset=0&limit=100",
        "balanceActionHistory?logicalResource.id=51987654321&offset=0&limit=100")) {
      Request request = new Request.Builder()
          .url(HttpUrl.get(url + path))
          .header("Accept", "application/json")
          .build();
      try (Response response = new OkHttpClient().newCall(request).execute()) {
        assertThat(response.code()).as(path).isEqualTo(200);
      }
    }
  }

  @Test
  void deskIsAccepted() {
    TmfDesk desk = TmfDesk.of(Given.account(Given.dialect().path("").build(), url)
        .http(HttpSettings.builder().build())
        .build());

    HistoryEntry entry = desk.cancel("1");
    String registration = desk.register(HttpUrl.get("https://partner.example/tmf"), null);
    desk.unregister(registration);

    assertThat(entry.carrierStatus()).isNotEmpty();
  }
}
