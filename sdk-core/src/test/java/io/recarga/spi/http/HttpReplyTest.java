package io.recarga.spi.http;

import static org.assertj.core.api.Assertions.assertThat;

import com.squareup.moshi.JsonAdapter;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import okhttp3.Headers;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class HttpReplyTest {
  private static final JsonAdapter<Object> ANY = CarrierJson.moshi().build().adapter(Object.class);
  private static final byte[] MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

  @Test
  void onlyTwoHundredsAreSuccessful() {
    for (int status : new int[] {200, 201, 299}) {
      assertThat(reply(status, "").isSuccessful()).as("%d", status).isTrue();
    }
    for (int status : new int[] {100, 199, 300, 404, 500}) {
      assertThat(reply(status, "").isSuccessful()).as("%d", status).isFalse();
    }
  }

  @Test
  void aByteOrderMarkIsNoPartOfTheText() {
    assertThat(reply(MARK).bodyUtf8()).isEmpty();
    assertThat(reply(new byte[] {MARK[0], MARK[1]}).bodyUtf8()).isEqualTo("\uFFFD");
    byte[] marked = {MARK[0], MARK[1], MARK[2], '[', ']'};
    assertThat(reply(marked).bodyUtf8()).isEqualTo("[]");
    assertThat(reply(marked).json(ANY)).isEqualTo(java.util.List.of());
  }

  @Test
  void jsonIsReadWithinTheLimitsOnly() {
    assertThat(reply(200, "{\"status\":\"FAILED\"}").json(ANY))
        .isEqualTo(Map.of("status", "FAILED"));
    assertThat(reply(200, "{\"status\":\"FAILED\",\"status\":\"SUCCESSFUL\"}").json(ANY))
        .as("said twice")
        .isNull();
    assertThat(reply(200, "{} {}").json(ANY)).isNull();
  }

  @Test
  void aBodyThatWasTooLargeIsNothing() {
    HttpReply large = reply(null);
    assertThat(large.tooLarge()).isTrue();
    assertThat(large.bodyUtf8()).isEmpty();
    assertThat(large.json(ANY)).isNull();
    assertThat(reply(MARK).tooLarge()).isFalse();
    assertThat(large).hasToString("HTTP 200");
  }

  @Test
  void theWaitIsADayAtMost() {
    Instant now = Instant.parse("2026-11-23T12:00:00Z");
    Headers headers = Headers.of("retry-after", "999999");
    assertThat(new HttpReply(503, headers, MARK).retryAfter(now)).contains(Duration.ofDays(1));
    assertThat(reply(503, "").retryAfter(now)).isEmpty();
  }

  private static HttpReply reply(int status, String body) {
    return new HttpReply(status, Headers.of(), body.getBytes(StandardCharsets.UTF_8));
  }

  private static HttpReply reply(byte @Nullable [] body) {
    return new HttpReply(200, Headers.of(), body);
  }
}
