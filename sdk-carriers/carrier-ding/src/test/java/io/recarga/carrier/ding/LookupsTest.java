package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.CarrierEvidence;
import io.recarga.CredentialsException;
import io.recarga.Money;
import io.recarga.PhoneNumber;
import io.recarga.Plan;
import io.recarga.Promotion;
import io.recarga.PromotionTrigger;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.CarrierName;
import io.recarga.spi.Notice;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LookupsTest {
  private static final SimCard CLARO = SimCard.of(Given.NUMBER, Peru.CLARO);

  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    adapter = Ding.connect(ding.account().languages("es", "en").build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void fixedProductsAreThePlansInTheReadersLanguage() {
    List<Plan> plans = adapter.plans(CLARO);

    assertThat(plans).extracting(Plan::id).containsExactly("DEMO_3GB", "DEMO_MONTH");
    assertThat(plans.get(0).name()).isEqualTo("3 GB por 20 días");
    assertThat(plans.get(0).description()).isEqualTo("3 GB de datos\n• Ñandú incluido");
    assertThat(plans.get(0).validity()).isEqualTo(Duration.ofDays(20));
    assertThat(plans.get(0).price()).isEqualTo(Money.of("20", "PEN"));
    assertThat(plans.get(1).name()).isEqualTo("4.5 GB");
    assertThat(plans.get(1).validity()).isNull();
    assertThat(ding.calls("GetProductDescriptions").get(0).getTarget())
        .isEqualTo("/api/V1/GetProductDescriptions?languageCodes=es&languageCodes=en"
            + "&skuCodes=DEMO_3GB&skuCodes=DEMO_MONTH");
  }

  @Test
  void aProductThatNobodySellsHidesNoOther() throws Exception {
    String products = resource("products.json");
    ding.on("GetProducts", 200, products.replaceFirst("\"Items\": *\\[", "\"Items\":[{},"));
    assertThat(adapter.plans(CLARO)).hasSize(2);
  }

  @Test
  void anotherReaderReadsAnotherLanguage() {
    CarrierAdapter english = Ding.connect(ding.account().languages("en", "es").build());

    assertThat(english.plans(CLARO).get(0).description()).isEqualTo("3 GB of data\nRead more");
  }

  @Test
  void plansWithoutDescriptionsAreListedUnderTheirStandardName() {
    ding.on("GetProductDescriptions", 404, "no");

    assertThat(adapter.plans(CLARO)).extracting(Plan::name).containsExactly("3 GB", "4.5 GB");
  }

  @Test
  void aPinIsAPlanOfItsOwnKind() {
    Plan pin = adapter.plans(SimCard.of(Given.NUMBER, Peru.ENTEL)).get(0);

    assertThat(pin.id()).isEqualTo("DEMO_PIN");
    assertThat(pin.delivery()).isEqualTo(Plan.Delivery.PIN);
  }

  @Test
  void aPlanIsOrderedAtItsPrice() {
    Plan plan = adapter.plans(CLARO).get(0);

    var route = adapter.prepare(TopUp.ofPlan(TopUpKey.of("plan"), CLARO, plan));

    assertThat(route.note("sku")).isEqualTo("DEMO_3GB");
    assertThat(route.note("value")).isEqualTo("6.30");
    assertThat(route.cost()).isEqualTo(Money.of("5.93", "USD"));
  }

  @Test
  void theCatalogueIsReadOnceUntilItIsOld() {
    adapter.plans(CLARO);
    adapter.plans(CLARO);
    adapter.prepare(Given.topUp(Peru.BITEL, "20"));

    assertThat(ding.calls("GetProducts")).hasSize(1);
    assertThat(ding.calls("GetProducts").get(0).getTarget())
        .isEqualTo("/api/V1/GetProducts?countryIsos=PE");
    assertThat(ding.calls("GetProviders")).hasSize(1);
    assertThat(ding.calls("GetProductDescriptions")).hasSize(1);
  }

  @Test
  void promotionsAreToldInTheReadersLanguage() {
    List<Promotion> promotions = adapter.promotions(CLARO);

    assertThat(promotions).hasSize(1);
    Promotion promotion = promotions.get(0);
    assertThat(promotion.title()).isEqualTo("Saldo doble");
    assertThat(promotion.text()).isEqualTo("Noviembre\n7 días\nTérminos\nSolo prepago");
    assertThat(promotion.amounts()).isEqualTo(">= 6.00 USD");
    assertThat(promotion.trigger()).isEqualTo(PromotionTrigger.paying(Money.of("6", "USD"), null));
    assertThat(promotion.bonus()).isEqualTo("Bonus");
    assertThat(promotion.bonusValidity()).isEqualTo("7 días");
    assertThat(promotion.conditions()).isEqualTo("Términos Solo prepago");
    assertThat(promotion.begins()).isEqualTo("2026-11-01T05:00:00Z");
    assertThat(promotion.ends()).isNull();
    assertThat(ding.calls("GetPromotions").get(0).getTarget())
        .isEqualTo("/api/V1/GetPromotions?countryIsos=PE&providerCodes=3FPE&providerCodes=CLPE");
  }

  @Test
  void aNumberMayBelongToSeveralAndEachIsAHint() {
    assertThat(adapter.carrierOf(PhoneNumber.parse(Given.NUMBER)))
        .containsExactly(
            new CarrierEvidence(Peru.CLARO, CarrierEvidence.Basis.NUMBER_PREFIX),
            new CarrierEvidence(Peru.BITEL, CarrierEvidence.Basis.NUMBER_PREFIX));
    assertThat(ding.calls("GetAccountLookup").get(0).getTarget())
        .isEqualTo("/api/V1/GetAccountLookup?accountNumber=51987654321");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"ResultCode\":1,\"ErrorCodes\":[],\"CountryIso\":null,\"Items\":[]}",
        "{\"ResultCode\":1,\"ErrorCodes\":[],\"CountryIso\":\"PE\",\"Items\":[]}",
        "{\"ResultCode\":4,\"ErrorCodes\":[{\"Code\":\"AccountNumberInvalid\"}]}"
      })
  void anUnknownNumberBelongsToNobody(String answer) {
    ding.on("GetAccountLookup", 200, answer);

    assertThat(adapter.carrierOf(PhoneNumber.parse(Given.NUMBER))).isEmpty();
  }

  @Test
  void theWalletIsRead() {
    assertThat(adapter.wallet()).isEqualTo(Money.of("812.55", "USD"));
    assertThat(ding.calls("GetBalance").get(0).getTarget()).isEqualTo("/api/V1/GetBalance");
  }

  @Test
  void refusedCredentialsAreNamedWhateverTheStatus() {
    ding.on("GetBalance", 200, FakeDing.error(4, "AuthenticationFailed", null));

    assertThatThrownBy(adapter::wallet)
        .isInstanceOf(CredentialsException.class)
        .hasMessageNotContaining("demo-key");
  }

  @ParameterizedTest
  @CsvSource({
    "claro-pe, Claro, Claro Peru, true",
    "claro-pe, Claro, Claro Perú Data, true",
    "claro-pe, Claro, Peru Claro Bundles, true",
    "claro-pe, Claro, Claro, true",
    "claro-pe, Claro, Claro Colombia, false",
    "entel-pe, Entel, Entelgy Peru, false",
    "bitel-pe, Bitel, Bitel PE, true"
  })
  void aProviderIsKnownByItsName(String id, String brand, String name, boolean same) {
    assertThat(CarrierName.isOf(Carrier.builder(id, brand, "PE").build(), name)).isEqualTo(same);
  }

  @Test
  void aProviderThatTheAppNamesGoesFirst() {
    Carrier wimax = Carrier.builder("wx", "X", "PE").build();
    CarrierAdapter named = Ding.connect(ding.account().provider(wimax, "BZPE").build());

    assertThat(named.prepare(Given.topUp(wimax, "20")).note("sku")).isEqualTo("DEMO_BZ_20");
    assertThatThrownBy(() -> named.prepare(Given.topUp(Peru.BITEL, "20")))
        .hasMessageContaining("no credit for bitel-pe");
  }

  @ParameterizedTest
  @CsvSource({
    "P30D, PT720H",
    "P1W, PT168H",
    "P1DT12H, PT36H",
    "PT45M, PT45M",
    "P1M, ",
    "P1Y, ",
    "P0D, ",
    "P, ",
    "P9999D, ",
    "30 days, ",
    ", "
  })
  void aValidityIsReadWhereItIsOneLength(String iso, Duration length) {
    assertThat(Plans.validity(iso)).isEqualTo(length);
  }

  @Test
  void noticesAreStrangersHintsAndOnlyOnDemand() {
    byte[] body = FakeDing.transfer("REF").getBytes(StandardCharsets.UTF_8);
    CarrierAdapter taking = Ding.connect(ding.account().unsignedNotices(true).build());

    Notice notice = taking.notice(Map.of(), body);

    assertThat(notice.isAccepted()).isTrue();
    assertThat(notice.isSigned()).isFalse();
    assertThat(notice.reference()).isEqualTo("REF");
    assertThat(notice.transactionId()).isEqualTo("900000123");
    assertThat(adapter.notice(Map.of(), body).isAccepted()).isFalse();
  }

  @Test
  void theFixturesAreReadWhole() throws Exception {
    assertThat(Wire.PRODUCTS.fromJson(resource("products.json")).items()).hasSize(10);
  }
}
