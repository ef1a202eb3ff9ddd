package io.recarga.renewal.planning;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Carrier;
import io.recarga.SimCard;
import io.recarga.market.peru.Credit;
import io.recarga.market.peru.LineExpiry;
import io.recarga.market.peru.LineState;
import io.recarga.market.peru.Peru;
import io.recarga.market.peru.PeruChannels;
import io.recarga.renewal.ChannelDirectory;
import io.recarga.renewal.Language;
import io.recarga.renewal.store.RenewalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RenewalPlanTest {
  private static final ChannelDirectory PERU = ChannelDirectory.read(PeruChannels.json());
  // Noon in Lima.
  private static final Instant RECHARGED = Instant.parse("2026-01-10T17:00:00Z");

  @ParameterizedTest
  @CsvSource({
    "claro, SOME, 2026-08-08", "claro, NONE, 2026-10-07",
    "movistar, NONE, 2026-08-08", "entel, SOME, 2026-08-08",
    "entel, NONE, 2026-03-11", "bitel, NONE, 2026-09-07"
  })
  void aLineIsLostByTheShortestTermOfItsCarrier(String brand, Credit credit, String day) {
    RenewalPlan plan = plan(Peru.carrier(brand).orElseThrow(), credit);
    Deadline lost = plan.deadlines().stream()
        .filter(one -> one.happening() == Happening.LINE_LOST)
        .findFirst()
        .orElseThrow();
    assertThat(lost.at()).isEqualTo(Instant.parse(day + "T05:00:00Z"));
    assertThat(lost.source()).contains("OSIPTEL");
  }

  @Test
  void theLastSafeStartCountsLeadTimeBackFromTheNearestDeadline() {
    RenewalPlan plan = plan(Peru.ENTEL, Credit.NONE);
    Instant lost = plan.nearest().at();

    assertThat(plan.start("entel-web").orElseThrow().at())
        .isEqualTo(lost.minus(Duration.ofDays(1)));
    assertThat(plan.start("pagoefectivo").orElseThrow().at())
        .isEqualTo(lost.minus(Duration.ofDays(3)));
    assertThat(plan.start("mail").orElseThrow().at()).isEqualTo(lost.minus(Duration.ofDays(42)));
    assertThat(plan.start("mail").orElseThrow().assumed()).isTrue();
    assertThat(plan.start("claro-web")).isEmpty();
    assertThat(plan.start("7-eleven")).isEmpty();
    assertThat(plan.starts().get(plan.starts().size() - 1).entry().id()).isEqualTo("mail");
  }

  @Test
  void knownLeadTimeAndHoursAreKeptTo() {
    ChannelDirectory own = PERU.extended("""
        {"channels": [{"id": "booth", "kind": "OPERATOR_STORE", "name": "Booth", "from": "common",
           "standing": "EVIDENCED",
           "leadTime": {"least": "PT0S", "most": "PT2H", "from": "common"},
           "hours": {"spans": [{"days": ["MONDAY"], "opens": "09:00", "closes": "18:00"}],
                     "from": "common"}}]}""");
    Deadline wednesday = new Deadline(
        Happening.BALANCE_EXPIRES, Instant.parse("2026-11-25T17:00:00Z"), "the carrier");
    LastStart start = RenewalPlan.of(
            "Lima", SimCard.of("987654321", Peru.BITEL), List.of(wednesday), own)
        .start("booth")
        .orElseThrow();

    assertThat(start.assumed()).isFalse();
    assertThat(start.at()).isEqualTo(Instant.parse("2026-11-23T22:59:00Z"));
  }

  @Test
  void urgencyGrows() {
    LastStart start = plan(Peru.ENTEL, Credit.NONE).start("entel-web").orElseThrow();
    assertThat(start.urgency(start.at().minus(Duration.ofDays(8)))).isEqualTo(Urgency.EARLY);
    assertThat(start.urgency(start.at().minus(Duration.ofDays(7)))).isEqualTo(Urgency.SOON);
    assertThat(start.urgency(start.at().minus(Duration.ofDays(1)))).isEqualTo(Urgency.LAST_CALL);
    assertThat(start.urgency(start.at())).isEqualTo(Urgency.LAST_CALL);
    assertThat(start.urgency(start.at().plusSeconds(1))).isEqualTo(Urgency.MISSED);
  }

  @Test
  void remindersAreGivenOnceAlsoByTwoMachinesAndAfterARestart() {
    RenewalPlan plan = plan(Peru.ENTEL, Credit.NONE);
    List<Reminder> reminders = plan.reminders("entel-web");
    RenewalStore store = RenewalStore.inMemory();
    ReminderBook one = new ReminderBook(store);
    ReminderBook other = new ReminderBook(store);
    Instant start = plan.start("entel-web").orElseThrow().at();

    assertThat(one.due("maria", reminders, start.minus(Duration.ofDays(9)))).isEmpty();
    assertThat(one.due("maria", reminders, start.minus(Duration.ofDays(7)))).isPresent();
    assertThat(other.due("maria", reminders, start.minus(Duration.ofDays(6)))).isEmpty();
    // Nobody looked for days: one reminder, not two.
    assertThat(other.due("maria", reminders, start.minus(Duration.ofHours(20)))).isPresent();
    assertThat(one.due("maria", reminders, start.minus(Duration.ofHours(19)))).isEmpty();
    assertThat(one.due("maria", reminders, start).orElseThrow().text().in(Language.SPANISH))
        .startsWith("Lima: hoy es el último día seguro para renovar por entel.pe.");
    assertThat(one.due("maria", reminders, start.plusSeconds(9))
            .orElseThrow()
            .text()
            .in(Language.CHINESE))
        .contains("已来不及", "号码注销");
    assertThat(one.due("maria", reminders, start.plus(Duration.ofDays(9)))).isEmpty();
  }

  @Test
  void aPlanNeedsADeadlineAndAChannelThatServes() {
    SimCard sim = SimCard.of("987654321", Peru.BITEL);
    assertThatThrownBy(() -> RenewalPlan.of("Lima", sim, List.of(), PERU))
        .hasMessageStartingWith("deadlines: ");
    assertThatThrownBy(() -> plan(Peru.ENTEL, Credit.NONE).reminders("claro-web"))
        .hasMessageStartingWith("channelId: claro-web");
  }

  private static RenewalPlan plan(Carrier carrier, Credit credit) {
    LineExpiry expiry = Peru.facts(carrier).orElseThrow().expiry();
    List<Deadline> deadlines = new ArrayList<>();
    for (LineState state : LineState.values()) {
      expiry
          .earliest(state, RECHARGED, credit)
          .ifPresent(at -> deadlines.add(
              new Deadline(happening(state), at, expiry.term(state, credit).source())));
    }
    return RenewalPlan.of("Lima", SimCard.of("987654321", carrier), deadlines, PERU);
  }

  private static Happening happening(LineState state) {
    return switch (state) {
      case LIMITED -> Happening.LINE_LIMITED;
      case SUSPENDED -> Happening.LINE_SUSPENDED;
      case LOST -> Happening.LINE_LOST;
    };
  }
}
