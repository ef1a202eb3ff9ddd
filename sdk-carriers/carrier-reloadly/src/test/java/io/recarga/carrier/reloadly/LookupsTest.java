package io.recarga.carrier.reloadly;

import static io.recarga.carrier.reloadly.FakeReloadly.json;
import static io.recarga.carrier.reloadly.FakeReloadly.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CarrierEvidence;
import io.recarga.CredentialsException;
import io.recarga.HistoryEntry;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.PhoneNumber;
import io.recarga.Promotion;
import io.recarga.SimCard;
import io.recarga.spi.CarrierAdapter;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private static final String REPORT = "GET /topups/reports/transactions";
  private static final String PREFIX = "GET /operators/auto-detect/phone/51987654321/countries/PE";
  private static final String PORTED = "GET /operators/mnp-lookup/phone/51987654321/countries/PE";
  private static final PhoneNumber NUMBER = PhoneNumber.parse(Given.NUMBER);

  private FakeReloadly reloadly;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    reloadly = new FakeReloadly();
    adapter = Reloadly.connect(reloadly.account().build());
    reloadly.on("GET /countries", 200, resource("countries.json"));
  }

  @AfterEach
  void stop() {
    reloadly.close();
  }

  @Test
  void readsTheWallet() {
    reloadly.on("GET /accounts/balance", 200, resource("balance.json"));
    assertThat(adapter.wallet()).isEqualTo(Money.of("812.45", "USD"));

    reloadly.on("GET /accounts/balance", 200, "{\"balance\":null}");
    assertThatThrownBy(() -> adapter.wallet()).isInstanceOf(NotSentException.class);
  }

  @Test
  void aSecondRefusalOfATokenIsAboutTheCredentials() {
    reloadly.on("GET /accounts/balance", 401, "");

    assertThatThrownBy(() -> adapter.wallet()).isInstanceOf(CredentialsException.class);
    assertThat(reloadly.calls("GET /accounts/balance")).hasSize(2);
  }

  @Test
  void aPrefixIsOnlyAHint() {
    reloadly.on(PREFIX, 200, operator("Claro Peru"));

    assertThat(adapter.carrierOf(NUMBER))
        .containsExactly(new CarrierEvidence(Given.CLARO, CarrierEvidence.Basis.NUMBER_PREFIX));
    assertThat(reloadly.calls(PORTED)).isEmpty();
  }

  @Test
  void portabilityIsAskedFirstWhereEnabled() {
    CarrierAdapter looking =
        Reloadly.connect(reloadly.account().portabilityLookup(true).build());
    reloadly.on(PREFIX, 200, operator("Claro Peru"));
    reloadly.on(PORTED, 200, operator("Bitel Peru"));
    assertThat(looking.carrierOf(NUMBER))
        .containsExactly(
            new CarrierEvidence(Given.BITEL, CarrierEvidence.Basis.PORTABILITY_LOOKUP));

    reloadly.on(PORTED, 404, "{\"message\":\"mnp lookup for given number failed\"}");
    assertThat(looking.carrierOf(NUMBER))
        .containsExactly(new CarrierEvidence(Given.CLARO, CarrierEvidence.Basis.NUMBER_PREFIX));
  }

  @Test
  void countriesThatShareACallingCodeAreTriedInTurn() {
    reloadly.on(
        "GET /operators/auto-detect/phone/12045550123/countries/CA",
        200,
        "{\"id\":3,\"name\":\"Rogers Canada\",\"destinationCurrencyCode\":\"CAD\"}");

    List<CarrierEvidence> found = adapter.carrierOf(PhoneNumber.parse("+12045550123"));

    assertThat(found).extracting(e -> e.carrier().id()).containsExactly("rogers-ca");
    assertThat(adapter.carrierOf(PhoneNumber.parse("+18095550123"))).isEmpty();
    assertThat(reloadly.all())
        .extracting(FakeReloadly::callOf)
        .contains("GET /operators/auto-detect/phone/18095550123/countries/DO")
        .doesNotContain("GET /operators/auto-detect/phone/18095550123/countries/US");
  }

  @Test
  void promotionsArePlainText() {
    reloadly.on("GET /promotions/operators/9001", 200, resource("promotions.json"));

    List<Promotion> promotions = adapter.promotions(SimCard.of(NUMBER, Given.CLARO));

    assertThat(promotions).hasSize(1);
    Promotion one = promotions.get(0);
    assertThat(one.id()).isEqualTo("71");
    assertThat(one.title()).isEqualTo("Claro triplica");
    assertThat(one.text()).isEqualTo("Hoy ❤ S/10\nDesde S/10\n3 días");
    assertThat(one.amounts()).isEqualTo("USD 3 and up");
    assertThat(one.begins()).isEqualTo("2026-11-20");
    assertThat(one.beginsAt()).isNull();
    assertThat(one.trigger()).isNull();
    assertThat(one.conditions()).isEqualTo("Hoy ❤ S/10 Desde S/10 3 días");
  }

  @Test
  void promotionsMayComeAsAPage() {
    reloadly.on(
        "GET /promotions/operators/9001", 200, "{\"content\":" + resource("promotions.json") + "}");

    assertThat(adapter.promotions(SimCard.of(NUMBER, Given.CLARO))).hasSize(1);
  }

  @Test
  void historyIsReadByDatesOfUtcAndAllItsPages() {
    reloadly.on(
        REPORT,
        request -> json(
            200,
            request.getUrl().queryParameter("page").equals("1")
                ? "{\"content\":[" + sale(1) + "," + sale(2) + "],\"last\":false}"
                : "{\"content\":[" + sale(2) + "," + sale(3) + "],\"last\":true}"));

    List<HistoryEntry> history = adapter.history(
        Instant.parse("2026-10-07T22:00:00Z"), Instant.parse("2026-10-08T03:04:05Z"));

    assertThat(history).extracting(HistoryEntry::transactionId).containsExactly("1", "2", "3");
    HistoryEntry first = history.get(0);
    assertThat(first.status()).isEqualTo(HistoryEntry.Status.DELIVERED);
    assertThat(first.number()).isEqualTo(NUMBER);
    assertThat(first.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(first.cost()).isEqualTo(Money.of("6.09816", "USD"));
    assertThat(first.carrierTime()).isEqualTo("2026-10-08 01:45:35");
    var url = reloadly.calls(REPORT).get(0).getUrl();
    assertThat(url.queryParameter("startDate")).isEqualTo("2026-10-07 22:00:00");
    assertThat(url.queryParameter("endDate")).isEqualTo("2026-10-08 03:04:05");
    assertThat(url.queryParameterNames()).doesNotContain("countryCode");
  }

  @Test
  void everyStatusHasItsOwnInTheHistoryAndNothingElseIsNeeded() {
    List<String> states =
        List.of("PROCESSING", "pending", "SUCCESSFUL", "FAILED", "REFUNDED", "LIMBO");
    List<String> sales = new ArrayList<>();
    for (int i = 0; i < states.size(); i++) {
      sales.add(sale(i + 1).replace("SUCCESSFUL", states.get(i)));
    }
    sales.add("{\"transactionId\":9}");
    reloadly.on(REPORT, 200, "{\"content\":[" + String.join(",", sales) + "],\"last\":true}");

    List<HistoryEntry> history = adapter.history(Instant.EPOCH, Instant.EPOCH);

    assertThat(history)
        .extracting(HistoryEntry::status)
        .containsExactly(
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.OPEN,
            HistoryEntry.Status.DELIVERED,
            HistoryEntry.Status.FAILED,
            HistoryEntry.Status.GIVEN_BACK,
            HistoryEntry.Status.OTHER,
            HistoryEntry.Status.OTHER);
    assertThat(history.get(0).reference()).isEqualTo("REF1");
    assertThat(history.get(6).number()).isNull();
    assertThat(history.get(6).cost()).isNull();
  }

  @Test
  void aBrokenHistoryIsNotPassedOffAsWhole() {
    reloadly.on(REPORT, 200, "{\"content\":[" + sale(1) + "],\"last\":false}");

    assertThatThrownBy(() -> adapter.history(Instant.EPOCH, Instant.EPOCH))
        .isInstanceOf(NotSentException.class);
  }

  @Test
  void activityIsThatOfTheLineNewestFirst() {
    reloadly.on(
        REPORT,
        200,
        "{\"content\":["
            + sale(1) + ","
            + sale(2).replace("51987654321", "51911111111") + ","
            + sale(3).replace("2026-10-08 01", "2026-10-09 01") + "],\"last\":true}");

    assertThat(adapter.activity(SimCard.of(NUMBER, Given.CLARO)))
        .extracting(HistoryEntry::transactionId)
        .containsExactly("3", "1");
    assertThat(reloadly.calls(REPORT).get(0).getUrl().queryParameter("countryCode"))
        .isEqualTo("PE");
  }

  private static String sale(long id) {
    return FakeReloadly.sale("REF" + id).replace("181999", Long.toString(id));
  }

  private static String operator(String name) {
    return "{\"id\":1,\"name\":\"" + name + "\",\"destinationCurrencyCode\":\"PEN\"}";
  }
}
