package io.recarga.carrier.reloadly;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NoticeTest {
  private static final String BARE = "{\"type\":\"airtime_transaction.status\",\"data\":"
      + "{\"transactionId\":182000,\"status\":\"SUCCESSFUL\",\"customIdentifier\":\"REF\"}}";
  private static final String WRAPPED =
      "{\"type\":\"airtime_transaction.status\",\"liveMode\":true,"
          + "\"data\":{\"liveMode\":true,\"transaction\":{\"transactionId\":\"182000\","
          + "\"customIdentifier\":\"REF\"}}}";

  private final CarrierAdapter adapter =
      Reloadly.connect(Reloadly.Account.sandbox("id", "client-secret")
          .webhookSecret("hook-secret")
          .build());

  @ParameterizedTest
  @ValueSource(strings = {BARE, WRAPPED})
  void aSignedNoticeNamesTheSaleInBothShapes(String body) throws Exception {
    Notice notice = adapter.notice(
        signed(body, System.currentTimeMillis(), "hook-secret"),
        body.getBytes(StandardCharsets.UTF_8));

    assertThat(notice.refusal()).isNull();
    assertThat(notice.reference()).isEqualTo("REF");
    assertThat(notice.transactionId()).isEqualTo("182000");
    assertThat(notice.isSigned()).isTrue();
  }

  @Test
  void aForgedStaleOrUnsignedNoticeIsRefused() throws Exception {
    long now = System.currentTimeMillis();
    byte[] body = BARE.getBytes(StandardCharsets.UTF_8);

    assertThat(adapter.notice(signed(BARE, now, "client-secret"), body).isAccepted())
        .isFalse();
    assertThat(
            adapter.notice(signed(BARE, now - 3_600_000, "hook-secret"), body).isAccepted())
        .isFalse();
    assertThat(adapter.notice(signed(BARE + " ", now, "hook-secret"), body).isAccepted())
        .isFalse();
    assertThat(adapter.notice(Map.of(), body).isAccepted()).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "junk",
        "[]",
        "null",
        "{}",
        "{\"type\":5,\"data\":7}",
        "{\"type\":\"airtime_transaction.status\",\"data\":{}}"
      })
  void signedJunkIsRefusedWithoutAnException(String body) throws Exception {
    Notice notice = adapter.notice(
        signed(body, System.currentTimeMillis(), "hook-secret"),
        body.getBytes(StandardCharsets.UTF_8));

    assertThat(notice.isAccepted()).isFalse();
  }

  @Test
  void theIdOrTheReferenceAloneNamesTheSale() throws Exception {
    Notice byId = signedNotice("{\"transactionId\":182000}");
    assertThat(byId.transactionId()).isEqualTo("182000");
    assertThat(byId.reference()).isNull();
    assertThat(byId.isAboutSale()).isTrue();

    Notice byReference = signedNotice("{\"transaction\":{\"customIdentifier\":\"REF\"}}");
    assertThat(byReference.reference()).isEqualTo("REF");
    assertThat(byReference.transactionId()).isNull();

    assertThat(signedNotice("{\"transactionId\":182000,\"transaction\":{}}").refusal())
        .isEqualTo("names no top-up");
  }

  private Notice signedNotice(String data) throws Exception {
    String body = "{\"type\":\"airtime_transaction.status\",\"data\":" + data + "}";
    return adapter.notice(
        signed(body, System.currentTimeMillis(), "hook-secret"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void genuineNoticeAboutAnotherProductIsAnsweredAndAboutNoSale() throws Exception {
    String body = "{\"type\":\"giftcard_transaction.status\",\"data\":{\"transactionId\":1}}";
    Notice notice = adapter.notice(
        signed(body, System.currentTimeMillis(), "hook-secret"),
        body.getBytes(StandardCharsets.UTF_8));

    assertThat(notice.isAccepted()).isTrue();
    assertThat(notice.isAboutSale()).isFalse();
  }

  @Test
  void withoutSecretEveryNoticeIsRefused() throws Exception {
    CarrierAdapter deaf = Reloadly.connect(Reloadly.Account.sandbox("id", "s").build());

    assertThat(deaf.notice(
                signed(BARE, System.currentTimeMillis(), "s"),
                BARE.getBytes(StandardCharsets.UTF_8))
            .isAccepted())
        .isFalse();
  }

  private static Map<String, List<String>> signed(String body, long millis, String secret)
      throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(secret.getBytes(StandardCharsets.UTF_8), "HmacSHA256"));
    byte[] mark = mac.doFinal((body + ":" + millis).getBytes(StandardCharsets.UTF_8));
    return Map.of(
        "x-reloadly-signature", List.of(HexFormat.of().formatHex(mark)),
        "X-Reloadly-Request-Timestamp", List.of(Long.toString(millis)));
  }
}
