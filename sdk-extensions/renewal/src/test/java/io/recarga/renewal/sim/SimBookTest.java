package io.recarga.renewal.sim;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.recarga.Allowance;
import io.recarga.Bill;
import io.recarga.Carrier;
import io.recarga.Environment;
import io.recarga.Money;
import io.recarga.NotSentException;
import io.recarga.Points;
import io.recarga.Recarga;
import io.recarga.SimBalance;
import io.recarga.SimCard;
import io.recarga.TopUp;
import io.recarga.Usage;
import io.recarga.Volume;
import io.recarga.journal.Journal;
import io.recarga.market.peru.Peru;
import io.recarga.renewal.Language;
import io.recarga.renewal.store.RenewalStore;
import io.recarga.simulator.FakeCarrier;
import io.recarga.simulator.SimulatorClock;
import io.recarga.spi.AdapterId;
import io.recarga.spi.Answer;
import io.recarga.spi.Attempt;
import io.recarga.spi.Capabilities;
import io.recarga.spi.CarrierAdapter;
import io.recarga.spi.DuplicateLevel;
import io.recarga.spi.Question;
import io.recarga.spi.Route;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SimBookTest {
  private static final SimCard SIM = SimCard.of("987654321", Peru.CLARO);
  private static final ZoneId LIMA = ZoneId.of("America/Lima");

  private final SimulatorClock clock =
      SimulatorClock.virtual(Instant.parse("2026-11-24T17:00:00Z"));
  private final RenewalStore store = RenewalStore.inMemory();
  private List<Points> points = List.of();
  private final List<String> codes = new ArrayList<>();
  private final List<String> texts = new ArrayList<>();
  private final SimBook book = new SimBook(
      store,
      (number, code, text) -> {
        codes.add(code);
        texts.add(text.in(Language.ENGLISH));
      },
      clock,
      new Random(1));

  @Test
  void theCodeThatWentToTheLineBindsIt() {
    book.bind("maria", "Lima", SIM);
    assertThat(book.find("maria", "Lima")).isEmpty();
    assertThat(texts.get(0)).startsWith("Your code to bind Lima is " + codes.get(0));

    assertThat(book.confirm("maria", "Lima", codes.get(0))).isEqualTo(Confirmation.BOUND);
    book.usually("maria", "Lima", "plan-7", "claro-web");
    assertThat(book.find("maria", "Lima"))
        .contains(new BoundSim("Lima", SIM, "plan-7", "claro-web"));
    assertThat(book.of("maria")).hasSize(1);
    assertThat(book.of("mar")).isEmpty();
    assertThat(book.confirm("maria", "Lima", codes.get(0))).isEqualTo(Confirmation.NOT_ASKED);
  }

  @Test
  void threeWrongTriesEndACode() {
    book.bind("maria", "Lima", SIM);
    assertThat(book.confirm("maria", "Lima", "x")).isEqualTo(Confirmation.WRONG);
    assertThat(book.confirm("maria", "Lima", "x")).isEqualTo(Confirmation.WRONG);
    assertThat(book.confirm("maria", "Lima", "x")).isEqualTo(Confirmation.NO_TRIES_LEFT);
    assertThat(book.confirm("maria", "Lima", codes.get(0))).isEqualTo(Confirmation.NOT_ASKED);
    assertThat(book.find("maria", "Lima")).isEmpty();
  }

  @Test
  void theThirdTryMayBeRight() {
    book.bind("maria", "Lima", SIM);
    book.confirm("maria", "Lima", "x");
    book.confirm("maria", "Lima", "x");
    assertThat(book.confirm("maria", "Lima", codes.get(0))).isEqualTo(Confirmation.BOUND);
  }

  @Test
  void aCodeIsValidForThreeMinutes() {
    book.bind("maria", "Lima", SIM);
    clock.advance(Duration.ofMinutes(3));
    assertThat(book.confirm("maria", "Lima", codes.get(0))).isEqualTo(Confirmation.EXPIRED);
    book.bind("maria", "Lima", SIM);
    clock.advance(Duration.ofMinutes(3).minusSeconds(1));
    assertThat(book.confirm("maria", "Lima", codes.get(1))).isEqualTo(Confirmation.BOUND);
  }

  @Test
  void aLineGetsOneCodeAMinuteWhoeverAsks() {
    book.bind("maria", "Lima", SIM);
    assertThatThrownBy(() -> book.bind("jose", "x", SIM)).isInstanceOf(NotSentException.class);
    clock.advance(Duration.ofMinutes(1));
    book.bind("jose", "x", SIM);
    assertThat(codes).hasSize(2);
  }

  @Test
  void whatIsBoundStaysUntilANewCodeIsConfirmed() {
    book.bind("maria", "Lima", SIM);
    book.confirm("maria", "Lima", codes.get(0));
    clock.advance(Duration.ofMinutes(2));
    SimCard other = SimCard.of("987654322", Peru.BITEL);
    book.bind("maria", "Lima", other);
    book.confirm("maria", "Lima", "wrong");
    assertThat(book.find("maria", "Lima").orElseThrow().sim()).isEqualTo(SIM);
    book.confirm("maria", "Lima", codes.get(1));
    assertThat(book.find("maria", "Lima").orElseThrow().sim()).isEqualTo(other);
  }

  @Test
  void codesAreNotKeptInClearText() {
    book.bind("maria", "Lima", SIM);
    assertThat(store.find("sim", "maria/Lima").orElseThrow().body()).doesNotContain(codes.get(0));
  }

  @Test
  void personalLookUpsNeedABoundCard() {
    try (Recarga recarga = recarga(new Telling())) {
      book.bind("maria", "Lima", SIM);
      assertThatThrownBy(() -> book.status("maria", "Lima", recarga.lookups()))
          .isInstanceOf(NotBoundException.class);
      book.confirm("maria", "Lima", codes.get(0));
      assertThatThrownBy(() -> book.status("jose", "Lima", recarga.lookups()))
          .isInstanceOf(NotBoundException.class);
      assertThat(book.status("maria", "Lima", recarga.lookups()).balance().values())
          .hasSize(1);
      book.unbind("maria", "Lima");
      assertThatThrownBy(() -> book.status("maria", "Lima", recarga.lookups()))
          .isInstanceOf(NotBoundException.class);
      assertThat(store.find("sim", "maria/Lima").orElseThrow().body()).isEqualTo("{}");
    }
  }

  @Test
  void aStatusHasSourceAndAgeAndSaysWhatIsUnknownAndWhy() {
    try (Recarga recarga = recarga(new Telling())) {
      SimStatus status = SimStatus.of(SIM, recarga.lookups(), clock.now());

      assertThat(status.lines(Language.ENGLISH, LIMA))
          .containsExactly(
              "Balance: S/ 7.50, expires on December 1, 2026, 12:00 (UTC-05:00) (by telling, 5 minutes ago)",
              "Data: 350 MB left (by telling, 0 minutes ago)",
              "points: not known; the carrier told nothing",
              "bills: not known; the question failed",
              "activity: not known; no connected carrier answers that");
      assertThat(status.lines(Language.CHINESE, LIMA)).anyMatch(line -> line.startsWith("积分：未知"));
      assertThat(status.unknown()).containsOnlyKeys(Part.POINTS, Part.BILLS, Part.ACTIVITY);
    }
  }

  @Test
  void pointsSayWhetherTheyMayBeRedeemedNow() {
    points = List.of(
        Points.builder("now", BigDecimal.valueOf(120)).build(),
        Points.builder("later", BigDecimal.valueOf(30))
            .redeemable(clock.now().plusSeconds(60), null)
            .build());
    try (Recarga recarga = recarga(new Telling())) {
      assertThat(SimStatus.of(SIM, recarga.lookups(), clock.now()).lines(Language.ENGLISH, LIMA))
          .contains(
              "Points: 120, may be redeemed now (by telling, 0 minutes ago)",
              "Points: 30 (by telling, 0 minutes ago)");
    }
  }

  @Test
  void namesThatWouldMixPeopleUpAreRefused() {
    assertThatThrownBy(() -> book.bind("maria/x", "Lima", SIM)).hasMessageStartingWith("owner: ");
    assertThatThrownBy(() -> book.bind("maria", "", SIM)).hasMessageStartingWith("alias: ");
  }

  private Recarga recarga(CarrierAdapter adapter) {
    return Recarga.builder()
        .adapter(adapter)
        .journal(Journal.inMemory(9))
        .time(clock)
        .build();
  }

  /** A carrier that tells some things of a line, and fails at others. */
  private final class Telling implements CarrierAdapter {
    private final FakeCarrier sells = FakeCarrier.create(clock);

    @Override
    public AdapterId id() {
      return AdapterId.of("telling");
    }

    @Override
    public Environment environment() {
      return Environment.SANDBOX;
    }

    @Override
    public Capabilities capabilities() {
      return Capabilities.builder(DuplicateLevel.BLIND)
          .takes(Capabilities.LineId.NUMBER)
          .sells(Capabilities.Product.AMOUNT)
          .answers(Question.SIM_BALANCE, Question.USAGE, Question.POINTS, Question.BILLS)
          .build();
    }

    @Override
    public Route prepare(TopUp topUp) {
      return sells.prepare(topUp);
    }

    @Override
    public Answer send(Attempt attempt) {
      return sells.send(attempt);
    }

    @Override
    public Answer find(Attempt attempt) {
      return sells.find(attempt);
    }

    @Override
    public Instant asOf(Question question) {
      return question == Question.SIM_BALANCE ? clock.now().minus(Duration.ofMinutes(5)) : null;
    }

    @Override
    public SimBalance simBalance(SimCard sim) {
      return SimBalance.of(
          Money.of("7.50", "PEN"), Instant.parse("2026-12-01T17:00:00Z"), List.of());
    }

    @Override
    public List<Usage> usage(SimCard sim) {
      return List.of(Usage.builder("data")
          .kind(Allowance.Kind.DATA)
          .volume(null, Volume.megabytes(BigDecimal.valueOf(350)))
          .build());
    }

    @Override
    public List<Points> points(SimCard sim) {
      return points;
    }

    @Override
    public List<Bill> bills(SimCard sim) {
      throw new IllegalStateException("the carrier is down");
    }
  }

  @Test
  void aCarrierOfAnAppIsReadBack() {
    Carrier own = Carrier.builder("acme-mx", "Acme", "MX").build();
    book.bind("maria", "DF", SimCard.of("+525512345678", own));
    book.confirm("maria", "DF", codes.get(0));
    assertThat(book.find("maria", "DF").orElseThrow().sim().carrier().currency().getCurrencyCode())
        .isEqualTo("MXN");
  }
}
