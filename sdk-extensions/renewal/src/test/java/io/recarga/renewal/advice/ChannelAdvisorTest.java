package io.recarga.renewal.advice;

import static org.assertj.core.api.Assertions.assertThat;

import io.recarga.Carrier;
import io.recarga.Channel;
import io.recarga.Money;
import io.recarga.SimCard;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.Language;
import io.recarga.renewal.Message;
import io.recarga.renewal.Needs;
import io.recarga.renewal.Tender;
import io.recarga.renewal.advice.ChannelAdvice.Ranked;
import io.recarga.renewal.advice.ChannelAdvice.RuledOut;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ChannelAdvisorTest {
  private static final ChannelDirectory PERU = ChannelDirectory.read(PeruChannels.json());
  private static final ChannelAdvisor ADVISOR = new ChannelAdvisor(PERU);
  private static final Instant NOW = Instant.parse("2026-11-24T17:00:00Z");
  private static final SimCard BITEL = SimCard.of("987654321", Peru.BITEL);

  @Test
  void mailIsNeverFirstForASimThatExpiresInThreeDaysAndAPersonInShanghaiAndItSaysWhy() {
    Needs shanghai = Needs.at(NOW)
        .deadline(NOW.plus(Duration.ofDays(3)))
        .abroad()
        .reads(Language.CHINESE)
        .paysWith(Tender.WALLET, Tender.REMITTANCE, Tender.CARD)
        .used("mail", 5)
        .saves("mail", Money.of("100", "PEN"))
        .build();
    for (Carrier carrier : Peru.CARRIERS) {
      ChannelAdvice advice = ADVISOR.rank(SimCard.of("987654321", carrier), shanghai);

      assertThat(advice.ranked())
          .isNotEmpty()
          .noneMatch(one -> one.entry().kind() == Channel.Kind.POSTAL_MAIL);
      List<Message> why = reasonsAgainst(advice, "mail");
      assertThat(why.get(0).in(Language.ENGLISH))
          .isEqualTo("It takes at least 14 days, and 3 days are left.");
      assertThat(why.get(0).in(Language.CHINESE)).isEqualTo("至少需要 14 天，只剩 3 天。");
      assertThat(reasonsAgainst(advice, "tambo")).extracting(Message::code).contains("out.abroad");
    }
  }

  @Test
  void aBitelSimIsNeverOfferedAStoreThatServesOnlyOthers() {
    ChannelAdvice advice = ADVISOR.rank(BITEL, Needs.at(NOW).build());

    assertThat(ids(advice))
        .contains("bitel-store", "bitel-web")
        .doesNotContain("claro-store", "entel-store", "movistar-store", "claro-web", "entel-app");
    assertThat(reasonsAgainst(advice, "claro-store").get(0).in(Language.SPANISH))
        .isEqualTo("No atiende líneas Bitel.");
  }

  @Test
  void whatWasNotFoundIsRuledOutWithItsSource() {
    ChannelAdvice advice = ADVISOR.rank(BITEL, Needs.at(NOW).build());
    assertThat(reasonsAgainst(advice, "7-eleven").get(0).toString())
        .contains("not found", "retail press", "November 23, 2026");
  }

  @Test
  void channelsWithFactsComeBeforeThoseThatNobodyConfirmed() {
    assertThat(ids(ADVISOR.rank(BITEL, Needs.at(NOW).build())).subList(0, 4))
        .containsExactlyInAnyOrder("bitel-web", "bitel-app", "bipay", "bitel-store");
  }

  @Test
  void habitMovesAChannelUp() {
    int before = place("bipay", Needs.at(NOW).build());
    int after = place("bipay", Needs.at(NOW).used("bipay", 5).build());
    assertThat(before).isPositive();
    assertThat(after).isZero();
  }

  @Test
  void savingsMoveAChannelUpAndAreShownWithAllFeesIn() {
    ChannelDirectory withFee = PERU.extended("""
        {"channels": [{"id": "bipay", "kind": "THIRD_PARTY_PLATFORM", "name": "BiPay", "from": "bitel",
           "standing": "EVIDENCED", "carriers": {"serves": ["bitel-pe"], "from": "bitel"},
           "fee": {"fixed": "0.50", "percent": "2.5", "currency": "PEN", "from": "bitel"}}]}""");
    Money amount = Money.of("20", "PEN");
    Needs needs =
        Needs.at(NOW).amount(amount).saves("bipay", Money.of("4", "PEN")).build();
    ChannelAdvice advice = new ChannelAdvisor(withFee).rank(BITEL, needs);

    assertThat(ranked(advice, "bipay").reasons())
        .contains(Message.of("why.saves", Money.of("3", "PEN")));
    ChannelAdvice without =
        new ChannelAdvisor(withFee).rank(BITEL, Needs.at(NOW).amount(amount).build());
    assertThat(ranked(without, "bipay").reasons())
        .contains(Message.of("why.costs", Money.of("1", "PEN")));
    assertThat(ranked(advice, "bipay").points())
        .isGreaterThan(ranked(without, "bipay").points());
  }

  @Test
  void aChannelInThePersonsLanguageMovesUp() {
    assertThat(place("alipay", Needs.at(NOW).reads(Language.CHINESE).build()))
        .isLessThan(place("alipay", Needs.at(NOW).reads(Language.SPANISH).build()));
  }

  @Test
  void tendersThatThePersonLacksRuleOut() {
    ChannelAdvice advice =
        ADVISOR.rank(BITEL, Needs.at(NOW).paysWith(Tender.CASH).build());
    assertThat(reasonsAgainst(advice, "yape"))
        .extracting(Message::code)
        .containsExactly("out.tender");
    assertThat(ranked(advice, "pagoefectivo").reasons())
        .contains(Message.of("why.tender", List.of(Tender.CASH)));
  }

  @Test
  void withMonthsLeftMailIsPossibleButSaidToBeSlow() {
    Needs months =
        Needs.at(NOW).deadline(NOW.plus(Duration.ofDays(120))).abroad().build();
    ChannelAdvice advice = ADVISOR.rank(BITEL, months);
    Ranked mail = ranked(advice, "mail");
    assertThat(mail.mayBeLate()).isTrue();
    assertThat(mail.reasons()).contains(Message.of("why.mailSlow"));
    assertThat(advice.ranked()).endsWith(mail);
  }

  private static List<String> ids(ChannelAdvice advice) {
    return advice.ranked().stream().map(one -> one.entry().id()).toList();
  }

  private static int place(String id, Needs needs) {
    return ids(ADVISOR.rank(BITEL, needs)).indexOf(id);
  }

  private static Ranked ranked(ChannelAdvice advice, String id) {
    return advice.ranked().stream()
        .filter(one -> one.entry().id().equals(id))
        .findFirst()
        .orElseThrow();
  }

  private static List<Message> reasonsAgainst(ChannelAdvice advice, String id) {
    return advice.ruledOut().stream()
        .filter(one -> one.entry().id().equals(id))
        .map(RuledOut::reasons)
        .findFirst()
        .orElseThrow();
  }
}
