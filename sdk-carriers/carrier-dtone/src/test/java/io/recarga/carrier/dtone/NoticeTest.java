package io.recarga.carrier.dtone;

import static io.recarga.carrier.dtone.FakeDtOne.bodyOf;
import static io.recarga.carrier.dtone.FakeDtOne.completed;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Callbacks bear no signature: they are hints, and come to an address that nobody can guess. */
class NoticeTest {
  private static final HttpUrl HERE =
      HttpUrl.get("https://shop.example/dtone/Zq3vN8s0kLw5xT1yB7cR2mGf");

  private final CarrierAdapter adapter =
      DtOne.connect(DtOne.Account.sandbox("key", "secret").callbackUrl(HERE).build());

  @Test
  void callbackNamesTheTransactionAndIsNeverSigned() {
    Notice notice = read(completed(Given.REFERENCE));

    assertThat(notice.isAccepted()).isTrue();
    assertThat(notice.isSigned()).isFalse();
    assertThat(notice.reference()).isEqualTo(Given.REFERENCE);
    assertThat(notice.transactionId()).isEqualTo(FakeDtOne.ID);
    assertThat(adapter.capabilities().answers()).contains(Question.NOTICES);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "[]",
        "{}",
        "{\"id\":7}",
        "{\"id\":7,\"external_id\":\"a b\"}",
        "{\"id\":7,\"external_id\":{}}",
        "{\"external_id\":\"0123456789012345678901234567890123456789x\"}"
      })
  void anythingElseIsRefused(String body) {
    assertThat(read(body).isAccepted()).isFalse();
  }

  @Test
  void oddIdIsLeftOutAndTheReferenceStands() {
    for (String id : new String[] {"\"1x\"", "\"12345678901234567890\"", "null"}) {
      Notice notice = read("{\"id\":" + id + ",\"external_id\":\"R1\"}");

      assertThat(notice.reference()).isEqualTo("R1");
      assertThat(notice.transactionId()).isNull();
    }
  }

  @ParameterizedTest
  @CsvSource({"262144, true", "262145, false"})
  void whatIsTooLargeIsNotRead(int bytes, boolean accepted) {
    String notice = "{\"id\":7,\"external_id\":\"R1\"}";

    assertThat(read(notice + " ".repeat(bytes - notice.length())).isAccepted()).isEqualTo(accepted);
  }

  @Test
  void withoutAnAddressNothingIsTaken() {
    CarrierAdapter silent = DtOne.connect(DtOne.Account.sandbox("key", "secret").build());

    assertThat(silent
            .notice(Map.of(), completed("R").getBytes(StandardCharsets.UTF_8))
            .refusal())
        .contains("callbackUrl");
    assertThat(silent.capabilities().answers()).doesNotContain(Question.NOTICES);
  }

  @Test
  void addressTravelsWithTheOrder() throws Exception {
    try (FakeDtOne dtOne = new FakeDtOne()) {
      CarrierAdapter told = DtOne.connect(dtOne.account().callbackUrl(HERE).build());
      dtOne.on(FakeDtOne.CREATE, 201, completed(Given.REFERENCE));
      told.send(Given.attempt(told));

      assertThat(bodyOf(dtOne.calls(FakeDtOne.CREATE).get(0)))
          .contains("\"callback_url\":\"" + HERE + "\"");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://shop.example/",
        "https://shop.example/dtone",
        "https://shop.example/Zq3vN8s0kLw5xT1yB7cR2mGf/dtone",
        "https://shop.example/aaaaaaaaaaaaaaaaaaaaaaaaaa",
        "http://shop.example/Zq3vN8s0kLw5xT1yB7cR2mGf"
      })
  void addressThatMayBeGuessedOrOverheardIsRefused(String url) {
    assertThatThrownBy(() -> DtOne.Account.sandbox("key", "secret").callbackUrl(HttpUrl.get(url)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void synchronousAccountsHaveNoCallbacks() {
    DtOne.Account.Builder both =
        DtOne.Account.sandbox("key", "secret").callbackUrl(HERE).synchronous(true);

    assertThatThrownBy(both::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("callbackUrl")
        .hasMessageContaining("synchronous");
  }

  private Notice read(String body) {
    return adapter.notice(Map.of(), body.getBytes(StandardCharsets.UTF_8));
  }
}
