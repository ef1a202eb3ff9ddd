package io.recarga.carrier.tmf654;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Allowance;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotServedException;
import io.recarga.NotSupportedException;
import io.recarga.SimBalance;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Notice;
import io.recarga.spi.Question;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import okhttp3.HttpUrl;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Balances, activity, notices and the desk. */
class QuestionsTest {
  private Stub carrier;

  @BeforeEach
  void start() throws IOException {
    carrier = new Stub();
  }

  @AfterEach
  void stop() {
    carrier.close();
  }

  @Test
  void balanceAddsWhatIsActiveAndExpiresFirst() {
    carrier.on(
        "GET bucket",
        200,
        "[" + money("a", "1.50", "2026-12-01T00:00:00Z") + ","
            + money("b", "3", "2026-11-25T00:00:00-05:00") + ","
            + money("c", "0", "2026-11-23T00:00:00Z") + ","
            + money("d", "7", "2026-12-01T00:00:00Z").replace("active", "expired") + ","
            + "{\"id\":\"v\",\"usageType\":\"voice\",\"remainingValue\":"
            + "{\"amount\":\"90\",\"units\":\"seconds\"}},"
            + "{\"id\":\"s\",\"usageType\":\"sms\",\"remainingValue\":{\"amount\":12,\"units\":\"SMS\"}}]");

    SimBalance balance = adapter().simBalance(Given.SIM);

    assertThat(balance.credit()).isEqualTo(Money.of("4.50", "PEN"));
    assertThat(balance.creditExpires()).isEqualTo(Instant.parse("2026-11-25T05:00:00Z"));
    assertThat(balance.remaining()).containsExactly(Allowance.voice(1), Allowance.sms(12));
  }

  @Test
  void periodThatEndsBeforeItBeginsSaysNothing() {
    carrier.on(
        "GET bucket",
        200,
        "[{\"id\":\"a\",\"usageType\":\"monetary\",\"remainingValue\":{\"amount\":1,\"units\":\"PEN\"},"
            + "\"validFor\":{\"startDateTime\":\"2020-03-01T00:00:00Z\","
            + "\"endDateTime\":\"2020-01-01T00:00:00Z\"}}]");

    assertThat(adapter().simBalance(Given.SIM).creditExpires()).isNull();
    assertThat(adapter().usage(Given.SIM).get(0).expires()).isNull();
  }

  @Test
  void bucketsKeepUnitExpiryAndSharers() {
    carrier.on(
        "GET bucket",
        200,
        "[{\"id\":\"p\",\"name\":\"Familia\",\"usageType\":\"data\",\"isShared\":true,"
            + "\"remainingValueName\":\"1,5 GB\",\"remainingValue\":{\"amount\":1.5,\"units\":\"GB\"},"
            + "\"validFor\":{\"endDateTime\":\"2026-12-01T00:00:00Z\"}},"
            + "{\"id\":\"q\",\"usageType\":\"data\",\"status\":\"suspended\",\"logicalResource\":["
            + "{\"id\":\"51987654321\"},{\"id\":\"51900000001\"}],"
            + "\"remainingValue\":{\"amount\":3,\"units\":\"points\"}}]");

    List<Usage> buckets = adapter().usage(Given.SIM);

    Usage pool = buckets.get(0);
    assertThat(pool.isShared()).isTrue();
    assertThat(pool.remaining()).isEqualTo(Volume.megabytes(new BigDecimal("1500")));
    assertThat(pool.words()).isEqualTo("1,5 GB");
    assertThat(pool.expires()).isEqualTo(Instant.parse("2026-12-01T00:00:00Z"));
    assertThat(buckets.get(1).name()).isEqualTo("q (suspended)");
    assertThat(buckets.get(1).isShared()).isTrue();
    assertThat(buckets.get(1).remaining()).isNull();
  }

  @Test
  void usageIsLeftToAnotherSourceWhereAsked() {
    CarrierAdapter adapter = Tmf654.connect(
        Given.account(Given.dialect().build(), carrier.url()).withoutUsage().build());

    assertThat(adapter.capabilities().answers()).doesNotContain(Question.USAGE);
    assertThatThrownBy(() -> adapter.usage(Given.SIM)).isInstanceOf(NotSupportedException.class);
  }

  @Test
  void bucketsOfStrangersAreLeftOut() {
    carrier.on(
        "GET bucket",
        200,
        "[" + money("a", "1.50", "2026-12-01T00:00:00Z")
            + ",{\"id\":\"x\",\"usageType\":\"monetary\","
            + "\"remainingValue\":{\"amount\":99,\"units\":\"PEN\"},"
            + "\"logicalResource\":[{\"id\":\"1\",\"value\":\"51900000000\"}]}]");

    assertThat(adapter().simBalance(Given.SIM).credit()).isEqualTo(Money.of("1.50", "PEN"));
  }

  @Test
  void accumulatedBalanceStandsInForBuckets() {
    carrier
        .on("GET bucket", 200, "[]")
        .on(
            "GET accumulatedBalance",
            200,
            "[{\"name\":\"Saldo\",\"totalBalance\":{\"amount\":4.5,\"units\":\"PEN\"}}]");

    assertThat(adapter().simBalance(Given.SIM).credit()).isEqualTo(Money.of("4.50", "PEN"));
  }

  @Test
  void activityIsNewestFirst() {
    carrier.on(
        "GET balanceActionHistory",
        200,
        "[{\"id\":\"1\",\"status\":\"completed\",\"requestedDate\":\"2026-11-01T00:00:00Z\","
            + "\"amount\":{\"unit\":\"PEN\",\"value\":5}},"
            + "{\"id\":\"2\",\"status\":\"queued\",\"requestedDate\":\"2026-11-02T00:00:00Z\"}]");

    List<HistoryEntry> activity = adapter().activity(Given.SIM);

    assertThat(activity).extracting(HistoryEntry::transactionId).containsExactly("2", "1");
    assertThat(activity.get(0).status()).isEqualTo(HistoryEntry.Status.OTHER);
    assertThat(activity.get(1).delivered()).isEqualTo(Money.of("5", "PEN"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "TopupBalanceCreateEvent",
        "TopupBalanceCancelEvent",
        "TopupBalanceFailureEvent",
        "TopupBalanceStatusChangeEvent",
        "TopupBalanceAttributeValueChangeEvent"
      })
  void noticeIsAHintWhateverItSays(String type) {
    Notice notice = adapter().notice(Map.of(), event(type));

    assertThat(notice.isAccepted()).isTrue();
    assertThat(notice.isSigned()).isFalse();
    assertThat(notice.transactionId()).isEqualTo("77");
    assertThat(notice.reference()).isEqualTo(Given.REFERENCE);
  }

  @Test
  void noticeWithoutItsTokenIsRefused() {
    CarrierAdapter adapter = Tmf654.connect(Given.account(Given.dialect().build(), carrier.url())
        .noticeToken("n0tice")
        .build());

    assertThat(adapter.notice(Map.of(), event("x")).isAccepted()).isFalse();
    assertThat(adapter
            .notice(Map.of("authorization", List.of("Bearer other")), event("x"))
            .isAccepted())
        .isFalse();
    assertThat(adapter
            .notice(Map.of("authorization", List.of("bearer n0tice")), event("x"))
            .isAccepted())
        .isTrue();
  }

  @Test
  void cancellationIsReadAfterwards() throws Exception {
    int[] reads = {0};
    carrier
        .on(
            "GET topupBalance/7",
            request -> Stub.json(
                    200,
                    "{\"id\":\"7\",\"status\":\"" + (reads[0]++ == 0 ? "created" : "cancelled")
                        + "\"}")
                .build())
        .on("PATCH topupBalance/7", 200, "{\"id\":\"7\",\"status\":\"created\"}");

    HistoryEntry entry = desk().cancel("7");

    assertThat(entry.status()).isEqualTo(HistoryEntry.Status.FAILED);
    assertThat(entry.carrierStatus()).isEqualTo("cancelled");
  }

  @Test
  void whatIsFinishedIsNotCancelled() throws Exception {
    carrier.on("GET topupBalance/7", 200, "{\"id\":\"7\",\"status\":\"completed\"}");

    assertThat(desk().cancel("7").status()).isEqualTo(HistoryEntry.Status.DELIVERED);
    assertThat(carrier.requests()).allMatch(request -> request.getMethod().equals("GET"));
  }

  @Test
  void secondListenerIsNamed() {
    carrier.on("POST hub", 409, "{\"code\":\"1\",\"reason\":\"one only\"}");

    assertThatThrownBy(() -> desk().register(HttpUrl.get("https://partner.example/tmf"), null))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("unregister");
  }

  private CarrierAdapter adapter() {
    return Given.adapter(Given.dialect().build(), carrier.url());
  }

  private TmfDesk desk() {
    return TmfDesk.of(Given.account(Given.dialect().build(), carrier.url()).build());
  }

  private static byte[] event(String type) {
    String json = "{\"eventId\":\"1\",\"eventType\":\"" + type + "\",\"timeOcurred\":\"now\","
        + "\"event\":{\"topupBalance\":{\"id\":77,\"status\":\"failed\",\"description\":\""
        + Given.REFERENCE + "\"}}}";
    return json.getBytes(StandardCharsets.UTF_8);
  }

  private static String money(String id, String soles, String ends) {
    return "{\"id\":\"" + id + "\",\"usageType\":\"monetary\",\"status\":\"active\","
        + "\"remainingValue\":{\"amount\":" + soles + ",\"units\":\"PEN\"},"
        + "\"validFor\":{\"endDateTime\":\"" + ends + "\"}}";
  }
}
