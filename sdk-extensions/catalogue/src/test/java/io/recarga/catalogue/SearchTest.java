package io.recarga.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Allowance;
import io.recarga.Carrier;
import io.recarga.Money;
import io.recarga.Plan;
import io.recarga.Recarga;
import io.recarga.SimType;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchTest {
  private static final Locale ES = Locale.forLanguageTag("es-PE");

  private final Shop shop = new Shop("shop");
  private final Recarga recarga =
      Recarga.builder().adapter(shop).journal(Journal.inMemory(1)).build();
  private final Catalogue catalogue = Catalogue.of(recarga, Peru.CARRIERS);

  SearchTest() {
    shop.plans.add(shop.plan(Peru.CLARO, "c-20", "Chévere 20", "20")
        .validity(Duration.ofDays(7))
        .allowances(List.of(Allowance.data(3_000), Allowance.unlimited(Allowance.Kind.VOICE)))
        .build());
    shop.plans.add(shop.plan(Peru.CLARO, "c-30", "Paquete de internet 10 GB", "30")
        .validity(Duration.ofDays(30))
        .build());
    shop.plans.add(shop.plan(Peru.ENTEL, "e-20", "Entel Prepago", "20")
        .description("Incluye Perú y el Niño: 双倍流量")
        .build());
    shop.plans.add(shop.plan(Peru.BITEL, "b-60", "Visitor", "60")
        .simTypes(Set.of(SimType.TOURIST))
        .allowances(List.of(Allowance.data(8_000), Allowance.sms(100)))
        .build());
  }

  private SearchResult search(String text) {
    return catalogue.search(text, Locale.ENGLISH);
  }

  private List<String> plans(String text) {
    return search(text).hits().stream()
        .map(Hit::plan)
        .flatMap(Optional::stream)
        .map(Plan::id)
        .toList();
  }

  private List<Carrier> carriers(String text) {
    return search(text).hits().stream()
        .filter(hit -> hit.plan().isEmpty())
        .map(Hit::carrier)
        .toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "秘鲁充值",
        "秘鲁 充话费",
        "bilu chongzhi",
        "BìLǔ chōngzhí",
        "biluchongzhi",
        "recarga Perú",
        "ｒｅｃａｒｇａ peru",
        "top-up peru",
        "top up for my peruvian phone",
        "recargar saldo en el peru"
      })
  void topUpsInPeruAreTheFourCarriersFirst(String text) {
    List<Hit> hits = search(text).hits();
    assertThat(hits.subList(0, 4))
        .extracting(Hit::carrier)
        .containsExactlyInAnyOrderElementsOf(Peru.CARRIERS);
    assertThat(hits.subList(0, 4)).allMatch(hit -> hit.plan().isEmpty());
    assertThat(search(text).ignored()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "recarga claro 20",
        "RECARGA CLARO S/20.00",
        "claro 20 soles",
        "claro充值20索尔",
        "20 claro",
        "recargaclaro 20",
        "clro 20",
        "claro s/ 20,00"
      })
  void amountIsACarriersOfferAndAPlansPrice(String text) {
    List<Hit> hits = search(text).hits();
    assertThat(hits).hasSize(2);
    assertThat(hits.get(0).carrier()).isEqualTo(Peru.CLARO);
    assertThat(hits.get(0).plan()).isEmpty();
    assertThat(hits.get(0).amount()).contains(Money.of("20", "PEN"));
    assertThat(hits.get(1).plan()).map(Plan::id).contains("c-20");
    assertThat(hits.get(1).amount()).isEmpty();
  }

  @Test
  void hitsSayWhyInTheReadersLanguage() {
    List<Hit> english = catalogue.search("claro 20 liuliang", Locale.ENGLISH).hits();
    assertThat(english).hasSize(1);
    assertThat(english.get(0).reasons())
        .containsExactly(
            "“claro” is the brand Claro", "“20”: costs 20.00 PEN", "“liuliang” means data");
    assertThat(english.get(0).asOf()).isPresent();
    assertThat(catalogue.search("claro 20 liuliang", ES).hits().get(0).reasons())
        .containsExactly(
            "«claro» es la marca Claro", "«20»: cuesta 20.00 PEN", "«liuliang» quiere decir datos");
    assertThat(catalogue
            .search("claro 20 liuliang", Locale.SIMPLIFIED_CHINESE)
            .hits()
            .get(0)
            .reasons())
        .contains("“liuliang”意为流量");
    assertThat(search("clro").hits().get(0).reasons()).containsExactly("“clro” looks like Claro");
    assertThat(search("entel 20").hits().get(0).reasons())
        .contains("“20”: can be topped up with 20.00 PEN");
  }

  @ParameterizedTest
  @CsvSource({
    "3 gb, c-20",
    "3gb, c-20",
    "3000 mb, c-20",
    "10 gigas, c-30",
    "10GB 30 días, c-30",
    "mensual, c-30",
    "30天, c-30",
    "1 semana, c-20",
    "100 mensajes, b-60",
    "ilimitado, c-20",
    "无限通话, c-20",
    "turista, b-60",
    "游客套餐, b-60",
    "chevere, c-20",
    "CHÉVERE, c-20",
    "chev, c-20",
    "nino, e-20",
    "双倍, e-20",
  })
  void whatAPlanGivesIsFoundInAnyScript(String text, String plan) {
    assertThat(plans(text)).containsExactly(plan);
    assertThat(carriers(text)).isEmpty();
  }

  @Test
  void cheapestComeFirstWhenAskedFor() {
    assertThat(plans("paquetes baratos")).isNotEmpty();
    assertThat(plans("internet barato")).containsExactly("c-20", "e-20", "c-30", "b-60");
    assertThat(plans("便宜流量 claro")).containsExactly("c-20", "c-30");
  }

  @Test
  void wordThatNothingHasIsLeftOutAndTold() {
    SearchResult result = search("claro xylophone");
    assertThat(result.hits()).isNotEmpty();
    assertThat(result.ignored()).containsExactly("xylophone");
  }

  @Test
  void whereNothingHasEverythingTheLeastIsGivenUp() {
    SearchResult result = search("bitel 20 visitor 55 gb");
    assertThat(result.hits()).isNotEmpty();
    assertThat(result.hits()).allMatch(hit -> hit.carrier().equals(Peru.BITEL));
    assertThat(result.ignored()).contains("visitor");
  }

  @Test
  void phoneNumberIsNeitherSearchedNorRepeated() {
    SearchResult result = search("recarga claro 987654321");
    assertThat(result.hits().get(0).carrier()).isEqualTo(Peru.CLARO);
    assertThat(result.hits().get(0).amount()).isEmpty();
    assertThat(result.toString()).doesNotContain("987654321");
  }

  @Test
  void amountInAnotherCurrencyIsNoAmountOfTheLine() {
    SearchResult result = search("claro 20 dolares");
    assertThat(result.hits()).allMatch(hit -> hit.amount().isEmpty());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "   ", "¿?!", "de la", "\u0000\uD800", "%s %d", "999999999999999999999.1.1"})
  void textWithoutMeaningFindsNothing(String text) {
    assertThat(search(text).hits()).isEmpty();
  }

  @Test
  void readmesSnippetShowsWhatItFinds() {
    assertThat(ReadmeSnippet.search(recarga))
        .startsWith("Claro [«claro» es la marca Claro, «20»: se puede recargar 20.00 PEN]")
        .contains("shop:c-20");
  }

  @Test
  void hostileLengthIsCut() {
    assertThat(search("claro ".repeat(100_000)).hits()).isNotEmpty();
    assertThat(search("a".repeat(100_000)).hits()).isEmpty();
  }
}
