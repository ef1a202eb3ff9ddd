package io.recarga;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.CarrierEvidence.Basis;
import io.recarga.journal.Journal;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class LookupsTest {
  private static final Carrier CLARO =
      Carrier.builder("claro-pe", "Claro", "PE").build();
  private static final Carrier ENTEL =
      Carrier.builder("entel-pe", "Entel", "PE").build();
  private static final SimCard SIM = SimCard.of("987654321", CLARO);
  private static final Instant READ = Instant.parse("2026-11-01T12:00:00Z");

  private final Asked down = new Asked("down", true);
  private final Asked up = new Asked("up", false);
  private final Lookups lookups = Recarga.builder()
      .adapter(down)
      .adapter(up)
      .journal(Journal.inMemory(9))
      .build()
      .lookups();

  @Test
  void oneRoadDownDoesNotHideTheOthers() {
    Lookup<Plan> plans = lookups.plans(SIM);

    assertThat(plans.values()).extracting(Plan::id).containsExactly("p-up");
    assertThat(plans.found()).containsExactly(new Lookup.Found<>(up.plan(), up.id(), READ));
    assertThat(plans.problems())
        .containsExactly(new Lookup.Problem(down.id(), "no network to down"));
  }

  @Test
  void planIsQuotedByTheAdapterThatListedIt() {
    Lookup<Quote> quotes = lookups.quote(TopUp.ofPlan(TopUpKey.of("k"), SIM, up.plan()));

    assertThat(quotes.values()).extracting(Quote::adapter).containsExactly(up.id());
    assertThat(quotes.problems()).isEmpty();
  }

  @Test
  void planOfAnAdapterThatIsNotHereIsRefused() {
    TopUp stranger = TopUp.ofPlan(TopUpKey.of("k"), SIM, new Asked("other", false).plan());

    assertThatIllegalArgumentException()
        .isThrownBy(() -> lookups.quote(stranger))
        .withMessage("adapter: none is named other, but [down, up]");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> lookups.wallet(AdapterId.of("other")))
        .withMessage("adapter: none is named other, but [down, up]");
  }

  @Test
  void callersWordComesFirstAndTheEvidenceOfOthersFollows() {
    Lookup<CarrierEvidence> said = lookups.carrierOf(SIM);

    assertThat(said.values())
        .containsExactly(
            new CarrierEvidence(CLARO, Basis.CALLER),
            new CarrierEvidence(ENTEL, Basis.PORTABILITY_LOOKUP));
    assertThat(said.problems()).extracting(Lookup.Problem::source).containsExactly(down.id());
  }

  @Test
  void dataSimWithoutNumberHasTheCallersWordOnly() {
    SimCard data = SimCard.of(new Iccid("8951101234567890123"), CLARO);

    assertThat(lookups.carrierOf(data).values())
        .containsExactly(new CarrierEvidence(CLARO, Basis.CALLER));
    assertThat(lookups.carrierOf(data).problems()).isEmpty();
  }

  @Test
  void usagePointsAndBillsAreAskedLikeTheOthers() {
    assertThat(lookups.usage(SIM).values()).extracting(Usage::name).containsExactly("Internet");
    assertThat(lookups.points(SIM).values()).extracting(Points::id).containsExactly("puntos");
    assertThat(lookups.bills(SIM).values()).extracting(Bill::id).containsExactly("b-1");
    for (Lookup<?> lookup : List.of(lookups.usage(SIM), lookups.points(SIM), lookups.bills(SIM))) {
      assertThat(lookup.problems()).extracting(Lookup.Problem::source).containsExactly(down.id());
    }
  }

  @Test
  void questionThatNobodyAnswersIsRefusedWithTheAdaptersNames() {
    assertThatThrownBy(() -> lookups.simBalance(SIM))
        .isInstanceOf(NotSupportedException.class)
        .hasMessage("down, up cannot answer: " + Question.SIM_BALANCE);
    assertThatThrownBy(() -> lookups.wallet(up.id()))
        .isInstanceOf(NotSupportedException.class)
        .hasMessage("up cannot answer: " + Question.WALLET);
  }

  /** An adapter that is asked and never sent to. */
  private record Asked(String name, boolean isDown) implements CarrierAdapter {
    Plan plan() {
      return Plan.builder(id(), "p-" + name, "Plan", CLARO, Money.of("5", "PEN"))
          .build();
    }

    private <T> T answer(T value) {
      if (isDown) {
        throw new NotSentException("no network to " + name);
      }
      return value;
    }

    @Override
    public AdapterId id() {
      return AdapterId.of(name);
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.builder(DuplicateLevel.BLIND)
          .answers(
              Question.PLANS,
              Question.QUOTE,
              Question.CARRIER_OF,
              Question.USAGE,
              Question.POINTS,
              Question.BILLS)
          .build();
    }

    @Override
    public List<Plan> plans(SimCard sim) {
      return answer(List.of(plan()));
    }

    @Override
    public Quote quote(TopUp topUp) {
      return answer(Quote.of(id(), topUp.amount(), Money.of("1.5", "USD"), null, READ));
    }

    @Override
    public List<CarrierEvidence> carrierOf(PhoneNumber number) {
      return answer(List.of(new CarrierEvidence(ENTEL, Basis.PORTABILITY_LOOKUP)));
    }

    @Override
    public List<Usage> usage(SimCard sim) {
      return answer(List.of(Usage.builder("Internet").build()));
    }

    @Override
    public List<Points> points(SimCard sim) {
      return answer(List.of(Points.builder("puntos", BigDecimal.TEN).build()));
    }

    @Override
    public List<Bill> bills(SimCard sim) {
      return answer(List.of(Bill.builder("b-1", Bill.Status.OPEN, "sent").build()));
    }

    @Override
    public Instant asOf(Question question) {
      return READ;
    }

    @Override
    public Route prepare(TopUp topUp) {
      throw new NotSentException("not asked for");
    }

    @Override
    public Answer send(Attempt attempt) {
      throw new NotSentException("not asked for");
    }

    @Override
    public Answer find(Attempt attempt) {
      throw new NotSentException("not asked for");
    }
  }
}
