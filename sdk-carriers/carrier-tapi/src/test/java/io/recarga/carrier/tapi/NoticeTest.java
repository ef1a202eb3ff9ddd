package io.recarga.carrier.tapi;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.http.Secret;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static final String BODY = "{\"operationId\":\"op-1\",\"status\":\"confirmed\","
      + "\"externalPaymentId\":\"REF\",\"companyCode\":\"PE-R-00001\",\"amount\":20,"
      + "\"hash\":\"\",\"type\":\"RECHARGE\"}";

  private final CarrierAdapter adapter = Tapi.connect(Tapi.Account.sandbox("PE", "u", "p")
      .keys("a", "b", "c")
      .webhookKeys("X-Hook", () -> List.of(Secret.of("old"), Secret.of("new")))
      .build());

  @Test
  void anyOfOurKeysOpensAndTheReplyIsTapis() {
    for (String key : List.of("old", "new")) {
      Notice notice = notice(Map.of("x-hook", List.of(key)), BODY);

      assertThat(notice.isAccepted()).isTrue();
      assertThat(notice.isSigned()).isFalse();
      assertThat(notice.reference()).isEqualTo("REF");
      assertThat(notice.transactionId()).isEqualTo("op-1");
      assertThat(notice.reply().status()).isEqualTo(200);
      assertThat(new String(notice.reply().body(), StandardCharsets.UTF_8))
          .isEqualTo("{\"status\":\"Confirm\"}");
    }
  }

  @Test
  void withoutOneOfOurKeysItIsRefused() {
    assertThat(notice(Map.of(), BODY).isAccepted()).isFalse();
    assertThat(notice(Map.of("X-Hook", List.of("other")), BODY).isAccepted()).isFalse();
    assertThat(notice(Map.of("X-Hook", List.of("old", "old")), BODY).isAccepted())
        .isFalse();
    assertThat(notice(Map.of("X-Hook", List.of("")), BODY).isAccepted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"type\":\"SERVICE\",\"operationId\":\"op-1\"}",
        "{\"type\":\"RECHARGE\"}",
        "[]",
        "null",
        "<html>"
      })
  void whatIsNoWebhookAboutARechargeIsRefused(String body) {
    assertThat(notice(Map.of("X-Hook", List.of("old")), body).isAccepted()).isFalse();
  }

  @Test
  void theIdOrTheReferenceAloneNamesTheOperation() {
    Map<String, List<String>> ours = Map.of("X-Hook", List.of("old"));

    assertThat(notice(ours, "{\"operationId\":\"op-1\"}").transactionId()).isEqualTo("op-1");
    assertThat(notice(ours, "{\"externalPaymentId\":\"REF\"}").reference()).isEqualTo("REF");
    assertThat(notice(ours, "{\"type\":\"RECHARGE\"}").refusal()).isEqualTo("names no operation");
    assertThat(notice(ours, "{\"type\":\"SERVICE\",\"operationId\":\"op-1\"}").refusal())
        .isEqualTo("about something else than a recharge");
    assertThat(notice(ours, "<html/>").refusal()).isEqualTo("not a webhook of TAPI's shape");
  }

  @Test
  void aHeaderWithoutValuesBearsNoKey() {
    Map<String, List<String>> headers = new HashMap<>();
    headers.put("X-Hook", null);
    headers.put(null, List.of("HTTP/1.1 200"));
    assertThat(notice(headers, BODY).refusal()).isEqualTo("bears none of our keys");

    headers.put("x-hook", List.of("new"));
    assertThat(notice(headers, BODY).isAccepted()).isTrue();
  }

  @ParameterizedTest
  @CsvSource({"1024, true", "1025, false"})
  void aKeyThatIsTooLongIsNotCompared(int length, boolean accepted) {
    String key = "k".repeat(length);
    CarrierAdapter open = Tapi.connect(Tapi.Account.sandbox("PE", "u", "p")
        .keys("a", "b", "c")
        .webhookKeys("X-Hook", () -> List.of(Secret.of(key)))
        .build());

    assertThat(open.notice(Map.of("X-Hook", List.of(key)), BODY.getBytes(StandardCharsets.UTF_8))
            .isAccepted())
        .isEqualTo(accepted);
  }

  @Test
  void withoutTheKeysNothingIsProven() {
    CarrierAdapter broken = Tapi.connect(Tapi.Account.sandbox("PE", "u", "p")
        .keys("a", "b", "c")
        .webhookKeys("X-Hook", () -> {
          throw new IllegalStateException("vault is closed");
        })
        .build());

    assertThat(broken
            .notice(Map.of("X-Hook", List.of("old")), BODY.getBytes(StandardCharsets.UTF_8))
            .refusal())
        .isEqualTo("bears none of our keys");
  }

  @ParameterizedTest
  @CsvSource({"262144, true", "262145, false"})
  void aNoticeThatIsTooLargeIsNotRead(int bytes, boolean accepted) {
    String body = BODY + " ".repeat(bytes - BODY.length());

    assertThat(notice(Map.of("X-Hook", List.of("old")), body).isAccepted()).isEqualTo(accepted);
  }

  @Test
  void anAccountWithoutKeysTakesNone() {
    CarrierAdapter closed =
        Tapi.connect(Tapi.Account.sandbox("PE", "u", "p").keys("a", "b", "c").build());

    assertThat(closed.notice(Map.of(), BODY.getBytes(StandardCharsets.UTF_8)).isAccepted())
        .isFalse();
  }

  private Notice notice(Map<String, List<String>> headers, String body) {
    return adapter.notice(headers, body.getBytes(StandardCharsets.UTF_8));
  }
}
