package io.recarga.carrier.ding;

import static io.recarga.carrier.ding.FakeDing.bodyOf;
import static io.recarga.carrier.ding.FakeDing.json;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.NotServedException;
import io.recarga.Quote;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.TopUpKey;
import io.recarga.market.peru.Peru;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.Route;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Ding takes dollars; exactly the soles that were asked for arrive, or nothing is sent. */
class ExactAmountTest {
  private FakeDing ding;
  private CarrierAdapter adapter;

  @BeforeEach
  void start() throws Exception {
    ding = new FakeDing();
    adapter = Ding.connect(ding.account().build());
  }

  @AfterEach
  void stop() {
    ding.close();
  }

  @Test
  void anAmountWithinARangeIsEstimatedThereAndBack() {
    Route route = adapter.prepare(Given.topUp(Peru.CLARO, "20.00"));

    assertThat(route.note("value")).isEqualTo("6.00");
    assertThat(route.note("currency")).isEqualTo("USD");
    assertThat(route.cost()).isEqualTo(Money.of("5.64", "USD"));
    assertThat(ding.calls("EstimatePrices")).hasSize(2);
    assertThat(bodyOf(ding.calls("EstimatePrices").get(0)))
        .isEqualTo("[{\"BatchItemRef\":\"1\",\"SkuCode\":\"DEMO_CL_RANGE\",\"ReceiveValue\":20}]");
    assertThat(bodyOf(ding.calls("EstimatePrices").get(1)))
        .isEqualTo("[{\"BatchItemRef\":\"1\",\"SkuCode\":\"DEMO_CL_RANGE\",\"SendValue\":6.00},"
            + "{\"BatchItemRef\":\"2\",\"SkuCode\":\"DEMO_CL_RANGE\",\"SendValue\":5.99},"
            + "{\"BatchItemRef\":\"3\",\"SkuCode\":\"DEMO_CL_RANGE\",\"SendValue\":6.01}]");
  }

  /** One cent is 3.33 céntimos: 20.01 soles cannot be sent, whatever the first estimate claims. */
  @ParameterizedTest
  @CsvSource({
    "20.01, 20.00 PEN and 20.03 PEN",
    "20.02, 20.00 PEN and 20.03 PEN",
    "9.01, 9.00 PEN and 9.03 PEN",
    "8.99, 9.00 PEN",
    "289.01, 289.00 PEN",
    "500, 289.00 PEN"
  })
  void anAmountThatCannotBeHitIsRefusedWithTheNearestOffers(String soles, String nearest) {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, soles)))
        .isInstanceOf(NotServedException.class)
        .hasMessageStartingWith("ding: does not sell exactly ")
        .hasMessageContaining(nearest);
    assertThat(ding.calls("SendTransfer")).isEmpty();
  }

  @Test
  void aNearestMatchIsNoMatch() {
    ding.on(
        "EstimatePrices",
        200,
        "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":[{\"BatchItemRef\":\"1\",\"ResultCode\":2,"
            + "\"ErrorCodes\":[{\"Code\":\"NearestMatch\"}],\"Price\":{\"ReceiveValue\":20.00,"
            + "\"ReceiveCurrencyIso\":\"PEN\",\"SendValue\":6.00,\"SendCurrencyIso\":\"USD\"}}]}");

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, "20.00")))
        .isInstanceOf(NotServedException.class);
  }

  @Test
  void aFixedProductNeedsNoEstimateAndTheCheapestIsTaken() {
    Route route = adapter.prepare(Given.topUp(Peru.BITEL, "20"));

    assertThat(route.note("sku")).isEqualTo("DEMO_BZ_20");
    assertThat(route.note("value")).isEqualTo("6.10");
    assertThat(route.cost()).isEqualTo(Money.of("5.86", "USD"));
    assertThat(ding.calls("EstimatePrices")).isEmpty();
  }

  @Test
  void betweenFixedProductsTheNearestTwoAreNamed() {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.BITEL, "15")))
        .hasMessage(
            "ding: does not sell exactly 15.00 PEN: the nearest offers are 4.99 PEN and 20.00 PEN");
  }

  @Test
  void dataAndPinsAreNoCredit() {
    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.ENTEL, "20")))
        .isInstanceOf(NotServedException.class)
        .hasMessageContaining("provider(carrier, code)");
  }

  @Test
  void anotherCurrencyIsNamed() {
    var dollars = TopUp.ofAmount(
        TopUpKey.of("usd"),
        SimCard.of(
            Given.NUMBER,
            Carrier.builder("claro-pe", "Claro", "PE").currency("USD").build()),
        Money.of("5", "USD"));

    assertThatThrownBy(() -> adapter.prepare(dollars))
        .isInstanceOf(NotServedException.class)
        .hasMessageEndingWith("it is sold in PEN only");
  }

  @Test
  void aMandatorySettingMakesAProductSellable() {
    CarrierAdapter with = Ding.connect(ding.account().setting("Channel", "web").build());

    assertThat(with.prepare(Given.topUp(Peru.ENTEL, "10")).note("sku")).isEqualTo("DEMO_SETTING");
    with.send(Given.attempt(with, Given.topUp(Peru.ENTEL, "10")));
    assertThat(bodyOf(ding.calls("SendTransfer").get(0)))
        .contains("\"Settings\":[{\"Name\":\"Channel\",\"Value\":\"web\"}]");
  }

  @Test
  void aProviderThatIsDownIsNotSentTo() {
    ding.on(
        "GetProviderStatus",
        200,
        "{\"ResultCode\":1,\"ErrorCodes\":[],\"Items\":["
            + "{\"ProviderCode\":\"CLPE\",\"IsProcessingTransfers\":false},"
            + "{\"ProviderCode\":\"3FPE\",\"IsProcessingTransfers\":true}]}");

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotSentException.class)
        .hasMessageContaining("passes no transfers on");
  }

  @Test
  void aStatusThatCannotBeReadStopsNothing() {
    ding.on("GetProviderStatus", 404, "<html>no</html>");

    assertThat(adapter.prepare(Given.topUp(Peru.BITEL, "20")).notes()).containsKey("sku");
  }

  @Test
  void theQuoteIsWhatTheOrderCosts() {
    Quote quote = adapter.quote(Given.topUp(Peru.CLARO, "20.00"));

    assertThat(quote.delivered()).isEqualTo(Money.of("20", "PEN"));
    assertThat(quote.cost()).isEqualTo(Money.of("5.64", "USD"));
    assertThat(quote.fee()).isEqualTo(Money.of("0", "USD"));
  }

  @Test
  void anUnreadableEstimateIsNoRefusal() {
    ding.on("EstimatePrices", request -> json(200, "{\"ResultCode\":3,\"ErrorCodes\":[]}"));

    assertThatThrownBy(() -> adapter.prepare(Given.topUp(Peru.CLARO, "20")))
        .isInstanceOf(NotSentException.class);
  }
}
