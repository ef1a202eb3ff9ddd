package io.recarga.renewal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class DirectoryTest {
  static final ChannelDirectory PERU = ChannelDirectory.read(PeruChannels.json());
  private static final Instant NOON = Instant.parse("2026-11-24T17:00:00Z");
  private static final Needs NOW = Needs.at(NOON).build();

  @ParameterizedTest
  @EnumSource
  void everyWayOfTheArticleHasAChannel(Channel.Kind kind) {
    assertThat(PERU.ofKind(kind)).isNotEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "miplan, NOT_FOUND",
    "mired, NOT_FOUND",
    "7-eleven, NOT_FOUND",
    "wong, UNPROVEN",
    "alipay, UNPROVEN",
    "wechat-pay, UNPROVEN",
    "bipay, EVIDENCED",
    "bitel-app, EVIDENCED",
    "tambo, UNPROVEN",
    "inkafarma, EVIDENCED",
    "kiosk, UNPROVEN",
    "mail, UNPROVEN"
  })
  void namesOfTheArticleSayTheTruthAboutThemToday(String id, Standing standing) {
    assertThat(PERU.entry(id).standing()).isEqualTo(standing);
  }

  @Test
  void everyChannelHasAGuideWithStepsAdvantagesAndCaveats() {
    assertThat(PERU.entries()).hasSizeGreaterThan(25).allSatisfy(entry -> {
      assertThat(entry.guide().steps()).hasSizeGreaterThanOrEqualTo(4);
      assertThat(entry.guide().advantages()).isNotEmpty();
      assertThat(entry.guide().caveats()).isNotEmpty();
      assertThat(entry.guide().steps()).anyMatch(step -> !step.inputs().isEmpty());
    });
  }

  @ParameterizedTest
  @CsvSource({
    "claro-web, LOGIN SIM_NUMBER AMOUNT_OR_PLAN PAYMENT",
    "bitel-app, SIM_NUMBER ONE_TIME_CODE AMOUNT_OR_PLAN PAYMENT",
    "alipay, SEARCH_WORD SIM_NUMBER AMOUNT_OR_PLAN PAYMENT",
    "claro-store, SIM_CARD SIM_NUMBER AMOUNT_OR_PLAN PAYMENT",
    "wong, SIM_NUMBER AMOUNT_OR_PLAN PAYMENT",
    "kiosk, SIM_CARD AMOUNT_OR_PLAN PAYMENT",
    "mail, SIM_NUMBER AMOUNT_OR_PLAN POSTAL_ADDRESS PAYMENT PAYMENT_CODE"
  })
  void guidesAskForWhatTheArticleNamesInItsOrder(String id, String inputs) {
    assertThat(PERU.entry(id).guide().steps().stream().flatMap(step -> step.inputs().stream()))
        .containsExactlyElementsOf(
            Arrays.stream(inputs.split(" ")).map(Input::valueOf).toList());
  }

  @Test
  void everyFactHasADateAndASourceAndTheUnknownIsAValue() {
    for (ChannelEntry entry : PERU.entries()) {
      List<Fact<?>> facts = List.of(
          entry.carriers(),
          entry.hours(),
          entry.leadTime(),
          entry.fee(),
          entry.tenders(),
          entry.receipt(),
          entry.languages(),
          entry.reach(),
          entry.authorisedBy());
      assertThat(facts).allSatisfy(fact -> {
        assertThat(fact.source().text()).isNotBlank();
        assertThat(fact.source().date()).isBeforeOrEqualTo("2026-11-24");
      });
      assertThat(facts).anyMatch(fact -> !fact.isKnown());
    }
    assertThat(PERU.entry("mail").fee().isKnown()).isFalse();
    assertThat(PERU.entry("mail").feeContact().english()).contains("hotline");
  }

  @Test
  void operatorChannelsServeTheirOwnLinesOnly() {
    for (Carrier carrier : Peru.CARRIERS) {
      for (Channel.Kind kind :
          List.of(Channel.Kind.OPERATOR_WEBSITE, Channel.Kind.OPERATOR_STORE)) {
        assertThat(PERU.ofKind(kind)).filteredOn(entry -> entry.serves(carrier)).hasSize(1);
        assertThat(PERU.ofKind(kind))
            .filteredOn(entry -> entry.excludes(carrier))
            .hasSize(3);
      }
    }
  }

  @Test
  void aChannelOfAnotherCarrierIsRefusedWithTheNearestAlternative() {
    ChannelRefusedException refused = catchThrowableOfType(
        ChannelRefusedException.class, () -> PERU.admit("claro-store", Peru.BITEL, NOW));

    assertThat(refused.reasons()).extracting(Message::code).containsExactly("out.carrier");
    assertThat(refused.alternative()).isEqualTo(PERU.entry("bitel-store"));
    assertThat(refused).hasMessageContaining("bitel-store");
  }

  @Test
  void mailIsRefusedWhenTheTimeIsShortAndAShopWhenThePersonIsAbroad() {
    Needs soon = Needs.at(NOON).deadline(NOON.plus(Duration.ofDays(3))).abroad().build();

    assertThatThrownBy(() -> PERU.admit("mail", Peru.BITEL, soon))
        .isInstanceOf(ChannelRefusedException.class)
        .hasMessageContaining("at least 14 days");
    assertThatThrownBy(() -> PERU.admit("tambo", Peru.BITEL, soon))
        .hasMessageContaining("you are abroad");
    assertThat(PERU.admit("bitel-web", Peru.BITEL, soon).id()).isEqualTo("bitel-web");
  }

  @Test
  void whatWasNotFoundIsRefusedUntilAnAppSaysOtherwise() {
    assertThatThrownBy(() -> PERU.admit("7-eleven", Peru.CLARO, NOW))
        .hasMessageContaining("not found in this market");

    ChannelDirectory own = PERU.extended("""
        {"sources": {"us": {"text": "our own contract", "date": "2026-11-01", "grade": "VERIFIED"}},
         "channels": [{"id": "7-eleven", "kind": "CONVENIENCE_STORE", "name": "7-Eleven",
           "from": "us", "standing": "EVIDENCED",
           "carriers": {"serves": ["claro-pe"], "only": true, "from": "us"}}]}""");
    assertThat(own.admit("7-eleven", Peru.CLARO, NOW).guide().id()).isEqualTo("convenience-store");
    assertThat(own.entries()).hasSameSizeAs(PERU.entries());
    assertThat(PERU.entry("7-eleven").standing()).isEqualTo(Standing.NOT_FOUND);
  }

  @Test
  void aClosedChannelIsRefusedAndSaysWhenItOpens() {
    ChannelDirectory own = PERU.extended("""
        {"channels": [{"id": "booth", "kind": "OPERATOR_STORE", "name": "Booth", "from": "common",
           "standing": "EVIDENCED",
           "hours": {"spans": [{"days": ["MONDAY"], "opens": "09:00", "closes": "18:00"}],
                     "from": "common"}}]}""");

    // 2026-11-24 is a Tuesday.
    assertThatThrownBy(() -> own.admit("booth", Peru.CLARO, NOW))
        .hasMessageContaining("It is closed; it opens on November 30, 2026, 09:00 (UTC-05:00).");
    assertThat(own.admit(
            "booth", Peru.CLARO, Needs.at(Instant.parse("2026-11-30T14:00:00Z")).build()))
        .isNotNull();
    Needs weekend =
        Needs.at(NOON).deadline(Instant.parse("2026-11-29T00:00:00Z")).build();
    assertThat(Obstacles.of(own.entry("booth"), Peru.CLARO, weekend))
        .extracting(Message::code)
        .containsExactly("out.opensTooLate");
  }

  @Test
  void tendersThatThePersonLacksAreAnObstacle() {
    Needs cash = Needs.at(NOON).paysWith(Tender.CASH).build();

    assertThatThrownBy(() -> PERU.admit("yape", Peru.CLARO, cash))
        .hasMessageContaining("It only takes: electronic wallet.");
    assertThat(PERU.admit("pagoefectivo", Peru.CLARO, cash)).isNotNull();
  }

  @Test
  void aChannelLeavesTheDirectory() {
    ChannelDirectory fewer = PERU.without("mail");
    assertThat(fewer.find("mail")).isEmpty();
    assertThatThrownBy(() -> fewer.without("mail")).hasMessageStartingWith("id: ");
  }
}
