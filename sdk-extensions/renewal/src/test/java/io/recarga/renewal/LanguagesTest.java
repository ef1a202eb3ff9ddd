package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.SimType;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.internal.Bundle;
import io.recarga.renewal.mandate.MandateState;
import io.recarga.renewal.payment.CaseKind;
import io.recarga.renewal.planning.Happening;
import io.recarga.renewal.planning.Urgency;
import io.recarga.renewal.sim.Part;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class LanguagesTest {
  private static final Pattern HAN = Pattern.compile("\\p{IsHan}");
  private static final Pattern CODE = Pattern.compile(
      "\"((?:out|check|card|why|type|plan|budget|fit|remind|watch|promo|order|case|run|status|sim)"
          + "\\.[A-Za-z]+|days|hours|minutes)\"");
  private static final Pattern PLACE = Pattern.compile("\\{[0-9]}");

  @Test
  void everyLanguageHasTheSameTexts() {
    assertThat(Bundle.codes(Language.ENGLISH)).hasSizeGreaterThan(60);
    for (Language language : Language.values()) {
      assertThat(Bundle.codes(language)).isEqualTo(Bundle.codes(Language.ENGLISH));
    }
  }

  @Test
  void everyTextHasTheSamePlacesAndIsInItsLanguage() {
    for (String code : Bundle.codes(Language.ENGLISH)) {
      String english = Bundle.pattern(Language.ENGLISH, code);
      assertThat(english).as(code).isNotBlank().doesNotContainPattern(HAN);
      assertThat(Bundle.pattern(Language.CHINESE, code)).as(code).containsPattern(HAN);
      assertThat(Bundle.pattern(Language.SPANISH, code))
          .as(code)
          .isNotBlank()
          .doesNotContainPattern(HAN);
      for (Language language : Language.values()) {
        assertThat(places(Bundle.pattern(language, code))).as(code).isEqualTo(places(english));
      }
    }
  }

  @Test
  void everyTextIsFoundWrong() {
    // Same words in two languages would be a text that nobody translated.
    List<String> same = Bundle.codes(Language.ENGLISH).stream()
        .filter(code ->
            Bundle.pattern(Language.ENGLISH, code).equals(Bundle.pattern(Language.SPANISH, code)))
        .toList();
    assertThat(same).containsExactly("ReceiptKind.DIGITAL");
  }

  @Test
  void everyConstantThatPeopleReadHasItsName() {
    Stream.of(
            Channel.Kind.values(),
            Tender.values(),
            Reach.values(),
            Standing.values(),
            ReceiptKind.values(),
            Settlement.values(),
            Input.values(),
            Source.Grade.values(),
            Language.values(),
            SimType.values(),
            AddressCheck.Verdict.values(),
            Address.Kind.values(),
            CaseKind.values(),
            Happening.values(),
            Urgency.values(),
            Part.values(),
            MandateState.values())
        .flatMap(Stream::of)
        .forEach(constant -> assertThat(Bundle.codes(Language.ENGLISH))
            .contains(Formats.codeOf((Enum<?>) constant)));
  }

  @Test
  void everyTextOfPeruIsInItsLanguage() {
    List<Words> all = new ArrayList<>();
    for (ChannelEntry entry : DirectoryTest.PERU.entries()) {
      all.add(entry.feeContact());
      all.addAll(entry.notes());
      entry.offers().forEach(offer -> all.add(offer.text()));
      entry.guide().steps().forEach(step -> all.add(step.text()));
      all.addAll(entry.guide().advantages());
      all.addAll(entry.guide().caveats());
    }
    DirectoryTest.PERU.glossary().forEach(term -> all.add(term.meaning()));
    DirectoryTest.PERU.saleRules().forEach(rule -> all.add(rule.text()));
    assertThat(all).hasSizeGreaterThan(200).allSatisfy(words -> {
      assertThat(words.chinese()).containsPattern(HAN);
      assertThat(words.english()).doesNotContainPattern(HAN).isNotEqualTo(words.spanish());
      assertThat(words.spanish()).doesNotContainPattern(HAN);
    });
  }

  /** A code is written in quotes where it is used; one that nobody writes is a text that nobody reads. */
  @Test
  void everyTextIsUsedAndEveryCodeThatIsUsedHasItsText() throws IOException {
    Set<String> codes = new TreeSet<>();
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(one -> one.toString().endsWith(".java")).toList()) {
        CODE.matcher(Files.readString(file)).results().forEach(found -> codes.add(found.group(1)));
      }
    }
    Set<String> texts = new TreeSet<>(Bundle.codes(Language.ENGLISH));
    texts.removeIf(code -> Character.isUpperCase(code.charAt(0)));
    assertThat(codes).containsAll(texts);
    assertThat(codes.stream().filter(code -> code.contains("."))).isSubsetOf(texts);
  }

  @Test
  void theGlossaryExplainsWhatPeopleMeet() {
    assertThat(DirectoryTest.PERU.glossary())
        .extracting(Term::term)
        .contains("recarga", "saldo", "vigencia", "boleta", "cancelado");
  }

  @Test
  void theCardSaysAtTheCounterWhatThePersonCannot() {
    CounterCard card =
        CounterCard.of(SimCard.of("987654321", Peru.CLARO), Money.of("20.00", "PEN"));

    assertThat(card.sentence(Language.SPANISH))
        .isEqualTo("Quiero recargar S/ 20 a este número Claro:");
    assertThat(card.text(Language.CHINESE))
        .startsWith("Quiero recargar S/ 20 a este número Claro:\n\n  987 654 321\n")
        .contains("我想给这个 Claro 号码充值 S/ 20：");
    assertThat(card).hasToString("20.00 PEN for +51******321");
  }

  @Test
  void amountsDatesAndDurationsAreWrittenByLocale() {
    Money price = Money.of("1234.5", "PEN");
    assertThat(Formats.money(price, Language.ENGLISH)).isEqualTo("S/ 1,234.50");
    assertThat(Formats.money(price, Language.SPANISH)).isEqualTo("S/ 1,234.50");
    assertThat(Formats.shortMoney(Money.of("20.50", "PEN"), Language.CHINESE))
        .isEqualTo("S/ 20.50");
    LocalDate day = LocalDate.of(2026, 11, 24);
    assertThat(Formats.day(day, Language.SPANISH)).isEqualTo("24 de noviembre de 2026");
    assertThat(Formats.day(day, Language.CHINESE)).isEqualTo("2026年11月24日");
    assertThat(
            Formats.moment(day.atTime(18, 5).atZone(ZoneId.of("America/Lima")), Language.ENGLISH))
        .isEqualTo("November 24, 2026, 18:05 (UTC-05:00)");
    assertThat(Formats.duration(Duration.ofHours(71), Language.CHINESE)).isEqualTo("2 天");
    assertThat(Formats.duration(Duration.ofHours(47), Language.SPANISH)).isEqualTo("47 horas");
  }

  @Test
  void aLanguageIsFoundByItsTagAndWordsAreNeverIncomplete() {
    assertThat(Language.of("zh-Hans-CN")).contains(Language.CHINESE);
    assertThat(Language.of("es_PE")).contains(Language.SPANISH);
    assertThat(Language.of("qu")).isEmpty();
    assertThatThrownBy(() -> new Words("hola", "hello", " ")).hasMessage("chinese: is empty");
    assertThatThrownBy(() -> Message.of("no.such")).hasMessageContaining("no.such");
  }

  private static Set<String> places(String text) {
    return PLACE
        .matcher(text)
        .results()
        .map(found -> found.group())
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
